import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Config, secretKey } from './config.ts'
import type { Context } from './context.ts'
import { BeingRestored, isBeingRestored } from './features/backup/stage-files.ts'
import { openClicks } from './features/links/open-clicks.ts'
import { firstAdminLink } from './features/people/first-admin.ts'
import { bluesky } from './networks/bluesky.ts'
import { filesIn } from './platform/files.ts'
import { migrateJobs, openJobs } from './platform/jobs.ts'
import { openLimits } from './platform/limits.ts'
import { openLog } from './platform/log.ts'
import { openMailer } from './platform/mail.ts'
import { migrate } from './platform/migrate.ts'
import { type OpenDatabase, openConfigured } from './platform/open.ts'
import { openOutbound } from './platform/outbound.ts'
import { secretsWith } from './platform/secrets.ts'
import { openSessions, type Sessions } from './platform/session.ts'
import { registerAll } from './ui/catalogues.ts'
import { openWeb } from './web.ts'
import { startWork } from './work.ts'

export type Running = {
  /** Where it listens, e.g. `http://127.0.0.1:3000`; `undefined` for a worker alone. */
  readonly address: string | undefined
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
  const jobs = await openJobs(database.connection, log)
  const mail = openMailer(config, world.print ?? ((text) => process.stderr.write(text)))
  const outbound = openOutbound({ allow: config.outboundAllow })
  const clock = world.clock ?? Date.now
  const context: Context = {
    db: database.db,
    clock,
    jobs,
    mail,
    files: filesIn(join(config.dataDir, 'files')),
    log,
    outbound,
    secrets: secretsWith(key),
    networks: world.networks ?? { bluesky: bluesky(outbound) },
    baseUrl,
  }
  const sessions = openSessions({ pool: database.pool, baseUrl, secretKey: key })
  const stopWeb = address
    ? await serve(server, context, { database, config, sessions, scale: world.limitScale })
    : undefined
  const stopWork = config.role === 'web' ? undefined : await startWork(context, jobs, sessions)
  return {
    address,
    baseUrl,
    firstAdmin: address ? await firstAdminLink({ ...context, sessions }) : undefined,
    context,
    sessions,
    stop: async () => {
      await stopWeb?.()
      await stopWork?.()
      await jobs.stop()
      mail.close()
      await database.close()
    },
  }
}

type Parts = {
  readonly database: OpenDatabase
  readonly config: Config
  readonly sessions: ReturnType<typeof openSessions>
  readonly scale: number | undefined
}

/** Lets the server answer; what comes back stops it, and loses nothing of what was answered. */
async function serve(
  server: Server,
  context: Context,
  { database, config, sessions, scale }: Parts,
): Promise<() => Promise<void>> {
  const { trustProxy } = config
  const clicks = openClicks({
    ...context,
    pool: database.pool,
    folder: join(config.dataDir, 'spool'),
    host: new URL(context.baseUrl).host,
    trustProxy,
  })
  const web = await openWeb({ app: context, sessions, limits: openLimits(scale), trustProxy })
  server.on('request', (request, response) => {
    clicks.answer(request, response, ({ kind }) => {
      if (kind === 'unavailable') response.writeHead(503, { 'Retry-After': '5' }).end()
      else web(request, response)
    })
  })
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await closed
    await clicks.stop()
  }
}

function listen(server: Server, { port, host }: Config): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const bound = server.address() as AddressInfo
      resolve(`http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${bound.port}`)
    })
  })
}
