import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { fakeAccount, fakePassword } from '../../networks/fake.ts'
import { inOrganisation } from '../../platform/database.ts'
import { secretsWith } from '../../platform/secrets.ts'
import type { Viewer } from '../people/viewer.ts'
import { connectAccount, disconnectAccount } from './connect-account.ts'

let house: House
let teller: Viewer
let colleague: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  house.network.setDown(false)
  const organisation = await makeBareOrganisation(house.database.db)
  teller = await makeMember(house.database.db, organisation)
  colleague = await makeMember(house.database.db, organisation, { roles: ['admin'] })
})

const connect = (viewer = teller, changes = {}) => connectAccount(house.ctx, viewer, { ...fakeAccount, ...changes })

const rows = () =>
  inOrganisation(house.database.db, teller.organisation.id, (tx) => tx.selectFrom('channel').selectAll().execute())

test('a password that fits is kept sealed: not as it is, and opened by nobody else’s key', async () => {
  expect(await connect()).toEqual({ ok: true, handle: fakeAccount.handle })
  const [row, ...others] = await rows()
  expect(others).toEqual([])
  expect(row).toMatchObject({ memberId: teller.member.id, network: 'bluesky', handle: fakeAccount.handle })
  expect(JSON.stringify(row)).not.toContain(fakePassword)
  const sealed = row?.secret ?? ''
  expect(house.ctx.secrets.open(teller.member.id, sealed)).toBe(fakePassword)
  expect(house.ctx.secrets.open(colleague.member.id, sealed)).toBeUndefined()
  expect(secretsWith('another installation, another key').open(teller.member.id, sealed)).toBeUndefined()
})

test('connected again, it is the same account with the new password', async () => {
  await connect()
  const [before] = await rows()
  await connect()
  const [after, ...others] = await rows()
  expect(others).toEqual([])
  expect(after?.id).toBe(before?.id)
  expect(after?.secret).not.toBe(before?.secret)
})

test('two members may connect the same account, each with a seal of their own', async () => {
  await connect()
  await connect(colleague)
  const sealed = (await rows()).map(({ secret }) => secret)
  expect(new Set(sealed).size).toBe(2)
})

test.each([
  ['wrong-password', { secret: 'not-the-password' }],
  ['not-found', { handle: 'nobody.example' }],
] as const)('nothing is kept where the network answers %s', async (problem, changes) => {
  expect(await connect(teller, changes)).toEqual({ ok: false, problem })
  expect(await rows()).toEqual([])
})

test('nothing is kept where the network does not answer', async () => {
  house.network.setDown(true)
  expect(await connect()).toEqual({ ok: false, problem: 'unreachable' })
  expect(await rows()).toEqual([])
})

test('one’s own account goes with its password; another’s stays', async () => {
  await connect()
  const [row] = await rows()
  await disconnectAccount(house.ctx, colleague, row?.id ?? '')
  expect(await rows()).toHaveLength(1)
  await disconnectAccount(house.ctx, teller, row?.id ?? '')
  expect(await rows()).toEqual([])
})
