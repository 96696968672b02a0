import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDatabase, openPool } from '../src/platform/database.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts'
import { migrate } from '../src/platform/migrate.ts'
import { makeLinks, sumsOf } from '../test/support/links.ts'
import type { LoadOrder, LoadResult } from './load.ts'

// Tracked links with recording on (spool, counting, a real PostgreSQL) beside the least that node:http
// can do, in turns on the same core: the ratio holds on a machine that others use too, the rates do not.

const { values } = parseArgs({
  options: {
    clicks: { type: 'string', default: '5000000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '8' },
    quick: { type: 'boolean', default: false },
  },
})
const clicks = values.quick ? 200_000 : Number(values.clicks)
const rounds = values.quick ? 3 : Number(values.rounds)
const seconds = values.quick ? 3 : Number(values.seconds)
const links = 100_000
const connections = 32
const host = 'luotto.test'
const goals = { ratio: 0.55, p99: 10, growthMb: 10 }

const pinned = canPin()
const folder = mkdtempSync(join(tmpdir(), 'luotto-bench-'))
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

type Server = { readonly process: ChildProcess; readonly port: number }

/** Starts a server on a core of its own. */
async function serve(file: string, env: NodeJS.ProcessEnv): Promise<Server> {
  const node = [process.execPath, '--expose-gc', file]
  const words = pinned ? ['taskset', '-c', '0', ...node] : node
  const child = spawn(words[0] as string, words.slice(1), {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const [text] = (await once(child.stdout as NonNullable<typeof child.stdout>, 'data')) as [Buffer]
  return { process: child, port: Number(new URL(text.toString().trim()).port) }
}

let addresses = 1
const answered = new Map<Server, number>()

async function load(server: Server, part: Pick<LoadOrder, 'requests' | 'milliseconds'>): Promise<LoadResult> {
  const order: LoadOrder = { port: server.port, connections, links, firstAddress: addresses, ...part }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'load.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = (await child.stdout.toArray()).join('')
  const result = JSON.parse(output) as LoadResult
  if (result.others > 0) throw new Error(`${result.others} requests were not redirected.`)
  addresses += result.redirects + connections
  answered.set(server, (answered.get(server) ?? 0) + result.redirects)
  return result
}

type Usage = { readonly rss: number; readonly inUse: number; readonly cpu: NodeJS.CpuUsage }

async function usageOf(server: Server, wish: 'processor' | 'memory'): Promise<Usage> {
  const answer = once(server.process, 'message')
  server.process.send(wish)
  const [usage] = (await answer) as [Usage]
  return usage
}

const processorUs = async (server: Server): Promise<number> => {
  const { cpu } = await usageOf(server, 'processor')
  return cpu.user + cpu.system
}

const megabytes = (bytes: number) => round(bytes / 1024 / 1024, 1)

type Measured = LoadResult & { readonly cpuUs: number }

/** The processor's time per redirect says the same as the rate, and is less moved by what else runs. */
async function measure(server: Server): Promise<Measured> {
  const before = await processorUs(server)
  const result = await load(server, { requests: Number.MAX_SAFE_INTEGER, milliseconds: seconds * 1000 })
  const after = await processorUs(server)
  return { ...result, cpuUs: (after - before) / result.redirects }
}

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
const round = (number: number, digits = 2): number => Number(number.toFixed(digits))

async function inTurns(bare: Server, redirect: Server) {
  for (const server of [bare, redirect]) await load(server, { requests: 50_000, milliseconds: 4_000 })
  const results: { bare: Measured; redirect: Measured; after: Measured }[] = []
  let after = await measure(bare)
  for (let number = 1; number <= rounds; number++) {
    const pair = { bare: after, redirect: await measure(redirect), after: await measure(bare) }
    after = pair.after
    results.push(pair)
    console.log(`round ${number}: ${describe('bare', pair.bare)}; ${describe('tracked', pair.redirect)}`)
  }
  const of = (name: 'bare' | 'redirect') => {
    const figure = (key: keyof Measured) => round(median(results.map((pair) => pair[name][key])))
    const [perSecond, cpuUs] = [figure('perSecond'), figure('cpuUs')]
    return { perSecond, p50: figure('p50'), p99: figure('p99'), worst: figure('worst'), cpuUs }
  }
  // Where even the bare server, before or after, waits for the processor, the machine is measured and not Luotto.
  const quiet = results.filter((pair) => Math.max(pair.bare.p99, pair.after.p99) < goals.p99)
  const ratioOf = (one: (pair: (typeof results)[number]) => number) => round(median(results.map(one)), 3)
  return {
    bare: of('bare'),
    redirect: of('redirect'),
    ratio: ratioOf((pair) => (2 * pair.redirect.perSecond) / (pair.bare.perSecond + pair.after.perSecond)),
    quietRounds: quiet.length,
    p99WhenQuiet: quiet.length > 0 ? round(median(quiet.map((pair) => pair.redirect.p99))) : null,
    cpuRatio: ratioOf((pair) => pair.bare.cpuUs / pair.redirect.cpuUs),
  }
}

const describe = (name: string, { perSecond, p50, p99, cpuUs }: Omit<Measured, 'redirects' | 'others'>) =>
  `${name} ${Math.round(perSecond)}/s, p50 ${p50} ms, p99 ${p99} ms, ${round(cpuUs)} µs of the processor each`

/**
 * The memory over all the clicks: what the process has, and what of it is in use after a collection, which
 * would grow if anything were kept. The second quarter is compared with the last: by then everything is warm.
 */
async function overManyClicks(server: Server) {
  const steps = 20
  const memory: { clicks: number; rssMb: number; inUseMb: number }[] = []
  for (let step = 1; step <= steps; step++) {
    await load(server, { requests: Math.ceil(clicks / steps), milliseconds: 600_000 })
    // The clicks just made are still to be counted: they are not what might be kept.
    await wait(3_000)
    const { rss, inUse } = await usageOf(server, 'memory')
    const sample = { clicks: Math.round((clicks / steps) * step), rssMb: megabytes(rss), inUseMb: megabytes(inUse) }
    memory.push(sample)
    console.log(`${sample.clicks} clicks: ${sample.rssMb} MB, ${sample.inUseMb} MB of it in use`)
  }
  const growth = (key: 'rssMb' | 'inUseMb') => {
    const quarter = (number: number) => median(memory.slice((number - 1) * 5, number * 5).map((sample) => sample[key]))
    return round(quarter(4) - quarter(2), 1)
  }
  return { memory, growthMb: growth('inUseMb'), rssGrowthMb: growth('rssMb') }
}

console.log(
  pinned
    ? 'Each server has the first core for itself; the load and PostgreSQL have the others.'
    : 'There is no taskset here, or one core only: the servers, the load and PostgreSQL share what there is.',
)
const postgres = await startEmbeddedPostgres(folder, true)
try {
  const connection = postgres.connection('luotto')
  const [pool, owner] = [
    openPool(connection, 'application', () => undefined, 2),
    openPool(connection, 'owner', () => undefined, 2),
  ]
  await migrate(owner)
  const db = openDatabase(pool)
  const made = await makeLinks(db, { host, count: links, slugs: 'bench', stories: 500 })
  const socket = encodeURIComponent(String(connection.host))
  const redirect = await serve(join(import.meta.dirname, '../test/support/redirect-server.ts'), {
    PORT: '0',
    HOST: '127.0.0.1',
    BASE_URL: `http://${host}`,
    DATA_DIR: folder,
    DATABASE_URL: `postgres://luotto@localhost/luotto?host=${socket}`,
    TRUST_PROXY: 'true',
  })
  const bare = await serve(join(import.meta.dirname, 'bare-server.ts'), {})
  const speed = await inTurns(bare, redirect)
  bare.process.kill()
  const { memory, growthMb, rssGrowthMb } = await overManyClicks(redirect)
  const ended = once(redirect.process, 'exit')
  redirect.process.kill('SIGTERM')
  await ended
  const counted = [...(await sumsOf(db, made.organisationId)).values()].reduce((sum, one) => sum + one, 0)
  const [{ n: markers } = { n: -1 }] = (await owner.query<{ n: number }>('select count(*) as n from click_batch')).rows
  await Promise.all([pool.end(), owner.end()])
  const exact = counted === answered.get(redirect) && markers === 0
  const fast = speed.ratio >= goals.ratio && speed.p99WhenQuiet !== null && speed.p99WhenQuiet < goals.p99
  const met = exact && fast && growthMb < goals.growthMb
  console.log(
    `${describe('bare', speed.bare)}; ${describe('tracked', speed.redirect)}; ratio ${speed.ratio} (${speed.cpuRatio} by the processor's time)`,
  )
  console.log(
    JSON.stringify({
      bench: 'redirect',
      pinned,
      connections,
      links,
      ...speed,
      clicks,
      memory,
      growthMb,
      rssGrowthMb,
      answered: answered.get(redirect),
      counted,
      exact,
      goals,
      met,
    }),
  )
} finally {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
}
