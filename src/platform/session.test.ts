import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { openSessions, type Sessions } from './session.ts'

let database: TestDatabase
let sessions: Sessions
beforeAll(async () => {
  database = await freshDatabase()
  sessions = openSessions({ pool: database.pool, baseUrl: 'http://localhost', secretKey: 'k'.repeat(40) })
  const now = new Date()
  await database.db
    .insertInto('authUser')
    .values({
      id: '0192d3a0-0000-7000-8000-000000000001',
      email: 'aino@example.fi',
      emailVerified: true,
      name: 'Aino',
      createdAt: now,
      updatedAt: now,
    })
    .execute()
})
afterAll(() => database.close())

const cookieOf = (setCookies: readonly string[]) =>
  new Headers({ cookie: setCookies.map((line) => line.split(';')[0]).join('; ') })

test('a token signs in once, and its session ends when it is ended', async () => {
  const token = await sessions.createToken('aino@example.fi')
  const redeemed = await sessions.redeem(token)
  const headers = cookieOf(redeemed?.setCookies ?? [])
  expect(await sessions.current(headers)).toMatchObject({ email: 'aino@example.fi' })
  expect(await sessions.redeem(token)).toBeUndefined()
  await sessions.end(headers)
  expect(await sessions.current(headers)).toBeUndefined()
})

test('the session cookie is out of reach of scripts and of other sites', async () => {
  const redeemed = await sessions.redeem(await sessions.createToken('aino@example.fi'))
  expect(redeemed?.setCookies.join()).toMatch(/HttpOnly/i)
  expect(redeemed?.setCookies.join()).toMatch(/SameSite=Lax/i)
})

test('what the database holds of a token does not sign anybody in', async () => {
  await sessions.createToken('aino@example.fi')
  const stored = await database.db.selectFrom('authVerification').select('identifier').execute()
  for (const { identifier } of stored) expect(await sessions.redeem(identifier)).toBeUndefined()
})

test('made-up tokens and cookies are nobody', async () => {
  expect(await sessions.redeem('nonsense')).toBeUndefined()
  expect(await sessions.current(new Headers({ cookie: 'luotto.session_token=made.up' }))).toBeUndefined()
})
