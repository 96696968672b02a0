import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import { z } from 'zod'
import type { AssistantConfig } from './platform/assistant.ts'

/** What a variable is for: printed by `luotto config` and kept in step by its test. */
export const variables = {
  PORT: 'the port to listen on; 0 takes a free one (default 3000)',
  HOST: 'the address to listen on (default 127.0.0.1; 0.0.0.0 behind a reverse proxy on another host)',
  BASE_URL: 'the address people use, e.g. https://luotto.example.fi (default http://localhost:PORT)',
  DATA_DIR: 'where the bundled database, pictures, the click spool and the key are kept (default ./data)',
  DATABASE_URL: 'a PostgreSQL 15 or newer to use instead of the bundled one, e.g. postgres://user:pw@host/luotto',
  SMTP_URL: 'the mail server, e.g. smtps://user:pw@mail.example.fi (without it, mails are printed in the log)',
  MAIL_FROM: 'the sender of mails (default luotto@ and the host of BASE_URL)',
  SECRET_KEY: 'at least 32 characters; made and kept in DATA_DIR where not given',
  ROLE: 'all, web or worker (default all)',
  TRUST_PROXY: 'true when a reverse proxy sets X-Forwarded-For (default false)',
  LINKEDIN_CLIENT_ID: 'an app at LinkedIn of your own, with which members may connect their accounts (default none)',
  LINKEDIN_CLIENT_SECRET: 'the secret of that app',
  ASSISTANT_URL:
    'an OpenAI-compatible endpoint, e.g. https://llm.example.fi/v1, to which members may send a draft (default none)',
  ASSISTANT_KEY: 'the key of that endpoint, where it asks for one',
  ASSISTANT_MODEL: 'the model to ask there',
  OUTBOUND_ALLOW: 'private hosts that feeds and networks may be fetched from, as host:port, separated by commas',
  METRICS_PORT: 'the port on which GET /metrics, /healthz and /readyz are answered (without it, /metrics is not)',
  METRICS_HOST: 'the address for METRICS_PORT (default 127.0.0.1; another needs a METRICS_TOKEN)',
  METRICS_TOKEN: 'what a reader of /metrics must bring along, as a bearer token of at least 16 characters',
  LOG_LEVEL: 'debug, info, warn, error or silent (default info)',
} as const

type Variable = keyof typeof variables
export type Environment = Readonly<Partial<Record<string, string>>>

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })

const shape = z.object({
  PORT: z.coerce.number('must be a whole number from 0 to 65535').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  BASE_URL: url(['http:', 'https:'])
    .refine(
      (text) => !/^https?:/i.test(text) || !URL.canParse(text) || `${new URL(text).origin}/` === new URL(text).href,
      {
        message: 'must be a scheme and a host alone, without a path',
      },
    )
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().regex(/@/, 'must be an e-mail address').optional(),
  SECRET_KEY: z.string().min(32, 'must have at least 32 characters').optional(),
  ROLE: z.enum(['all', 'web', 'worker'], 'must be all, web or worker').default('all'),
  TRUST_PROXY: z.enum(['true', 'false'], 'must be true or false').default('false'),
  LINKEDIN_CLIENT_ID: z.string().min(1).max(200).optional(),
  LINKEDIN_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  ASSISTANT_URL: url(['http:', 'https:']).optional(),
  ASSISTANT_KEY: z.string().min(1).max(2000).optional(),
  ASSISTANT_MODEL: z.string().min(1).max(200).optional(),
  OUTBOUND_ALLOW: z
    .string()
    .regex(/^[^\s,:]+:\d+(,[^\s,:]+:\d+)*$/, 'must be host:port, host:port, …')
    .optional(),
  METRICS_PORT: z.coerce.number('must be a whole number from 0 to 65535').int().min(0).max(65535).optional(),
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
    .default('info'),
})

