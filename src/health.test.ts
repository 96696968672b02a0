import type { ServerBuild } from 'react-router'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../test/support/app.ts'
import { builtRoutes } from '../test/support/built-routes.ts'
import { clientOf } from '../test/support/client.ts'
import { type MadeOrganisation, makeOrganisation, makeTelling, signInAs } from '../test/support/factories.ts'
import { parseConfig } from './config.ts'
import { measuredMailer, measuredNetworks } from './measure.ts'
import { fakeNetwork } from './networks/fake.ts'
import { openMetrics } from './platform/metrics.ts'
import { namedRoutes, routeLabels } from './route-label.ts'

const token = 'a-token-of-the-test-of-metrics'
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'

let app: TestApp
let made: MadeOrganisation
let cookie: string
beforeAll(async () => {
  app = await startApp({ METRICS_PORT: '0', METRICS_TOKEN: token, ROLE: 'web' })
  made = await makeOrganisation(app.database.db, { name: 'Salainen Oy' })
  cookie = await signInAs(app, made.people.editor)
})
afterAll(() => app.close())

const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${app.metricsAddress}${path}`, { headers })
const metrics = async (): Promise<string> => (await ask('/metrics', { authorization: `Bearer ${token}` })).text()
const value = (text: string, line: string): number | undefined => {
  const found = text.split('\n').find((one) => one.startsWith(`${line} `))
  return found === undefined ? undefined : Number(found.slice(line.length + 1))
}

describe('metrics', () => {
  test('are told on their own address to whoever brings the token, and to nobody else', async () => {
    expect((await ask('/metrics')).status).toBe(401)
    expect((await ask('/metrics', { authorization: `Bearer ${token}x` })).status).toBe(401)
    const told = await ask('/metrics', { authorization: `Bearer ${token}` })
    expect([told.status, told.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')])
    expect(await told.text()).toMatch(/^luotto_build_info\{version="[\d.]+",role="web",node="24\.[\d.]+"\} 1$/m)
    expect((await fetch(`${app.address}/metrics`, { redirect: 'manual' })).status).not.toBe(200)
    expect((await ask('/else')).status).toBe(404)
    expect((await fetch(`${app.metricsAddress}/metrics`, { method: 'POST' })).status).toBe(405)
  })

  test('name routes and never ids, and what members do is one route with no name', async () => {
    const client = clientOf(app, cookie)
    await client.get(`/stories/${made.storyId}`)
    await client.get(`/stories/${made.storyId}.data`)
    await client.get(`/tell?story=${made.storyId}`)
    await client.get('/guidance/mishap')
    await client.get('/mine/channels')
    await client.get(`/nowhere/${made.storyId}`)
    const text = await metrics()
    const routes = new Set([...text.matchAll(/route="([^"]*)"/g)].map(([, route]) => route))
    expect(routes).toEqual(new Set(['/stories/:id', 'other']))
    const count = (route: string) =>
      value(text, `luotto_http_request_duration_seconds_count{route="${route}",method="GET",status="2xx"}`)
    expect(count('/stories/:id')).toBe(2)
    expect(count('other')).toBe(3)
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|@|Salainen|mishap|\/tell/)
  })

  test('tell clicks in full tens, so that one is never seen', async () => {
    const { slug } = await makeTelling(app.database.db, made.people.member, { host: new URL(app.baseUrl).host })
    const click = async (device: number) => {
      const headers = { 'user-agent': `${browser} ${device}` }
      expect((await fetch(`${app.address}/go/${slug}`, { redirect: 'manual', headers })).status).toBe(302)
    }
    for (let device = 1; device <= 9; device++) await click(device)
    expect(value(await metrics(), 'luotto_clicks_spooled_total')).toBe(0)
    await click(10)
    expect(value(await metrics(), 'luotto_clicks_spooled_total')).toBe(10)
  })

  test('tell tries to publish in full tens by network, and mails one by one', async () => {
    const own = openMetrics({ version: '0.0.0', role: 'worker' })
    const network = {
      ...fakeNetwork(),
      publish: async () => ({ state: 'published', url: 'https://fake.example/1' }) as const,
    }
    const { bluesky } = measuredNetworks({ bluesky: network }, own)
    const line = 'luotto_publish_tries_total{network="bluesky",outcome="published"}'
    const publish = () => bluesky?.publish({} as never, {} as never, 'key')
    for (let time = 1; time <= 9; time++) await publish()
    expect(value(await own.text(), line)).toBe(0)
    await publish()
    expect(value(await own.text(), line)).toBe(10)
    const failing = measuredMailer(
      { delivers: true, close: () => undefined, send: async () => Promise.reject(new Error('away')) },
      own,
    )
    await expect(failing.send({} as never)).rejects.toThrow('away')
    expect(value(await own.text(), 'luotto_mails_total{outcome="failed"}')).toBe(1)
  })

  test('tell of jobs only such as nobody has taken up for half a minute', async () => {
    const queue = async (age: string) =>
      app.database.owner.query(
        `insert into pgboss.job (name, data, start_after) values ('send-invitation', '{}', now() - $1::interval)`,
        [age],
      )
    await queue('10 seconds')
    await queue('-1 hour')
    expect(value(await metrics(), 'luotto_jobs_overdue{queue="send-invitation"}')).toBe(0)
    await queue('90 seconds')
    const text = await metrics()
    expect(value(text, 'luotto_jobs_overdue{queue="send-invitation"}')).toBe(1)
    expect(value(text, 'luotto_jobs_oldest_overdue_seconds{queue="send-invitation"}')).toBeGreaterThan(89)
    expect(value(text, 'luotto_jobs_overdue{queue="publish-telling"}')).toBe(0)
    expect(value(text, 'luotto_database_connections')).toBeGreaterThan(0)
  })

  test('have a label for every page that there is', async () => {
    const { routes } = (await import(new URL('../build/server/index.js', import.meta.url).href)) as ServerBuild
    const labelOf = routeLabels(routes)
    const pages = (await builtRoutes()).map(({ path }) => path)
    // A page that is new is nameless by itself; and no name is left of a page that is gone.
    expect(pages.filter((path) => ![path, 'other'].includes(labelOf(path)))).toEqual([])
    expect([...namedRoutes].filter((name) => !pages.includes(name))).toEqual([])
    expect(labelOf('/_root.data')).toBe('/')
    expect(labelOf('/together/people/x')).toBe('/together/people/:id')
    for (const path of ['/tell', '/tellings/x', '/mine', '/setup', '/what/ever', '/invitation/secret'])
      expect(labelOf(path)).toBe('other')
    expect(labelOf('/assets/x.js')).toBe('/assets')
  })
})

describe('whether it is ready', () => {
  const ready = async (address = app.address) => {
    const answer = await fetch(`${address}/readyz`)
    return [answer.status, await answer.text()]
  }

  test('is told on both addresses, without a token, and living is another matter', async () => {
    expect(await ready()).toEqual([200, 'ready'])
    expect(await ready(app.metricsAddress)).toEqual([200, 'ready'])
    expect(await (await ask('/healthz')).text()).toBe('ok')
  })

  test('is no, once a newer version has migrated the database', async () => {
    const { owner } = app.database
    await owner.query(`insert into schema_migration (name, checksum) values ('9999-later.sql', 'x')`)
    expect(await ready()).toEqual([503, 'migrated by a newer version'])
    await owner.query(`delete from schema_migration where name = '9999-later.sql'`)
    expect(await ready()).toEqual([200, 'ready'])
  })

  test('is no while the database does not answer', async () => {
    const { owner } = app.database
    const blocker = await owner.connect()
    await blocker.query('begin')
    await blocker.query('lock table schema_migration in access exclusive mode')
    expect(await ready()).toEqual([503, 'no database'])
    await blocker.query('rollback')
    blocker.release()
    expect(await ready()).toEqual([200, 'ready'])
  })
})

test('a worker alone has metrics too', async () => {
  const worker = await startApp({ METRICS_PORT: '0' }).catch((error: unknown) => error as Error)
  if (worker instanceof Error) throw worker
  const told = await fetch(`${worker.metricsAddress}/metrics`)
  expect(told.status).toBe(200)
  expect(await told.text()).toContain('role="all"')
  await worker.close()
})

test('metrics for other machines need a token', () => {
  const fault = (more: Record<string, string>) => {
    const parsed = parseConfig({ METRICS_PORT: '9464', ...more }, '/')
    return parsed.ok ? 'fine' : parsed.faults.map(({ variable }) => variable).join()
  }
  expect(fault({})).toBe('fine')
  expect(fault({ METRICS_HOST: '0.0.0.0' })).toBe('METRICS_TOKEN')
  expect(fault({ METRICS_HOST: '0.0.0.0', METRICS_TOKEN: token })).toBe('fine')
  expect(fault({ METRICS_HOST: '::1' })).toBe('fine')
})
