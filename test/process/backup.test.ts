import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { dumpSchema } from '../../bin/dump-schema.ts'
import { type Connection, inOrganisation, openDatabase, openPool } from '../../src/platform/database.ts'
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres.ts'
import { filesIn } from '../../src/platform/files.ts'
import { migrateJobs } from '../../src/platform/jobs.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { secretsWith } from '../../src/platform/secrets.ts'
import { openSessions } from '../../src/platform/session.ts'
import { postgresOf, runCommand, type Started, startCommand } from '../support/command.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { inServer } from '../support/database-server.ts'
import { makeFull } from '../support/every-table.ts'
import { allTables, type Everything, readEverything } from '../support/everything.ts'
import { type MadeOrganisation, makeBareOrganisation, makeChannel, makeTelling } from '../support/factories.ts'
import { temporaryFolder } from '../support/folder.ts'

// A backup is taken by the command while the server runs, and restored by the command on a machine that has
// nothing but the key.

const long = 240_000
const key = 'a-key-of-the-backup-test-and-of-nothing-else'
const host = 'luotto.test'
const browser = 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0'

/** A database whose owner is no superuser, as an operator would have it. */
type Plain = {
  readonly url: string
  readonly connection: Connection
  readonly owner: pg.Pool
  readonly app: pg.Pool
  readonly close: () => Promise<void>
}

const role = `luotto_operator_${process.pid}`
let mayMakeRoles = false

async function plainDatabase(): Promise<Plain> {
  const made: TestDatabase = await freshDatabase({ empty: true, ...(mayMakeRoles ? { owner: role } : {}) })
  const url = new URL(made.url)
  if (mayMakeRoles) url.username = role
  const connection = { connectionString: url.toString() }
  const quiet = () => undefined
  const [owner, app] = [openPool(connection, 'owner', quiet, 2), openPool(connection, 'application', quiet, 4)]
  return {
    url: url.toString(),
    connection,
    owner,
    app,
    close: async () => {
      await Promise.all([owner.end(), app.end()])
      await made.close()
    },
  }
}

const folder = temporaryFolder()
const place = (name: string) => {
  const path = join(folder.path, name)
  mkdirSync(path, { recursive: true })
  chmodSync(path, 0o755)
  return path
}

let source: Plain
let organisations: string[]
let made: MadeOrganisation[]
let before: Everything
let archive: string
let cookie: string
let channel: { memberId: string; organisationId: string; id: string }
const opened: Plain[] = []
const servers: Started[] = []
const answered = { before: new Set<string>(), during: new Set<string>(), after: new Set<string>() }
const links: { linkId: string; slug: string }[] = []

const envOf = (dataDir: string, url?: string): Record<string, string> => ({
  DATA_DIR: dataDir,
  PORT: '0',
  BASE_URL: `http://${host}`,
  TRUST_PROXY: 'true',
  LOG_LEVEL: 'error',
  SECRET_KEY: key,
  ...(url ? { DATABASE_URL: url } : {}),
})

async function serve(env: Record<string, string>): Promise<{ server: Started; address: string }> {
  const server = startCommand(['serve'], env)
  servers.push(server)
  const [, address = ''] = await server.says(/listening on (http:\/\/[\w.:]+)/)
  return { server, address }
}

async function stop(server: Started): Promise<void> {
  server.process.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0 })
}

let devices = 0
async function click(address: string, to: Set<string>): Promise<void> {
  const link = links.pop()
  if (!link) throw new Error('There are no links left.')
  devices++
  const from = `10.0.${devices >> 8}.${devices & 255}`
  const response = await fetch(`${address}/go/${link.slug}`, {
    redirect: 'manual',
    headers: { 'user-agent': browser, 'x-forwarded-for': from },
  })
  expect(response.status).toBe(302)
  to.add(link.linkId)
}

const filesOf = (dataDir: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [
        join(entry.parentPath, entry.name).slice(dataDir.length),
        createHash('sha256')
          .update(readFileSync(join(entry.parentPath, entry.name)))
          .digest('hex'),
      ])
      .sort(),
  )

const counted = async ({ owner }: Pick<Plain, 'owner'>): Promise<Map<string, number>> => {
  const rows = (await readEverything(owner, organisations))['public.click_sum'] ?? []
  const sums = new Map<string, number>()
  for (const row of rows) {
    const { link_id: link, clicks } = JSON.parse(row) as { link_id: string; clicks: number }
    sums.set(link, (sums.get(link) ?? 0) + clicks)
  }
  return sums
}

