import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Config, secretKey } from './config.ts'
import type { Context, Networks } from './context.ts'
import type { AccountNetwork } from './core/networks.ts'
import { BeingRestored, isBeingRestored } from './features/backup/stage-files.ts'
import { openClicks } from './features/links/open-clicks.ts'
import { firstAdminLink } from './features/people/first-admin.ts'
import { registrationsIn } from './features/telling/registrations.ts'
import { type Health, openHealth, openHealthServer } from './health.ts'
import { measuredMailer, measuredNetworks, queueStates } from './measure.ts'
import { bluesky } from './networks/bluesky.ts'
import { blueskyClient } from './networks/bluesky-client.ts'
import { linkedin } from './networks/linkedin.ts'
import { mastodon } from './networks/mastodon.ts'
import { openAssistant } from './platform/assistant.ts'
import { filesIn } from './platform/files.ts'
import { migrateJobs, openJobs } from './platform/jobs.ts'
import { openLimits } from './platform/limits.ts'
import { openLog } from './platform/log.ts'
import { openMailer } from './platform/mail.ts'
import { type Metrics, openMetrics } from './platform/metrics.ts'
import { migrate } from './platform/migrate.ts'
import { type OpenDatabase, openConfigured } from './platform/open.ts'
import { openOutbound } from './platform/outbound.ts'
import { secretsWith } from './platform/secrets.ts'
import { openSessions, type Sessions } from './platform/session.ts'
import { version } from './platform/version.ts'
import { registerAll } from './ui/catalogues.ts'
import { openWeb } from './web.ts'
import { startWork } from './work.ts'

export type Running = {
  /** Where it listens, e.g. `http://127.0.0.1:3000`; `undefined` for a worker alone. */
  readonly address: string | undefined
  /** Where figures and readiness are told to machines; `undefined` where nobody asked for that. */
  readonly metricsAddress: string | undefined
  readonly baseUrl: string
  /** The first admin's one-time link, until an organisation has been founded. */
  readonly firstAdmin: string | undefined
  readonly context: Context
  readonly sessions: Sessions
  /** Answers what is under way, counts the last clicks, and lets go of the database. */
  readonly stop: () => Promise<void>
}

/** What tests put in the place of the world. */
export type World = {
  readonly clock?: () => number
  readonly print?: (text: string) => void
  readonly limitScale?: number
  readonly networks?: Context['networks']
  readonly logTo?: NodeJS.WritableStream
}

