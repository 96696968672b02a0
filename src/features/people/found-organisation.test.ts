import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { firstAdminAddress, firstAdminLink } from './first-admin.ts'
import { foundOrganisation } from './found-organisation.ts'
import { findViewer } from './viewer.ts'

let house: House
let userId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  userId = uuid()
  const now = new Date()
  const user = { id: userId, email: `${userId}@luotto.invalid`, emailVerified: true, name: 'Admin' }
  await house.database.db
    .insertInto('authUser')
    .values({ ...user, createdAt: now, updatedAt: now })
    .execute()
})

const found = (email = `aino.${userId}@example.fi`) =>
  foundOrganisation(house.ctx, { userId, organisation: 'Satama Oy', language: 'sv', name: 'Aino Aalto', email })

const membershipsOf = (user: string) =>
  house.database.db.selectFrom('userMembership').selectAll().where('userId', '=', user).execute()

test('the founder is the first admin, with the name and address that they told', async () => {
  expect(await found()).toEqual({ ok: true })
  const viewer = await findViewer(house.database.db, userId, undefined)
  expect(viewer?.organisation).toMatchObject({ name: 'Satama Oy', language: 'sv' })
  expect(viewer?.member).toMatchObject({ name: 'Aino Aalto', roles: ['admin', 'editor', 'steward'] })
  const user = await house.database.db.selectFrom('authUser').select('email').where('id', '=', userId).execute()
  expect(user).toEqual([{ email: `aino.${userId}@example.fi` }])
})

test('a form sent twice founds once, whether one after the other or at the same moment', async () => {
  expect(await Promise.all([found(), found(), found()])).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  expect(await found()).toEqual({ ok: true })
  expect(await membershipsOf(userId)).toHaveLength(1)
})

test('an address that is somebody else’s already is refused, and nothing is founded', async () => {
  const email = `varattu.${userId}@example.fi`
  await makeMember(house.database.db, await makeBareOrganisation(house.database.db), { email })
  expect(await found(email)).toEqual({ ok: false, problem: 'email-taken' })
  expect(await membershipsOf(userId)).toEqual([])
})

test('who belongs to an organisation founds none by this', async () => {
  const member = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
  const founding = { organisation: 'Toinen', language: 'fi', name: 'Aino', email: 'toinen@example.fi' } as const
  await foundOrganisation(house.ctx, { ...founding, userId: member.userId })
  expect(await membershipsOf(member.userId)).toHaveLength(1)
})

test('once somebody has founded, no start gives away another link for the first admin', async () => {
  await found()
  const sessions = { createToken: async () => expect.fail('a link was made') } as never
  expect(await firstAdminLink({ ...house.ctx, sessions })).toBeUndefined()
  const stand = house.database.db.selectFrom('authUser').select('id').where('email', '=', firstAdminAddress)
  expect(await stand.execute()).toEqual([])
})