beforeAll(async () => {
  const server = new pg.Client(inject('server'))
  await server.connect()
  const { rows } = await server.query<{ is: boolean }>(
    'select rolsuper as is from pg_roles where rolname = current_user',
  )
  mayMakeRoles = rows[0]?.is === true
  if (mayMakeRoles) {
    await server.query(`create role ${role} login createrole`)
    await server.query(`grant luotto_app to ${role} with admin true, set true, inherit false`)
  }
  await server.end()
  source = await plainDatabase()
  await migrate(source.owner)
  await migrateJobs(source.owner)
  await fill()
}, long)

afterAll(async () => {
  for (const { process } of servers) process.kill('SIGKILL')
  for (const plain of [source, ...opened]) await plain.close()
  if (mayMakeRoles) await inServer(inject('server'), `drop owned by ${role}`, `drop role ${role}`)
  folder[Symbol.dispose]()
}, long)

/** Two lively organisations and one that nobody is a member of. */
async function fill(): Promise<void> {
  const db = openDatabase(source.app)
  made = [await makeFull(db, { name: 'Aalto Oy' }), await makeFull(db, { name: 'Virta "\\t" Oy\t\n\\.' })]
  const bare = await makeBareOrganisation(db, { name: 'Nobody’s' })
  organisations = [...made.map(({ id }) => id), bare]
  const secrets = secretsWith(key)
  const data = place('source')
  for (const one of made) {
    const teller = one.people.member
    const memberId = teller.member.id
    const id = await makeChannel(db, teller, { secret: secrets.seal(memberId, 'app-password') })
    channel = { memberId, organisationId: one.id, id }
    for (let number = 0; number < 150; number++) {
      const telling = await makeTelling(db, teller, { host, storyId: one.storyId })
      links.push(telling)
    }
    await queueTelling(one, id, { text: 'Oli jo lähdössä.', inDays: 0 })
    await queueTelling(one, id, { text: 'Lähtee kolmen päivän päästä.', inDays: 3 })
    const files = filesIn(join(data, 'files'))
    for (const type of ['webp', 'jpg']) await files.write(one.id, `${one.pictureId}.${type}`, randomBytes(70_000))
  }
  await source.owner.query(
    `insert into auth_passkey (id, user_id, name, credential_id, public_key, counter, created_at)
    select id, id, 'Puhelin', 'credential', '\\x0007ff', 5000000000, now() from auth_user limit 1`,
  )
  await source.owner.query(
    `insert into network_registration (network, service, callback, secret, created_at)
    values ('mastodon', 'https://mastodon.example', 'https://luotto.example/x', 'v1.not.a.secret', now())`,
  )
  await source.owner.query(`insert into auth_answered_challenge values ('\\x00ff', now())`)
  const sessions = openSessions({ pool: source.app, baseUrl: `http://${host}`, secretKey: key })
  const redeemed = await sessions.redeem(await sessions.createToken(await emailOf(made[0]?.people.editor.userId ?? '')))
  cookie = redeemed?.setCookies.map((line) => line.split(';')[0]).join('; ') ?? ''
  await sessions.createToken(await emailOf(made[0]?.people.admin.userId ?? ''))
}

/** A telling that waits, with its job: due at once, or in some days. */
async function queueTelling(
  one: MadeOrganisation,
  channelId: string,
  { text, inDays }: { text: string; inDays: number },
) {
  const telling = {
    host,
    network: 'bluesky',
    state: 'queued',
    text,
    channelId,
    storyId: one.storyId,
    clicks: 3,
  } as const
  const { id: tellingId } = await makeTelling(openDatabase(source.app), one.people.member, telling)
  await source.owner.query(
    `insert into pgboss.job (name, data, start_after)
    values ('publish-telling', $1, now() + $2 * interval '1 day')`,
    [JSON.stringify({ organisationId: one.id, tellingId }), inDays],
  )
}

const emailOf = async (userId: string): Promise<string> =>
  (await source.owner.query<{ email: string }>('select email from auth_user where id = $1', [userId])).rows[0]?.email ??
  ''

/** Tables that may be empty here: nobody signs in by a password or by another's account. */
const emptyByDesign = ['public.auth_account']