export type Config = {
  readonly port: number
  readonly host: string
  readonly baseUrl: string
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly secretKey: string | undefined
  readonly role: 'all' | 'web' | 'worker'
  readonly trustProxy: boolean
  readonly linkedIn: { readonly id: string; readonly secret: string } | undefined
  readonly assistant: AssistantConfig | undefined
  readonly outboundAllow: readonly string[]
  /** Where figures for the operator are answered; `undefined` where nobody asked for them. */
  readonly metrics: { readonly port: number; readonly host: string; readonly token: string | undefined } | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

export type ConfigResult =
  | { ok: true; config: Config }
  | { ok: false; faults: readonly { variable: string; fault: string }[] }

/** Parses the environment; all faults are reported at once. Empty variables count as not given. */
export function parseConfig(environment: Environment, workingFolder: string): ConfigResult {
  const given = Object.fromEntries(
    Object.keys(variables).flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  )
  const parsed = shape.safeParse(given)
  const halfApp = Boolean(given.LINKEDIN_CLIENT_ID) !== Boolean(given.LINKEDIN_CLIENT_SECRET)
  const halfAssistant = Boolean(given.ASSISTANT_URL) !== Boolean(given.ASSISTANT_MODEL)
  if (!parsed.success || halfApp || halfAssistant) {
    const issues = parsed.error?.issues ?? []
    const faults = issues.map((issue) => ({ variable: issue.path.join('.'), fault: issue.message }))
    if (halfApp)
      faults.push({ variable: 'LINKEDIN_CLIENT_SECRET', fault: 'must come together with LINKEDIN_CLIENT_ID' })
    if (halfAssistant) faults.push({ variable: 'ASSISTANT_MODEL', fault: 'must come together with ASSISTANT_URL' })
    return { ok: false, faults }
  }
  const env = parsed.data
  if (!isLoopback(env.METRICS_HOST) && env.METRICS_PORT !== undefined && !env.METRICS_TOKEN) {
    const fault = 'must be given where METRICS_HOST is not this machine alone'
    return { ok: false, faults: [{ variable: 'METRICS_TOKEN', fault }] }
  }
  const baseUrl = new URL(env.BASE_URL ?? `http://localhost:${env.PORT}`).origin
  return {
    ok: true,
    config: {
      port: env.PORT,
      host: env.HOST,
      baseUrl,
      dataDir: isAbsolute(env.DATA_DIR) ? env.DATA_DIR : resolve(workingFolder, env.DATA_DIR),
      databaseUrl: env.DATABASE_URL,
      smtpUrl: env.SMTP_URL,
      mailFrom: env.MAIL_FROM ?? `luotto@${new URL(baseUrl).hostname}`,
      secretKey: env.SECRET_KEY,
      role: env.ROLE,
      trustProxy: env.TRUST_PROXY === 'true',
      linkedIn:
        env.LINKEDIN_CLIENT_ID && env.LINKEDIN_CLIENT_SECRET
          ? { id: env.LINKEDIN_CLIENT_ID, secret: env.LINKEDIN_CLIENT_SECRET }
          : undefined,
      assistant:
        env.ASSISTANT_URL && env.ASSISTANT_MODEL
          ? { url: env.ASSISTANT_URL, key: env.ASSISTANT_KEY, model: env.ASSISTANT_MODEL }
          : undefined,
      outboundAllow: env.OUTBOUND_ALLOW?.split(',') ?? [],
      metrics:
        env.METRICS_PORT === undefined
          ? undefined
          : { port: env.METRICS_PORT, host: env.METRICS_HOST, token: env.METRICS_TOKEN },
      logLevel: env.LOG_LEVEL,
    },
  }
}

const isLoopback = (host: string): boolean => /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host)

/** The key that protects members' tokens and sessions: given, or made once and kept in DATA_DIR. */
export function secretKey(config: Pick<Config, 'secretKey' | 'dataDir'>): string {
  if (config.secretKey) return config.secretKey
  const file = keyFile(config)
  mkdirSync(config.dataDir, { recursive: true })
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = readFileSync(file, 'utf8').trim()
  // A kill amid the first start could leave it empty, and everything would be sealed with nothing.
  if (key.length < 32)
    throw new Error(`There is no key in ${file}. If nothing was sealed with it yet, remove the file.`)
  return key
}

/** The key where there is one already: a backup or a restore makes none. */
export function existingKey(config: Pick<Config, 'secretKey' | 'dataDir'>): string | undefined {
  if (config.secretKey) return config.secretKey
  return existsSync(keyFile(config)) ? secretKey(config) : undefined
}

export const keyFile = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'secret.key')

/** The values in force, for `luotto config`; secrets are named but not shown. */
export function describeConfig(config: Config): readonly { name: Variable; value: string; about: string }[] {
  const secret = (value: string | undefined) => (value ? '(given)' : '')
  const values: Record<Variable, string> = {
    PORT: String(config.port),
    HOST: config.host,
    BASE_URL: config.baseUrl,
    DATA_DIR: config.dataDir,
    DATABASE_URL: secret(config.databaseUrl),
    SMTP_URL: secret(config.smtpUrl),
    MAIL_FROM: config.mailFrom,
    SECRET_KEY: secret(config.secretKey),
    ROLE: config.role,
    TRUST_PROXY: String(config.trustProxy),
    LINKEDIN_CLIENT_ID: config.linkedIn?.id ?? '',
    LINKEDIN_CLIENT_SECRET: secret(config.linkedIn?.secret),
    ASSISTANT_URL: config.assistant?.url ?? '',
    ASSISTANT_KEY: secret(config.assistant?.key),
    ASSISTANT_MODEL: config.assistant?.model ?? '',
    OUTBOUND_ALLOW: config.outboundAllow.join(','),
    METRICS_PORT: String(config.metrics?.port ?? ''),
    METRICS_HOST: config.metrics?.host ?? '',
    METRICS_TOKEN: secret(config.metrics?.token),
    LOG_LEVEL: config.logLevel,
  }
  return (Object.keys(variables) as Variable[]).map((name) => ({ name, value: values[name], about: variables[name] }))
}
