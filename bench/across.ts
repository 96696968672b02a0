import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { buildIfNeeded } from '../bin/build.ts'
import { announceLink } from '../src/features/links/link-memory.ts'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { makeLinks } from '../test/support/links.ts'

// How long after a link was changed by one process another process leads by the new address.

const changes = 200
const goalMs = 1000
const host = 'luotto.test'
const slug = 'across000000'
const folder = mkdtempSync(join(tmpdir(), 'luotto-across-'))
chmodSync(folder, 0o755)

type Web = { readonly process: ChildProcess; readonly address: string }

async function web(databaseUrl: string, name: string): Promise<Web> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../bin/luotto.ts'), 'serve'], {
    env: {
      PATH: process.env.PATH,
      ROLE: 'web',
      PORT: '0',
      BASE_URL: `http://${host}`,
      DATA_DIR: join(folder, name),
      DATABASE_URL: databaseUrl,
      SECRET_KEY: 'the-key-of-measurements-and-of-nothing-else',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [text] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer]
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString())?.[0]
  if (!address) throw new Error(`It does not say where it listens: ${text}`)
  return { process: child, address }
}

/** Asks for the head alone, which is not counted. */
async function targetAt({ address }: Web): Promise<string | null> {
  const answer = await fetch(`${address}/go/${slug}`, {
    method: 'HEAD',
    redirect: 'manual',
    headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0' },
  })
  return answer.headers.get('location')
}

buildIfNeeded()
const postgres = await startEmbeddedPostgres(folder, true)
const webs: Web[] = []
try {
  const connection = postgres.connection('luotto')
  const [pool, owner] = [
    openPool(connection, 'application', () => undefined, 2),
    openPool(connection, 'owner', () => undefined, 2),
  ]
  await migrate(owner)
  const db = openDatabase(pool)
  await makeLinks(db, { host, count: 1, slugs: 'across' })
  const url = `postgres://${connection.user}@localhost/luotto?host=${encodeURIComponent(String(connection.host))}`
  webs.push(await web(url, 'one'), await web(url, 'other'))
  const took: number[] = []
  for (let number = 0; number < changes; number++) {
    const target = `https://example.org/changed/${number}`
    await db.transaction().execute(async (tx) => {
      await tx.updateTable('linkSlug').set({ target }).where('slug', '=', slug).execute()
      await announceLink(tx, host, slug)
    })
    const committed = performance.now()
    const seen = async (one: Web) => {
      while ((await targetAt(one)) !== target) await wait(1)
      return performance.now() - committed
    }
    took.push(Math.max(...(await Promise.all(webs.map(seen)))))
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => Number((took[Math.ceil(share * took.length) - 1] ?? Number.NaN).toFixed(1))
  const figures = { median: at(0.5), p99: at(0.99), longest: at(1) }
  console.log(`${changes} changes, seen by two other processes: ${JSON.stringify(figures)} (milliseconds)`)
  const met = figures.longest <= goalMs
  console.log(JSON.stringify({ bench: 'across', changes, ...figures, goalMs, met }))
  if (!met) process.exitCode = 1
  await pool.end()
  await owner.end()
} finally {
  for (const { process: child } of webs) {
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
