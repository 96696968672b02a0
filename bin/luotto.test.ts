import { chmodSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { variables } from '../src/config.ts'
import { postgresOf, runCommand, type Started, startCommand } from '../test/support/command.ts'
import { freshDatabase, type TestDatabase } from '../test/support/database.ts'
import { temporaryFolder } from '../test/support/folder.ts'
import { commands } from './commands.ts'

// The commands as people run them: processes of their own.

const long = 120_000
const given = process.env.DATABASE_URL !== undefined

describe('--help', () => {
  test('of all says every command in a line', async () => {
    const { code, out, err } = await runCommand(['--help'])
    expect([code, err]).toEqual([0, ''])
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} .+`, 'm'))
  })

  test.each(Object.keys(commands))('of %s says how it is used', async (name) => {
    const { code, out, err } = await runCommand([name, '--help'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`npm run -s luotto -- ${name}`)
  })
})

describe('bad usage is told on standard error with 2', () => {
  test.each([
    [['serbe']],
    [['constructor']],
    [['serve', 'now']],
    [['config', 'PORT']],
    [['backup', 'here', 'there']],
    [['backup', '--all']],
    [['restore']],
    [['restore', '--without-key']],
    [['restore', 'one.luotto', 'two.luotto']],
    [['user']],
    [['user', 'link']],
    [['user', 'add', 'aino@example.fi']],
    [['user', 'add', 'aino@example.fi', 'Aino', '--role', 'king']],
    [['user', 'add', 'aino@example.fi', 'Aino', '--role']],
    [['user', 'add', 'aino@example.fi', 'Aino', '--organisation']],
    [['look']],
    [['look', 'one.txt', 'two.txt']],
    [['look', 'one.txt', '--language', 'de']],
    [['look', 'one.txt', '--kind', 'gossip']],
    [['look', 'one.txt', '--all']],
    [['organisation']],
    [['organisation', 'add', 'Saaristo Ab']],
    [['organisation', 'add', 'Saaristo Ab', 'aino@example.fi', '--language', 'de']],
    [['organisation', 'link', 'aino@example.fi']],
    [['organisation', 'list', 'all']],
    [['study']],
    [['study', 'constructor']],
  ])('%j', async (words) => {
    const { code, out, err } = await runCommand(words)
    expect([code, out]).toEqual([2, ''])
    expect(err).not.toBe('')
    expect(err).not.toMatch(/ {4}at |Error:/)
  })

  test('and without any word, with the help', async () => {
    const { code, out } = await runCommand([])
    expect(code).toBe(2)
    expect(out).toContain('serve')
  })
})

describe('the configuration', () => {
  const wrong: Record<string, string> = {
    PORT: '70000',
    BASE_URL: 'ftp://luotto.example.fi',
    DATABASE_URL: 'mysql://luotto:MARK-database@localhost/luotto',
    SMTP_URL: 'http://luotto:MARK-smtp@mail.example.fi',
    MAIL_FROM: 'nobody',
    SECRET_KEY: 'MARK-short',
    ROLE: 'boss',
    TRUST_PROXY: 'yes',
    OUTBOUND_ALLOW: 'intra',
    METRICS_PORT: 'x',
    METRICS_TOKEN: 'MARK-token',
    LOG_LEVEL: 'loud',
  }

  test.each([[['serve']], [['migrate']], [['config']], [['user', 'list']]])(
    'that is wrong stops %j, with every fault at once and no secret among them',
    async (words) => {
      const { code, out, err } = await runCommand(words, wrong)
      expect([code, out]).toEqual([1, ''])
      for (const name of Object.keys(wrong)) expect(err).toMatch(new RegExp(`^  ${name} must `, 'm'))
      expect(err).not.toContain('MARK')
    },
  )

  test('is listed with every variable and what it is for, and no secret', async () => {
    const { code, out, err } = await runCommand(['config'], {
      DATABASE_URL: 'postgres://luotto:MARK-database@localhost/luotto',
      SMTP_URL: 'smtps://luotto:MARK-smtp@mail.example.fi',
      SECRET_KEY: 'MARK-secret-key-that-is-long-enough',
      BASE_URL: 'https://luotto.example.fi',
    })
    expect([code, err]).toEqual([0, ''])
    for (const about of Object.values(variables)) expect(out).toContain(`\n    ${about}`)
    const values = Object.fromEntries([...out.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]))
    expect(Object.keys(values)).toEqual(Object.keys(variables))
    expect(values).toMatchObject({ BASE_URL: 'https://luotto.example.fi', PORT: '3000', SECRET_KEY: '(given)' })
    expect(values.MAIL_FROM).toBe('luotto@luotto.example.fi')
    expect(out).not.toContain('MARK')
  })
})

describe('a server of one’s own', () => {
  const folder = temporaryFolder()
  let database: TestDatabase | undefined
  let env: Record<string, string>
  const servers: Started[] = []

  beforeAll(async () => {
    // Under root the bundled server runs as "nobody", who must be able to enter the folder.
    chmodSync(folder.path, 0o755)
    database = given ? await freshDatabase() : undefined
    env = { DATA_DIR: folder.path, PORT: '0', ...(database ? { DATABASE_URL: database.url } : {}) }
  })
  afterAll(async () => {
    for (const { process } of servers) process.kill('SIGKILL')
    if (!given) await vi.waitFor(() => expect(postgresOf(folder.path)).toEqual([]), 30_000)
    await database?.close()
    folder[Symbol.dispose]()
  })

  async function serve(): Promise<{ server: Started; address: string; out: string }> {
    const server = startCommand(['serve'], env)
    servers.push(server)
    const [out, address = ''] = await server.says(
      /^Luotto is at http\S+ \(listening on (http\S+)\)\n(?:\nSign in .*\n)?/m,
    )
    return { server, address, out }
  }

  async function stop(server: Started): Promise<void> {
    server.process.kill('SIGTERM')
    expect(await server.ended).toMatchObject({ code: 0 })
    if (!given) expect(postgresOf(folder.path)).toEqual([])
  }

  let keyBefore = ''
  let cookie = ''

  test('prints its address and a link that signs the first admin in, once', { timeout: long }, async () => {
    const { server, address } = await serve()
    const [, link = ''] = await server.says(/once: (http\S+)/)
    expect(link.startsWith(address)).toBe(true)
    const health = await fetch(`${address}/healthz`)
    expect([health.status, await health.text()]).toEqual([200, 'ok'])
    const post = (path: string, form: Record<string, string> = {}) =>
      fetch(`${address}${path}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: address, cookie },
        body: new URLSearchParams(form),
      })
    const signedIn = await post(new URL(link).pathname)
    cookie = signedIn.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ')
    expect(signedIn.status).toBe(302)
    expect((await post(new URL(link).pathname)).status).toBe(400)
    const early = await runCommand(['user', 'add', 'veikko@example.fi', 'Veikko'], env)
    expect(early).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no organisation yet') })
    const founding = { organisation: 'Satama Oy', language: 'fi', name: 'Aino Aalto', email: 'aino@example.fi' }
    expect((await post('/setup', founding)).headers.get('location')).toBe('/stories')
    keyBefore = readFileSync(join(folder.path, 'secret.key'), 'utf8')
    expect(statSync(join(folder.path, 'secret.key')).mode & 0o077).toBe(0)
    await stop(server)
  })

  test('started again, it kept its key, its people and their sessions, and gives no link away', {
    timeout: long,
  }, async () => {
    const { server, address, out } = await serve()
    expect(readFileSync(join(folder.path, 'secret.key'), 'utf8')).toBe(keyBefore)
    expect(out).not.toContain('Sign in')
    const stories = await fetch(`${address}/stories`, { headers: { cookie }, redirect: 'manual' })
    expect(stories.status).toBe(200)
    await stop(server)
  })

  test('a second one on the same folder says so and harms nothing', { timeout: long, skip: given }, async () => {
    const { server, address } = await serve()
    const second = await runCommand(['serve'], env)
    expect(second).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('already running on this data folder'),
    })
    const stories = await fetch(`${address}/stories`, { headers: { cookie }, redirect: 'manual' })
    expect(stories.status).toBe(200)
    await stop(server)
  })

  test('people are added and listed beside it, and their links sign in', { timeout: long }, async () => {
    const { server, address } = await serve()
    const link = await runCommand(['user', 'link', 'AINO@example.fi'], { ...env, BASE_URL: address })
    expect([link.code, link.err]).toEqual([0, ''])
    const signedIn = await fetch(link.out.trim(), { method: 'POST', redirect: 'manual', headers: { origin: address } })
    expect(signedIn.status).toBe(302)
    const added = await runCommand(['user', 'add', 'Veikko@example.fi', 'Veikko', 'Virta', '--role', 'editor'], env)
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('/sign-in/') })
    const again = await runCommand(['user', 'add', 'veikko@example.fi', 'Veikko'], env)
    expect(again).toMatchObject({ code: 1, out: '' })
    const strange = await runCommand(['user', 'add', 'ei-osoite', 'Veikko'], env)
    expect(strange).toMatchObject({ code: 1, out: '' })
    const nobody = await runCommand(['user', 'link', 'kukaan@example.fi'], env)
    expect(nobody).toMatchObject({ code: 1, out: '', err: expect.stringContaining('Nobody') })
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    await stop(server)
  })

  test('commands work without it, and leave no PostgreSQL behind', { timeout: long }, async () => {
    const list = await runCommand(['user', 'list'], env)
    expect(list).toEqual({ code: 0, out: 'aino@example.fi\tAino Aalto\nveikko@example.fi\tVeikko Virta\n', err: '' })
    const migrated = await runCommand(['migrate'], env)
    expect(migrated).toEqual({ code: 0, out: '', err: 'Nothing to migrate.\n' })
    expect(postgresOf(folder.path)).toEqual([])
  })

  test(
    'one more organisation is founded beside it, and people are added to the one that is named',
    async () => {
      const { server, address } = await serve()
      const at = { ...env, BASE_URL: address }
      const founded = await runCommand(
        ['organisation', 'add', 'Saaristo', 'Ab', 'Aino@example.fi', '--language', 'sv'],
        at,
      )
      expect(founded).toMatchObject({ code: 0, out: expect.stringMatching(/^http\S+\/invitation\/\S+\n$/) })
      const [id = ''] = /[0-9a-f-]{36}/.exec(founded.err) ?? []
      const body = new URLSearchParams({ name: 'Aino Aalto' })
      const joined = await fetch(founded.out.trim(), {
        method: 'POST',
        redirect: 'manual',
        headers: { origin: address },
        body,
      })
      expect(joined.headers.get('location')).toBe('/stories')
      const list = await runCommand(['organisation', 'list'], at)
      expect(list.out.trim().split('\n')).toEqual(expect.arrayContaining([`${id}\tSaaristo Ab`]))
      expect(list.out.trim().split('\n')).toHaveLength(2)
      const add = ['user', 'add', 'kaisa@example.fi', 'Kaisa']
      expect(await runCommand(add, at)).toMatchObject({ code: 1, err: expect.stringContaining('--organisation') })
      expect(await runCommand([...add, '--organisation', 'Saaristo Ab'], at)).toMatchObject({ code: 0 })
      const more = await runCommand(['organisation', 'link', id, 'kaisa@example.fi'], at)
      expect(more).toMatchObject({ code: 0, out: expect.stringContaining('/invitation/'), err: '' })
      const unknown = await runCommand(['organisation', 'link', 'Saaristo', 'kaisa@example.fi'], at)
      expect(unknown).toMatchObject({ code: 1, out: '' })
      await stop(server)
    },
    long,
  )

  test('a port that is taken is said to be, and nothing is left running', { timeout: long }, async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as { port: number }
    const { code, out, err } = await runCommand(['serve'], { ...env, PORT: String(port) })
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(String(port))
    expect(err).not.toContain('    at ')
    await vi.waitFor(() => expect(postgresOf(folder.path)).toEqual([]), 15_000)
    await new Promise((resolve) => other.close(resolve))
  })
})
