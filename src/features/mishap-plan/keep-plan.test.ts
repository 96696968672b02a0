import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findPlan, listExercises, planHelpers } from './find-plan.ts'
import { addHelper, keepPlan, noteExercise, removeHelper } from './keep-plan.ts'
import { deviceCookie, ownerOf, readDevice } from './own-device.ts'

let house: House
let steward: Viewer
let helper: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  steward = await makeMember(house.database.db, organisation, { roles: ['steward'], name: 'Saara Vetäjä' })
  helper = await makeMember(house.database.db, organisation, { name: 'Helmi Helppa' })
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(house.database.db, steward.organisation.id, work)
const helpers = () => inside((tx) => planHelpers(tx, steward.organisation.id))
const outside = { name: 'Päivystys', phone: '09 123', email: null, hours: 'aina' }

test('until the plan names somebody, whoever leads the programme helps', async () => {
  expect((await helpers()).map(({ name }) => name)).toEqual(['Saara Vetäjä'])
  await addHelper(house.ctx, steward, outside)
  expect((await helpers()).map(({ name, memberId }) => [name, memberId])).toEqual([['Päivystys', null]])
})

test('a member is known by their address, and let into new cases; who cannot be reached is not taken', async () => {
  const { email } = await house.database.db
    .selectFrom('authUser')
    .select('email')
    .where('id', '=', helper.userId)
    .executeTakeFirstOrThrow()
  expect(await addHelper(house.ctx, steward, { ...outside, name: 'Helmi', phone: null, email })).toBe('done')
  expect((await helpers())[0]?.memberId).toBe(helper.member.id)
  expect(await addHelper(house.ctx, steward, { ...outside, phone: null })).toBe('unreachable')
  const [named] = await helpers()
  await removeHelper(house.ctx, steward, named?.id ?? '')
  expect((await helpers()).map(({ name }) => name)).toEqual(['Saara Vetäjä'])
})

test('twenty help at most', async () => {
  for (let n = 0; n < 20; n += 1) await addHelper(house.ctx, steward, { ...outside, name: `Auttaja ${n}` })
  expect(await addHelper(house.ctx, steward, outside)).toBe('full')
  expect(await helpers()).toHaveLength(20)
})

test('a plan is kept as of the day on which it was gone through', async () => {
  house.time.now = Date.parse('2026-11-24T09:00:00Z')
  const plan = { decides: 'Viestintäjohtaja', correcting: { fi: 'Oikaisu' }, apologising: {}, reviewBy: '2027-05-24' }
  await keepPlan(house.ctx, steward, plan)
  await keepPlan(house.ctx, steward, { ...plan, reviewBy: '2027-06-01' })
  const kept = await inside((tx) => findPlan(tx, steward.organisation.id))
  expect(kept).toEqual({ ...plan, reviewedOn: '2026-11-24', reviewBy: '2027-06-01' })
})

test('an exercise that is noted twice by one form is one', async () => {
  const exercise = { id: randomUUID(), heldOn: '2026-11-20', minutes: 25, slow: 'Numero', nextOn: '2027-05-20' }
  await noteExercise(house.ctx, steward, exercise)
  await noteExercise(house.ctx, steward, exercise)
  expect(await inside((tx) => listExercises(tx, steward.organisation.id))).toEqual([exercise])
})

test('a device is its owner’s as long as they are a member, and a cookie that was made up is nobody’s', async () => {
  const cookie = deviceCookie(house.ctx, undefined, helper)?.match(/^[^=]+=([^;]+)/)?.[1]
  const sealed = decodeURIComponent(cookie ?? '')
  expect(await ownerOf(house.ctx, sealed)).toMatchObject({ memberId: helper.member.id, name: 'Helmi Helppa' })
  expect(deviceCookie(house.ctx, sealed, helper)).toBeUndefined()
  expect(deviceCookie(house.ctx, sealed, steward)).toBeDefined()
  for (const made of ['', 'x', `${sealed}x`, `${helper.organisation.id} ${helper.member.id}`])
    expect(readDevice(house.ctx, made)).toBeUndefined()
  await inside((tx) =>
    tx
      .updateTable('member')
      .set({ leavesAt: new Date() })
      .where('organisationId', '=', helper.organisation.id)
      .where('id', '=', helper.member.id)
      .execute(),
  )
  expect(await ownerOf(house.ctx, sealed)).toBeUndefined()
})