/** Wires configuration, database, web and worker together. */
export async function start(config: Config, world: World = {}): Promise<Running> {
  registerAll()
  if (isBeingRestored(config.dataDir)) throw new BeingRestored(config.dataDir)
  mkdirSync(config.dataDir, { recursive: true })
  const log = openLog(config, world.logTo)
  const database = await openConfigured(config, true, (error) =>
    log.warn({ err: error }, 'a database connection was lost'),
  )
  try {
    await migrate(database.owner)
    await migrateJobs(database.owner)
    return await startOn(database, config, world, log)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function startOn(database: OpenDatabase, config: Config, world: World, log: Context['log']): Promise<Running> {
  const server = createServer()
  // The port is known before anything says an address: a free one may have been asked for.
  const address = config.role === 'worker' ? undefined : await listen(server, config)
  const baseUrl = address && new URL(config.baseUrl).port === '0' ? address : config.baseUrl
  const key = secretKey(config)
  const clock = world.clock ?? Date.now
  const metrics = openMetrics({ version, role: config.role })
  metrics.pool(() => database.pool)
  metrics.queue(() => queueStates(database.db, clock))
  const health = openHealth(database.pool)
  const jobs = await openJobs(database.connection, log)
  const printed = openMailer(config, world.print ?? ((text) => process.stderr.write(text)))
  const mail = measuredMailer(printed, metrics)
  const outbound = openOutbound({ allow: config.outboundAllow })
  const secrets = secretsWith(key)
  const context: Context = {
    db: database.db,
    clock,
    jobs,
    mail,
    files: filesIn(join(config.dataDir, 'files')),
    log,
    outbound,
    secrets,
    networks: measuredNetworks(
      world.networks ?? (await openNetworks(config, { outbound, db: database.db, clock, secrets, baseUrl })),
      metrics,
    ),
    assistant:
      config.assistant &&
      openAssistant(config.assistant, { onProblem: (what) => log.warn({ what }, 'the assistant did not answer') }),
    baseUrl,
  }
  const sessions = openSessions({ pool: database.pool, baseUrl, secretKey: key })
  const stopWeb = address
    ? await serve(server, context, { database, config, sessions, scale: world.limitScale, health, metrics })
    : undefined
  const stopWork = config.role === 'web' ? undefined : await startWork(context, jobs, sessions, metrics)
  const told = config.metrics && openHealthServer({ metrics, health }, config.metrics)
  const metricsAddress = told && config.metrics && (await listen(told, config.metrics))
  return {
    address,
    metricsAddress,
    baseUrl,
    firstAdmin: address ? await firstAdminLink({ ...context, sessions }) : undefined,
    context,
    sessions,
    stop: async () => {
      health.leave()
      await Promise.all([stopWeb?.(), stopWork?.()])
      await jobs.stop()
      if (told) await closeServer(told, 0)
      mail.close()
      await database.close()
    },
  }
}

/** The networks with an open API that this installation speaks to by members' own accounts. */
async function openNetworks(
  config: Config,
  { outbound, db, clock, secrets, baseUrl }: Pick<Context, 'outbound' | 'db' | 'clock' | 'secrets' | 'baseUrl'>,
): Promise<Networks> {
  const callback = (network: AccountNetwork) => `${baseUrl}/oauth/callback/${network}`
  const registrations = registrationsIn({ db, secrets, clock }, 'mastodon', callback('mastodon'))
  const website = baseUrl
  const plain = config.outboundAllow
  // Thirty-two bytes that are this installation's own, and the same after a restart.
  const key = Buffer.concat(['first', 'second'].map((half) => secrets.sign('bluesky client', Buffer.from(half))))
  return {
    bluesky: bluesky(outbound, await blueskyClient(baseUrl, key)),
    ...(config.linkedIn
      ? { linkedin: linkedin({ outbound, clock, callback: callback('linkedin'), client: config.linkedIn }) }
      : {}),
    mastodon: mastodon({ outbound, clock, registrations, callback: callback('mastodon'), website, plain, wait }),
  }
}

type Parts = {
  readonly database: OpenDatabase
  readonly config: Config
  readonly sessions: ReturnType<typeof openSessions>
  readonly scale: number | undefined
  readonly health: Health
  readonly metrics: Metrics
}

/** Lets the server answer; what comes back stops it, and loses nothing of what was answered. */
async function serve(
  server: Server,
  context: Context,
  { database, config, sessions, scale, health, metrics }: Parts,
): Promise<() => Promise<void>> {
  const { trustProxy } = config
  const clicks = openClicks({
    ...context,
    pool: database.pool,
    folder: join(config.dataDir, 'spool'),
    host: new URL(context.baseUrl).host,
    trustProxy,
  })
  metrics.clicks(() => clicks.tally)
  const web = await openWeb({ app: context, sessions, limits: openLimits(scale), trustProxy, health, metrics })
  server.on('request', (request, response) => {
    clicks.answer(request, response, ({ kind }) => {
      if (kind === 'unavailable') response.writeHead(503, { 'Retry-After': '5' }).end()
      else web(request, response)
    })
  })
  return async () => {
    await closeServer(server, drainMs)
    await clicks.stop()
  }
}

// Longer than any page takes; whoever still sends or receives after that is cut off.
const drainMs = 10_000

/** Takes no new connection, and lets go of those that are there as soon as their request has been answered. */
async function closeServer(server: Server, patienceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
  server.closeIdleConnections()
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}

function listen(server: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const bound = server.address() as AddressInfo
      resolve(`http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${bound.port}`)
    })
  })
}
