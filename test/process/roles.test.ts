import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { announceLink } from '../../src/features/links/link-memory.ts'
import type { OrganisationId } from '../../src/platform/database.ts'
import { openSessions } from '../../src/platform/session.ts'
import { clientOf } from '../support/client.ts'
import { type Started, startCommand } from '../support/command.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { type MadeOrganisation, makeOrganisation } from '../support/factories.ts'
import { temporaryFolder } from '../support/folder.ts'
import { makeLinks, sumsOf } from '../support/links.ts'

// Processes side by side on one database, each with a folder of its own, as on machines of their own.

const long = 150_000
const key = 'a-key-of-the-roles-test-and-of-nothing-else'
const host = 'luotto.test'
const baseUrl = `http://${host}`
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'
// Generous: whether it comes at all without a restart is asked here, not how fast.
const atLast = { timeout: 20_000, interval: 25 }

type Running = {
  readonly started: Started
  readonly address: string
  readonly metrics: string
  readonly err: () => string
}

const folder = temporaryFolder()
const all: Started[] = []
let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase({ empty: true })
})
afterAll(async () => {
  for (const { process } of all) process.kill('SIGKILL')
  await database.close()
  folder[Symbol.dispose]()
}, long)

let number = 0
async function run(role: 'web' | 'worker' | 'all'): Promise<Running> {
  const started = startCommand(['serve'], {
    DATA_DIR: join(folder.path, `machine-${++number}`),
    DATABASE_URL: database.url,
    SECRET_KEY: key,
    PORT: '0',
    BASE_URL: baseUrl,
    TRUST_PROXY: 'true',
    METRICS_PORT: '0',
    LOG_LEVEL: 'error',
    ROLE: role,
  })
  all.push(started)
  let err = ''
  started.process.stderr?.on('data', (text) => {
    err += text
  })
  const [, metrics = ''] = await started.says(/Metrics are at (http:\S+)\/metrics/)
  const address = role === 'worker' ? '' : ((await started.says(/listening on (http:[^)]+)\)/))[1] ?? '')
  return { started, address, metrics, err: () => err }
}

let devices = 0
async function follow({ address }: Running, slug: string): Promise<string | number | null> {
  devices++
  const headers = { 'user-agent': browser, 'x-forwarded-for': `10.1.${devices >> 8}.${devices & 255}` }
  const answer = await fetch(`${address}/go/${slug}`, { redirect: 'manual', headers })
  return answer.status === 302 ? answer.headers.get('location') : answer.status
}

describe('two web processes and two workers on one database', () => {
  let [a, b, one, two] = [] as unknown as [Running, Running, Running, Running]
  let made: MadeOrganisation
  let cookie: string
  const slug = 'rolesroles'

  test('start at once on an empty one, and all are ready', { timeout: long }, async () => {
    ;[a, b, one, two] = await Promise.all([run('web'), run('web'), run('worker'), run('worker')])
    for (const { metrics } of [a, b, one, two]) {
      const ready = await fetch(`${metrics}/readyz`)
      expect([ready.status, await ready.text()]).toEqual([200, 'ready'])
    }
    expect(await (await fetch(`${one.metrics}/metrics`)).text()).toContain('role="worker"')
    made = await makeOrganisation(database.db)
    const sessions = openSessions({ pool: database.pool, baseUrl, secretKey: key })
    const { email } = await database.db
      .selectFrom('authUser')
      .select('email')
      .where('id', '=', made.people.member.userId)
      .executeTakeFirstOrThrow()
    const redeemed = await sessions.redeem(await sessions.createToken(email))
    cookie = redeemed?.setCookies.map((line) => line.split(';')[0]).join('; ') ?? ''
  })

  test('what is told through one is known to the other, though it has just said that there is no such link', async () => {
    expect(await follow(b, slug)).toBe(404)
    const form = { formKey: uuid(), slug, story: made.storyId, channel: 'linkedin', text: 'Silta on auki.' }
    const told = await clientOf({ address: a.address, baseUrl }, cookie).post('/tell', { ...form, language: 'fi' })
    expect(told.status).toBeLessThan(400)
    await vi.waitFor(async () => expect(await follow(b, slug)).toContain('https://example.org/jutut/'), atLast)
    expect(await follow(a, slug)).toContain('https://example.org/jutut/')
  })

  const lead = (target: string) =>
    database.db.transaction().execute(async (tx) => {
      await tx.updateTable('linkSlug').set({ target }).where('slug', '=', slug).execute()
      await announceLink(tx, host, slug)
    })

  test('a link that leads elsewhere does so in both', async () => {
    await lead('https://example.org/uusi')
    for (const web of [a, b])
      await vi.waitFor(async () => expect(await follow(web, slug)).toBe('https://example.org/uusi'), atLast)
  })

  test('when all their connections are cut, they connect again, and know what changed meanwhile', async () => {
    const cut =
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'
    const client = await database.owner.connect()
    await client.query(cut)
    await client.query('update link_slug set target = $1 where slug = $2', ['https://example.org/sill’aikaa', slug])
    client.release()
    for (const web of [a, b]) await vi.waitFor(async () => expect(await follow(web, slug)).toMatch(/sill/), atLast)
    await lead('https://example.org/taas')
    await vi.waitFor(async () => expect(await follow(b, slug)).toBe('https://example.org/taas'), atLast)
    for (const { metrics } of [a, b, one, two])
      await vi.waitFor(async () => expect((await fetch(`${metrics}/readyz`)).status).toBe(200), atLast)
  })

  test('a worker that is killed is no loss: the other does what is asked', { timeout: long }, async () => {
    one.started.process.kill('SIGKILL')
    await one.started.ended
    const { email } = await database.db
      .selectFrom('authUser')
      .select('email')
      .where('id', '=', made.people.admin.userId)
      .executeTakeFirstOrThrow()
    const asked = await clientOf({ address: a.address, baseUrl }).post('/sign-in', { email })
    expect(asked.status).toBeLessThan(400)
    await vi.waitFor(() => expect(two.err()).toContain(`Mail to ${email}`), { ...atLast, timeout: 60_000 })
  })

  test('all of them end well when they are told to', { timeout: long }, async () => {
    const left = [a, b, two]
    for (const { started } of left) started.process.kill('SIGTERM')
    for (const { started } of left) expect((await started.ended).code).toBe(0)
    const sums = await sumsOf(database.db, made.id as OrganisationId)
    // Every redirect of a known link from a device of its own, through whichever of them, is counted once.
    expect([...sums.values()].reduce((sum, clicks) => sum + clicks, 0)).toBeGreaterThanOrEqual(6)
  })
})

