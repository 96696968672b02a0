import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from '../bin/build.ts'
import { releaseFigures } from '../src/features/insight/release-figures.ts'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openSessions } from '../src/platform/session.ts'
import { type Busy, makeBusyOrganisation } from './busy-organisation.ts'
import type { PageOrder, PageResult } from './page-load.ts'

// The pages that are opened most, as `npm start` serves them, beside a bare Hono page, in turns on the same
// core; and the organisation's page with one million clicks behind it beside the one with ten.

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    quick: { type: 'boolean', default: false },
  },
})
const rounds = values.quick ? 3 : Number(values.rounds)
const seconds = values.quick ? 2 : Number(values.seconds)
const connections = 8
/** The bare page's own p99 in a quiet round, in milliseconds. */
const quietBelow = 3
const goals = { growth: 1.2, milliseconds: 100 }
const secretKey = 'the-key-of-measurements-and-of-nothing-else'

const pinned = canPin()
const folder = mkdtempSync(join(tmpdir(), 'luotto-pages-'))
chmodSync(folder, 0o755)

function canPin(): boolean {
  if (availableParallelism() < 2) return false
  try {
    // All that is not the server, PostgreSQL and the load included, shares the other cores.
    const others = `1-${availableParallelism() - 1}`
    execFileSync('taskset', ['-a', '-c', '-p', others, String(process.pid)], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

type Server = { readonly process: ChildProcess; readonly address: string }

/** Starts a server on a core of its own; the last address that it prints first is where it listens. */
async function serve(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Server> {
  const all = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, ...words]
  const child = spawn(all[0] as string, all.slice(1), {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [text] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer]
  const address = /http:\/\/127\.0\.0\.1:\d+/.exec(text.toString())?.[0]
  if (!address) throw new Error(`It does not say where it listens: ${text}`)
  return { process: child, address }
}

async function stop({ process: child }: Server): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function load(order: PageOrder): Promise<PageResult[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'page-load.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = (await child.stdout.toArray()).join('')
  return JSON.parse(output) as PageResult[]
}

type Page = { readonly name: string; readonly url: string; readonly cookie: string }
/** `one`: a single reader; `many`: eight at once, who wait for one another. */
type Measured = { readonly one: PageResult; readonly many: PageResult }

async function measure(page: Page): Promise<Measured> {
  const order = { pages: [page], milliseconds: (seconds * 1000) / 2 }
  const [one, many] = [await load({ ...order, connections: 1 }), await load({ ...order, connections })]
  if (!one[0] || !many[0]) throw new Error(`${page.name} was not measured.`)
  return { one: one[0], many: many[0] }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
const round = (number: number, digits = 2): number => Number(number.toFixed(digits))

function summary(results: readonly Measured[]) {
  const of = (one: (result: Measured) => number) => round(median(results.map(one)))
  return {
    perSecond: of(({ many }) => many.perSecond),
    p99AtEight: of(({ many }) => many.p99),
    median: of(({ one }) => one.median),
    p99: of(({ one }) => one.p99),
    bytes: of(({ one }) => one.bytes),
  }
}

type Rounds = {
  readonly pages: ReadonlyMap<string, readonly Measured[]>
  /** How many times as long the organisation's page took with ten million clicks, in each round. */
  readonly growths: readonly number[]
}

/** Each page in each round, one after another, so that whatever else the machine does meets them alike. */
async function inTurns(pages: readonly Page[]): Promise<Rounds> {
  for (const page of pages) await load({ pages: [page], connections, milliseconds: 2_000 })
  const results = new Map<string, Measured[]>(pages.map(({ name }) => [name, []]))
  const growths: number[] = []
  const pair = pages.filter(({ name }) => name.startsWith('together'))
  for (let number = 1; number <= rounds; number++) {
    for (const page of pages) results.get(page.name)?.push(await measure(page))
    const [short, long] = await load({ pages: pair, connections: 1, milliseconds: seconds * 2_000 })
    growths.push((long?.median ?? Number.NaN) / (short?.median ?? Number.NaN))
    console.log(`round ${number} of ${rounds}`)
  }
  return { pages: results, growths }
}

console.log(
  pinned
    ? 'Each server has the first core for itself; the load and PostgreSQL have the others.'
    : 'There is no taskset here, or one core only: the servers, the load and PostgreSQL share what there is.',
)
buildIfNeeded()
const postgres = await startEmbeddedPostgres(folder, true)
try {
  const connection = postgres.connection('luotto')
  const [pool, owner] = [
    openPool(connection, 'application', () => undefined, 2),
    openPool(connection, 'owner', () => undefined, 2),
  ]
  await migrate(owner)
  const db = openDatabase(pool)
  const host = 'luotto.test'
  const million = await makeBusyOrganisation(db, { clicks: 1_000_000, hours: 30, host })
  const ten = await makeBusyOrganisation(db, { clicks: 10_000_000, hours: 90, host })
  await owner.query('vacuum analyze')
  const released: number[] = []
  for (const { viewer } of [million, ten]) {
    const done = await releaseFigures({ db, clock: Date.now }, viewer.organisation.id)
    released.push(done.ok ? done.released : 0)
  }
  console.log(`${million.clicks} clicks in ${million.rows} rows, ${ten.clicks} in ${ten.rows}; released ${released}.`)
  const socket = encodeURIComponent(String(connection.host))
  const luotto = await serve([join(import.meta.dirname, '../bin/luotto.ts'), 'serve'], {
    PORT: '0',
    DATA_DIR: join(folder, 'luotto'),
    DATABASE_URL: `postgres://luotto@localhost/luotto?host=${socket}`,
    ROLE: 'web',
    SECRET_KEY: secretKey,
    LOG_LEVEL: 'warn',
  })
  const bare = await serve([join(import.meta.dirname, 'bare-page.ts')])
  const sessions = openSessions({ pool, baseUrl: luotto.address, secretKey })
  const cookieOf = async ({ viewer }: Busy) => {
    const { rows } = await owner.query<{ email: string }>('select email from auth_user where id = $1', [viewer.userId])
    const signedIn = await sessions.redeem(await sessions.createToken(rows[0]?.email ?? ''))
    return (signedIn?.setCookies ?? []).map((line) => line.split(';')[0]).join('; ')
  }
  const [one, other] = [await cookieOf(million), await cookieOf(ten)]
  const at = (path: string) => `${luotto.address}${path}`
  const { pages: results, growths } = await inTurns([
    { name: 'bare', url: `${bare.address}/`, cookie: '' },
    { name: 'stories', url: at('/stories'), cookie: other },
    { name: 'search', url: at('/stories?q=tuulivoimalat'), cookie: other },
    { name: 'tell', url: at(`/tell?story=${ten.storyId}`), cookie: other },
    { name: 'own', url: at('/mine'), cookie: other },
    { name: 'together1', url: at('/together'), cookie: one },
    { name: 'together10', url: at('/together'), cookie: other },
  ])
  await Promise.all([stop(luotto), stop(bare)])
  await Promise.all([pool.end(), owner.end()])
  const pages = Object.fromEntries([...results].map(([name, all]) => [name, summary(all)]))
  for (const [name, { perSecond, p99AtEight, median: middle, p99, bytes }] of Object.entries(pages))
    console.log(
      `${name.padEnd(12)}${perSecond} pages/s, p99 ${p99AtEight} ms at ${connections}; alone ${middle} ms, p99 ${p99} ms; ${bytes} bytes`,
    )
  const growth = round(median(growths), 3)
  // Where even the bare page waits for the processor, the machine is measured and not Luotto.
  const bareRounds = results.get('bare') ?? []
  const quiet = (results.get('together10') ?? []).filter((_, at) => (bareRounds[at]?.one.p99 ?? 0) < quietBelow)
  // Where no round was quiet, what the page takes is the middle of what it took.
  const takes =
    quiet.length > 0
      ? round(median(quiet.map(({ one: alone }) => alone.p99)))
      : (pages.together10?.median ?? Number.NaN)
  const exact = million.clicks === 1_000_000 && ten.clicks === 10_000_000 && released.every((count) => count > 0)
  const met = exact && growth <= goals.growth && takes < goals.milliseconds
  console.log(`The organisation's page at ten million clicks takes ${growth} times what it takes at one million.`)
  const how = quiet.length > 0 ? `p99 of ${quiet.length} quiet rounds` : 'median, as no round was quiet'
  console.log(`Alone it takes ${takes} ms (${how}).`)
  const figures = { pages, growth, takes, quietRounds: quiet.length }
  console.log(JSON.stringify({ bench: 'pages', pinned, connections, rounds, released, ...figures, goals, exact, met }))
  if (!met) process.exitCode = 1
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