describe('a backup, taken while the server runs and clicks come in', () => {
  test('has something of every table to take, or the comparison would prove nothing', async () => {
    before = await readEverything(source.owner, organisations)
    expect(Object.keys(before)).toEqual(await allTables(source.owner))
    expect(Object.keys(before).filter((table) => before[table]?.length === 0)).toEqual(emptyByDesign)
  })

  test('is one file, and neither holds the key nor stops anybody', { timeout: long }, async () => {
    const data = join(folder.path, 'source')
    const env = envOf(data, source.url)
    const { server, address } = await serve({ ...env, ROLE: 'web' })
    for (let number = 0; number < 40; number++) await click(address, answered.before)
    let going = true
    const clicking = (async () => {
      while (going && links.length > 60) await click(address, answered.during)
    })()
    const taken = await runCommand(['backup', place('backups')], env)
    going = false
    await clicking
    for (let number = 0; number < 20; number++) await click(address, answered.after)
    expect(taken.code, taken.err).toBe(0)
    archive = taken.out.trim()
    expect(archive).toMatch(/\/backups\/luotto-\d{4}-\d\d-\d\d\.luotto$/)
    expect(readdirSync(join(folder.path, 'backups'))).toHaveLength(1)
    expect(taken.err).toContain('The key is not in it.')
    expect(taken.err).toMatch(/\d+ of \d+ tables/)
    expect(readFileSync(archive).includes(key)).toBe(false)
    await stop(server)
    // Everybody who clicked is counted here too.
    const sums = await counted(source)
    for (const link of [...answered.before, ...answered.during, ...answered.after]) expect(sums.get(link)).toBe(1)
  })
})

/** What a restore must have brought back, whatever database it went into. */
async function expectEverything(owner: pg.Pool, dataDir: string): Promise<void> {
  const after = await readEverything(owner, organisations)
  // Counted from the spool only once the server runs; and what was due is looked for before it is published.
  const changing = ['public.click_sum', 'public.click_batch', 'public.telling']
  for (const table of Object.keys(before).filter((name) => !changing.includes(name))) {
    expect(after[table], table).toEqual(before[table])
  }
  const tellings = (rows: readonly string[] = []) => rows.map((row) => JSON.parse(row) as Record<string, unknown>)
  const perhapsSent = (row: Record<string, unknown>) =>
    row.text === 'Oli jo lähdössä.' ? { ...row, maybe_sent_at: expect.any(String) } : row
  expect(tellings(after['public.telling'])).toEqual(tellings(before['public.telling']).map(perhapsSent))
  expect(filesOf(dataDir)).toEqual(filesOf(join(folder.path, 'source')))
  expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
}

/** Starts the server on what was restored: it counts the clicks that the spool brought along, and knows people. */
async function expectItWorks(env: Record<string, string>): Promise<void> {
  const { server, address } = await serve({ ...env, ROLE: 'web' })
  const stories = await fetch(`${address}/stories`, { headers: { cookie }, redirect: 'manual' })
  expect(stories.status).toBe(200)
  expect(await stories.text()).toContain('Uusi silta avattiin')
  await stop(server)
}

function expectCounts(sums: ReadonlyMap<string, number>): void {
  for (const link of answered.before) expect(sums.get(link)).toBe(1)
  for (const link of answered.during) expect(sums.get(link) ?? 1).toBe(1)
  for (const link of answered.after) expect(sums.has(link)).toBe(false)
}

