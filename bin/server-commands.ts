import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Config, describeConfig, parseConfig, secretKey } from '../src/config.ts'
import { roles } from '../src/core/policy.ts'
import { BeingRestored } from '../src/features/backup/stage-files.ts'
import { demonstrationLink } from '../src/features/demonstration/demonstration-link.ts'
import { signInLink } from '../src/features/people/send-sign-in-link.ts'
import { addUser, listUsers } from '../src/features/people/users.ts'
import { start } from '../src/main.ts'
import { AlreadyRunning } from '../src/platform/embedded-postgres.ts'
import { migrateJobs } from '../src/platform/jobs.ts'
import { migrate, NewerSchema } from '../src/platform/migrate.ts'
import { type OpenDatabase, openConfigured } from '../src/platform/open.ts'
import { openSessions } from '../src/platform/session.ts'
import { NotBuilt } from '../src/web.ts'
import { backup, restore } from './backup.ts'
import { badUsage, type ExitCode } from './command.ts'
import { organisationCommand } from './organisation.ts'

// The commands that need the server's parts; how they are used stands in commands.ts.

export const migrateWith = none(migrateNow)
export const configWith = none(showConfig)

/** A command that takes no words. */
function none(run: (config: Config) => Promise<ExitCode>): (words: string[]) => Promise<ExitCode> {
  return async (words) => {
    if (words.length > 0) return badUsage(`It takes no words: ${words.join(' ')}`)
    return configured(run)
  }
}

/** All faults of the configuration at once, or the command. */
async function configured(run: (config: Config) => Promise<ExitCode>): Promise<ExitCode> {
  const parsed = parseConfig(process.env, process.cwd())
  if (parsed.ok) return run(parsed.config).catch(told)
  console.error('The configuration has faults:')
  for (const { variable, fault } of parsed.faults) console.error(`  ${variable} ${fault}`)
  return 1
}

export async function serveWith(words: string[]): Promise<ExitCode> {
  const demo = words.length === 1 && words[0] === '--demo'
  if (words.length > 0 && !demo) return badUsage(`It takes no words but --demo: ${words.join(' ')}`)
  return configured((config) => serve(config, demo))
}

const mendable = [AlreadyRunning, BeingRestored, NewerSchema, NotBuilt]

/** What an operator can mend is said in a line; anything else is a bug, with its stack. */
function told(error: unknown): ExitCode {
  const isMendable =
    mendable.some((kind) => error instanceof kind) || (error as { code?: string }).code === 'EADDRINUSE'
  if (!isMendable) throw error
  console.error((error as Error).message)
  return 1
}

async function serve(config: Config, demo: boolean): Promise<ExitCode> {
  const running = await start(config)
  const asked = firstSignal()
  if (running.address) console.log(`Luotto is at ${running.baseUrl} (listening on ${running.address})`)
  else console.log('Luotto is working.')
  const visit = demo ? await demonstrationLink(running.context, running.sessions) : undefined
  if (visit) console.log(`\nLook around in the made-up organisation, by a link that works once: ${visit}\n`)
  else if (running.firstAdmin) console.log(`\nSign in for the first time, once: ${running.firstAdmin}\n`)
  if (running.metricsAddress) console.log(`Metrics are at ${running.metricsAddress}/metrics`)
  await asked
  // Whatever is under way after that is safe to be cut off: it is told of, and taken up again.
  const inTime = await Promise.race([running.stop().then(() => true), wait(longestStopMs, false, { ref: false })])
  if (!inTime)
    console.error('Not everything came to its end in time; what was under way is taken up at the next start.')
  setTimeout(() => process.exit(), 1_000).unref()
  return 0
}

const longestStopMs = 35_000

/** The first SIGTERM or Ctrl-C asks to stop; with the second, the process ends at once. */
function firstSignal(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = false
  const onSignal = () => {
    if (asked) process.exit(1)
    asked = true
    resolve()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal)
  return promise
}

export async function backUp(words: string[], usage: string): Promise<ExitCode> {
  const [place, ...more] = words
  if (more.length > 0 || place?.startsWith('-')) return badUsage(usage)
  return configured((config) => backup(config, place))
}

export async function restoreFrom(words: string[], usage: string): Promise<ExitCode> {
  const files = words.filter((word) => word !== '--without-key')
  const [file, ...more] = files
  if (!file || more.length > 0 || file.startsWith('-')) return badUsage(usage)
  return configured((config) => restore(config, file, files.length < words.length))
}

async function migrateNow(config: Config): Promise<ExitCode> {
  return visiting(config, async ({ owner }) => {
    const ran = await migrate(owner)
    await migrateJobs(owner)
    for (const name of ran) console.log(name)
    console.error(ran.length === 0 ? 'Nothing to migrate.' : 'Migrated.')
    return 0
  })
}

async function showConfig(config: Config): Promise<ExitCode> {
  for (const { name, value, about } of describeConfig(config)) console.log(`${name}=${value}\n    ${about}`)
  return 0
}

export async function user(words: string[], usage: string): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    strict: false,
    options: { role: { type: 'string', multiple: true }, organisation: { type: 'string' } },
  })
  const [what, email = '', ...name] = positionals
  const where = values.organisation
  if (typeof where === 'boolean') return badUsage(usage)
  const known = roles.filter((role) => values.role?.includes(role))
  if (known.length !== (values.role ?? []).length) return badUsage(`A role is one of: ${roles.join(', ')}`)
  if (what === 'list') return configured((config) => visiting(config, printUsers))
  if (what === 'link' && email)
    return configured((config) => visiting(config, (database) => printLink(database, config, email)))
  if (what === 'add' && email && name.length > 0) {
    const person = { email: email.toLowerCase(), name: name.join(' '), roles: known }
    return configured((config) =>
      visiting(config, async (database) => {
        const added = await addUser({ db: database.db, clock: Date.now }, person, where)
        if (added.ok) return printLink(database, config, person.email)
        console.error(messages[added.problem])
        return 1
      }),
    )
  }
  return badUsage(usage)
}

const messages = {
  'no-organisation': 'There is no organisation yet: sign in as the first admin and found one.',
  'many-organisations': 'There are several organisations: say which by --organisation and its id.',
  'unknown-organisation': 'There is no such organisation: "organisation list" says which there are.',
  'already-there': 'This address belongs to a member already. Try "user link".',
  'bad-email': 'That is not an e-mail address.',
} as const

export async function organisation(words: string[], usage: string): Promise<ExitCode> {
  const run = organisationCommand(words)
  if (!run) return badUsage(usage)
  return configured((config) => visiting(config, (database) => run(database, config)))
}

async function printUsers({ db }: OpenDatabase): Promise<ExitCode> {
  for (const { email, name } of await listUsers(db)) console.log(`${email}\t${name}`)
  return 0
}

async function printLink({ db, pool }: OpenDatabase, config: Config, email: string): Promise<ExitCode> {
  const found = await db.selectFrom('authUser').select('id').where('email', '=', email.toLowerCase()).executeTakeFirst()
  if (!found) {
    console.error('Nobody has this address.')
    return 1
  }
  const sessions = openSessions({ pool, baseUrl: config.baseUrl, secretKey: secretKey(config) })
  console.log(await signInLink({ sessions, baseUrl: config.baseUrl }, email.toLowerCase()))
  return 0
}

/** Opens the database without owning it: a server that runs goes on running. */
async function visiting(config: Config, run: (database: OpenDatabase) => Promise<ExitCode>): Promise<ExitCode> {
  const database = await openConfigured(config, false, (error) => console.error(error.message))
  try {
    return await run(database)
  } finally {
    await database.close()
  }
}