/** A form that is sent in two halves, over a connection of its own. */
function slowForm(address: string): { readonly finish: () => void; readonly answer: Promise<string> } {
  const { hostname, port } = new URL(address)
  const socket = createConnection({ host: hostname, port: Number(port) })
  const body = 'email=kukaan%40example.fi'
  const head = [
    'POST /sign-in HTTP/1.1',
    `Host: ${host}`,
    `Origin: ${baseUrl}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`)
  let text = ''
  const answer = new Promise<string>((resolve) => {
    socket.on('data', (bytes) => {
      text += bytes
      if (text.includes('\r\n\r\n')) resolve(text)
    })
    for (const event of ['close', 'error'] as const) socket.on(event, () => resolve(text))
  })
  return { finish: () => socket.write(body.slice(5)), answer }
}

describe('stopping amid work', () => {
  test('answers what has begun, counts every click that was answered, and exits 0', { timeout: long }, async () => {
    const server = await run('all')
    const { organisationId, links } = await makeLinks(database.db, { host, count: 20_000, slugs: 'stop' })
    const queue = [...links]
    const answered = new Set<string>()
    const form = slowForm(server.address)
    const clicking = Array.from({ length: 16 }, async () => {
      for (let link = queue.pop(); link; link = queue.pop()) {
        const target = await follow(server, link.slug).catch(() => undefined)
        if (target === undefined) return
        if (typeof target === 'string') answered.add(link.id)
        if (answered.size === 500) server.started.process.kill('SIGTERM')
      }
    })
    await Promise.all(clicking)
    form.finish()
    expect(await form.answer).toMatch(/^HTTP\/1\.1 [23]\d\d /)
    expect((await server.started.ended).code).toBe(0)
    const sums = await sumsOf(database.db, organisationId)
    expect([...answered].filter((id) => sums.get(id) !== 1)).toEqual([])
    expect(answered.size).toBeGreaterThanOrEqual(500)
  })

  test('cuts off who never comes to an end, and exits 0 all the same', { timeout: long }, async () => {
    const server = await run('all')
    const form = slowForm(server.address)
    await wait(200)
    server.started.process.kill('SIGTERM')
    expect(await form.answer).toBe('')
    expect((await server.started.ended).code).toBe(0)
  })

  test('ends at once when it is told a second time', { timeout: long }, async () => {
    const server = await run('web')
    const form = slowForm(server.address)
    await wait(200)
    server.started.process.kill('SIGTERM')
    // It refuses new connections once it has heard the first.
    await vi.waitFor(
      async () => expect(await fetch(`${server.address}/healthz`).catch(() => 'refused')).toBe('refused'),
      atLast,
    )
    server.started.process.kill('SIGTERM')
    expect((await server.started.ended).code).toBe(1)
    await form.answer
  })
})