describe('a restore on an empty machine', () => {
  test('brings everything back into a PostgreSQL of one’s own', { timeout: long }, async () => {
    const target = await plainDatabase()
    opened.push(target)
    const data = join(folder.path, 'target')
    const env = envOf(data, target.url)
    const restored = await runCommand(['restore', archive], env)
    expect(restored.code, restored.err).toBe(0)
    expect(restored.err).toMatch(/Restored: \d+ rows/)
    await expectEverything(target.owner, data)
    expect(await dumpSchema(target.owner)).toBe(await dumpSchema(source.owner))
    await expectItWorks(env)
    expectCounts(await counted(target))
    const [{ secret } = { secret: '' }] = (await inOrganisation(
      openDatabase(target.app),
      channel.organisationId as never,
      (tx) => tx.selectFrom('channel').select('secret').where('id', '=', channel.id).execute(),
    )) as { secret: string }[]
    expect(secretsWith(key).open(channel.memberId, secret)).toBe('app-password')
  })

  test('brings everything into a bundled PostgreSQL, and from there back into one of one’s own', {
    timeout: long,
  }, async () => {
    const data = place('bundled')
    const env = envOf(data)
    const restored = await runCommand(['restore', archive], env)
    expect(restored.code, restored.err).toBe(0)
    const bundled = await startEmbeddedPostgres(data, false)
    const owner = openPool(bundled.connection('luotto'), 'owner', () => undefined, 2)
    await expectEverything(owner, data)
    await owner.end()
    await bundled.stop()
    await expectItWorks(env)
    const again = await runCommand(['backup', join(folder.path, 'second.luotto')], env)
    expect(again.code, again.err).toBe(0)
    if (process.platform === 'linux') await vi.waitFor(() => expect(postgresOf(data)).toEqual([]), 15_000)
    const target = await plainDatabase()
    opened.push(target)
    const back = await runCommand(
      ['restore', join(folder.path, 'second.luotto')],
      envOf(join(folder.path, 'back'), target.url),
    )
    expect(back.code, back.err).toBe(0)
    await expectEverything(target.owner, join(folder.path, 'back'))
    expectCounts(await counted(target))
  })

  test('of an older version’s backup migrates it to the newest schema', { timeout: long }, async () => {
    const target = await plainDatabase()
    opened.push(target)
    const data = join(folder.path, 'older')
    const env = { ...envOf(data, target.url), SECRET_KEY: 'the-key-of-tests-and-of-nothing-else' }
    const restored = await runCommand(['restore', join(import.meta.dirname, '../backups/0.1.0.luotto')], env)
    expect(restored.code, restored.err).toBe(0)
    expect(restored.err).toMatch(/Migrated on: 0005-/)
    expect(await dumpSchema(target.owner).then((text) => text.split('\n').sort())).toEqual(
      (await dumpSchema(source.owner)).split('\n').sort(),
    )
    const { rows } = await target.owner.query<{ name: string; jobs: number }>(
      `select name, count(*)::int as jobs from pgboss.job group by 1`,
    )
    expect(rows).toEqual([{ name: 'send-invitation', jobs: 2 }])
    expect(Object.keys(filesOf(data))).toHaveLength(4)
    const { server } = await serve(env)
    await stop(server)
  })

  test('refuses what is not empty: a database, a folder', { timeout: long }, async () => {
    const full = await runCommand(['restore', archive], envOf(join(folder.path, 'elsewhere'), source.url))
    expect(full).toMatchObject({ code: 1, out: '', err: expect.stringContaining('The database is not empty') })
    const empty = await plainDatabase()
    opened.push(empty)
    const there = await runCommand(['restore', archive], envOf(join(folder.path, 'source'), empty.url))
    expect(there).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not empty (files)') })
    expect(await allTables(empty.owner)).toEqual([])
  })

  test('refuses another key, or none, and says what to do', { timeout: long }, async () => {
    const empty = await plainDatabase()
    opened.push(empty)
    const env = envOf(join(folder.path, 'keyless'), empty.url)
    const other = await runCommand(['restore', archive], { ...env, SECRET_KEY: `another-${key}` })
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('not the one of this backup') })
    const none = await runCommand(['restore', archive], { ...env, SECRET_KEY: '' })
    expect(none).toMatchObject({ code: 1, err: expect.stringContaining('is missing') })
    expect(await allTables(empty.owner)).toEqual([])
    const anyway = await runCommand(['restore', archive, '--without-key'], { ...env, SECRET_KEY: '' })
    expect(anyway.code, anyway.err).toBe(0)
  })

  test('that is killed leaves an empty database, and is run again', { timeout: long }, async () => {
    const target = await plainDatabase()
    opened.push(target)
    const data = join(folder.path, 'killed')
    const env = envOf(data, target.url)
    const restoring = startCommand(['restore', archive], env)
    let told = ''
    restoring.process.stderr?.on('data', (text) => {
      told += text
      if (told.includes('tables:')) restoring.process.kill('SIGKILL')
    })
    await restoring.ended
    expect(told).toContain('tables:')
    expect(told).not.toContain('Restored')
    await vi.waitFor(async () => expect(await allTables(target.owner)).toEqual([]), 15_000)
    const refused = await runCommand(['serve'], env)
    expect(refused).toMatchObject({ code: 1, out: '', err: expect.stringContaining('run "luotto restore" again') })
    const again = await runCommand(['restore', archive], env)
    expect(again.code, again.err).toBe(0)
    await expectEverything(target.owner, data)
  })

  test('is refused where the file is damaged or cut off, and nothing is changed', { timeout: long }, async () => {
    const empty = await plainDatabase()
    opened.push(empty)
    const data = join(folder.path, 'damaged')
    const bytes = readFileSync(archive)
    const damaged = join(folder.path, 'damaged.luotto')
    const cases: [string, Buffer][] = [
      ['cut off', bytes.subarray(0, bytes.length - 9)],
      ['one bit', Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)))],
      ['something else', Buffer.from('a letter')],
    ]
    for (const [name, content] of cases) {
      writeFileSync(damaged, content)
      const { code, out, err } = await runCommand(['restore', damaged], envOf(data, empty.url))
      expect([name, code, out]).toEqual([name, 1, ''])
      expect(err).toContain('Nothing was changed.')
      expect(err).not.toContain('    at ')
    }
    expect(await allTables(empty.owner)).toEqual([])
    expect(existsSync(data) ? readdirSync(data) : []).toEqual([])
  })
})
