import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { migrate } from '../../src/platform/migrate.ts'
import { openConfigured } from '../../src/platform/open.ts'
import { freshDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type MadeLink, makeLinks, sumsOf } from '../support/links.ts'

/** The server that is killed: the whole of it, as `npm start` runs it. */
const command = ['bin/luotto.ts', 'serve']

const host = 'luotto.test'
const lives = 10
const clients = 24
const mostInALife = 5_000
const links = 60_000
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'

type Server = { readonly process: ChildProcess; readonly address: string }

async function start(dataDir: string, databaseUrl: string | undefined): Promise<Server> {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    HOST: '127.0.0.1',
    BASE_URL: `http://${host}`,
    DATA_DIR: dataDir,
    TRUST_PROXY: 'true',
    LOG_LEVEL: 'error',
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
  }
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let told = ''
  child.stderr.on('data', (text) => {
    told += text
  })
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The server has ended: ${told}`)
  })
  ended.catch(() => undefined)
  const address = await Promise.race([addressIn(child), ended])
  return { process: child, address }
}

async function addressIn(child: ChildProcess): Promise<string> {
  let text = ''
  for await (const part of child.stdout ?? []) {
    text += part
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? []
    if (address) return address
  }
  return new Promise(() => undefined)
}

/** One click by a device of its own; whether it was answered. */
const click = (agent: Agent, address: string, slug: string, device: number): Promise<boolean> =>
  new Promise((resolve) => {
    const from = `10.${(device >> 16) & 255}.${(device >> 8) & 255}.${device & 255}`
    const headers = { 'user-agent': browser, 'x-forwarded-for': from }
    request(`${address}/go/${slug}`, { agent, headers }, (res) => {
      // The head is the answer: a browser follows it without waiting for more.
      res.on('error', () => undefined).resume()
      resolve(res.statusCode === 302)
    })
      .on('error', () => resolve(false))
      .end()
  })

type Record = { readonly answered: Set<string>; readonly sent: Set<string> }

/** Every link is clicked once at most, so that a click that is lost and one that counts twice cannot make up for each other. */
async function clickUntilKilled(server: Server, queue: MadeLink[], record: Record): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const exited = once(server.process, 'exit')
  const enough = record.answered.size + 50 + Math.floor(Math.random() * mostInALife)
  let killed = false
  const worker = async () => {
    for (let link = queue.pop(); link && !killed; link = queue.pop()) {
      record.sent.add(link.id)
      if (await click(agent, server.address, link.slug, queue.length)) record.answered.add(link.id)
      // The other workers' clicks are on their way just now.
      if (!killed && record.answered.size >= enough) killed = server.process.kill('SIGKILL')
    }
  }
  await Promise.all([exited, ...Array.from({ length: clients }, worker)])
  agent.destroy()
}

async function useDatabase<T>(
  dataDir: string,
  databaseUrl: string | undefined,
  work: (database: Awaited<ReturnType<typeof openConfigured>>) => Promise<T>,
): Promise<T> {
  const database = await openConfigured({ databaseUrl, dataDir }, false, () => undefined)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** Processes of a PostgreSQL whose files lie in the folder. */
const postgresOf = (dataDir: string): string[] =>
  readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, 'latin1').includes(dataDir) && isPostgres(id)
    } catch {
      return false
    }
  })

const isPostgres = (id: string) => readFileSync(`/proc/${id}/comm`, 'latin1').startsWith('postgres')

test('killed ten times amid clicks under load, it loses no answered click and counts none twice', async () => {
  using folder = temporaryFolder()
  // Under root the bundled server runs as "nobody", who must be able to enter the folder.
  chmodSync(folder.path, 0o755)
  const given = process.env.DATABASE_URL ? await freshDatabase() : undefined
  const inFolder = <T>(work: Parameters<typeof useDatabase<T>>[2]) => useDatabase(folder.path, given?.url, work)
  const made = await inFolder(async ({ owner, db }) => {
    await migrate(owner)
    return makeLinks(db, { host, count: links, slugs: 'killed' })
  })
  const record: Record = { answered: new Set(), sent: new Set() }
  const queue = [...made.links]
  for (let life = 0; life < lives; life++) {
    await clickUntilKilled(await start(folder.path, given?.url), queue, record)
  }
  // A last life counts what the tenth left, and ends as it should.
  const last = await start(folder.path, given?.url)
  expect((await fetch(`${last.address}/healthz`)).status).toBe(200)
  const bundled = !given && process.platform === 'linux'
  if (bundled) expect(postgresOf(folder.path)).not.toEqual([])
  const exited = once(last.process, 'exit')
  last.process.kill('SIGTERM')
  expect((await exited)[0]).toBe(0)
  expect(existsSync(join(folder.path, 'spool')) ? readdirSync(join(folder.path, 'spool')) : []).toEqual([])
  if (bundled) await vi.waitFor(() => expect(postgresOf(folder.path)).toEqual([]), 10_000)

  const sums = await inFolder(({ db }) => sumsOf(db, made.organisationId))
  const lost = [...record.answered].filter((id) => !sums.has(id))
  const counted = { lost: lost.length, twice: [...sums.values()].filter((clicks) => clicks > 1).length }
  expect(counted).toEqual({ lost: 0, twice: 0 })
  expect([...sums.keys()].filter((id) => !record.sent.has(id))).toEqual([])
  // Else it would not have been under load.
  expect(record.answered.size).toBeGreaterThan(lives * 100)
  if (bundled) await vi.waitFor(() => expect(postgresOf(folder.path)).toEqual([]), 10_000)
  await given?.close()
})
