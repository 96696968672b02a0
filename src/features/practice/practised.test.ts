import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeMember, makeOrganisation } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { secretsWith } from '../../platform/secrets.ts'
import { ownData } from '../leaving/own-data.ts'
import type { Viewer } from '../people/viewer.ts'
import { forgetPractised, ownPractised, recordPractised } from './practised.ts'

// What one practised is one's own: not a colleague's, not an admin's, and not for whoever reads a copy of the database.

let house: House
let aino: Viewer
let admin: Viewer
beforeAll(async () => {
  house = await openHouse()
  const made = await makeOrganisation(house.database.db)
  admin = made.people.admin
  aino = await makeMember(house.database.db, made.id)
})
afterAll(() => house.close())
beforeEach(() => forgetPractised(house.ctx, aino))

const on = (day: string) => ({ ...house.ctx, clock: () => Date.parse(`${day}T10:00:00Z`) })

const everything = async () =>
  (await house.database.owner.query<{ row: string }>('select t::text as row from practised t')).rows

test('a scenario is remembered with the day on which it was last practised', async () => {
  await recordPractised(on('2026-11-02'), aino, 'sour-comment')
  await recordPractised(on('2026-11-03'), aino, 'job-ad')
  await recordPractised(on('2026-11-27'), aino, 'sour-comment')
  expect(await ownPractised(house.ctx, aino)).toEqual({ 'sour-comment': '2026-11-27', 'job-ad': '2026-11-03' })
  expect(await ownPractised(house.ctx, admin)).toEqual({})
})

test('two devices at the same moment lose neither', async () => {
  const ids = ['sour-comment', 'job-ad', 'customer-named', 'factory-photo']
  await Promise.all(ids.map((id) => recordPractised(on('2026-11-27'), aino, id)))
  expect(Object.keys(await ownPractised(house.ctx, aino)).sort()).toEqual([...ids].sort())
})

test('once it is forgotten, nothing is left of it', async () => {
  await recordPractised(on('2026-11-27'), aino, 'sour-comment')
  await forgetPractised(house.ctx, aino)
  expect(await everything()).toEqual([])
  expect(await ownPractised(house.ctx, aino)).toEqual({})
})

test('a copy of the database tells neither what nor when nor how much', async () => {
  await recordPractised(on('2026-11-27'), aino, 'sour-comment')
  const one = await everything()
  await recordPractised(on('2026-11-27'), aino, 'job-ad')
  const two = await everything()
  for (const { row } of [...one, ...two]) expect(row).not.toMatch(/sour|job|2026/)
  expect(two.map(({ row }) => row.length)).toEqual(one.map(({ row }) => row.length))
})

test('a row that is put under another member opens there for nobody, and with another key for nobody at all', async () => {
  await recordPractised(on('2026-11-27'), aino, 'sour-comment')
  const other = { ...house.ctx, secrets: secretsWith('another key than that of the installation') }
  expect(await ownPractised(other, aino)).toEqual({})
  // As an operator might who has the tables in hand.
  await house.database.owner.query('update practised set member_id = $1', [admin.member.id])
  expect(await ownPractised(house.ctx, admin)).toEqual({})
  await forgetPractised(house.ctx, admin)
})

test('one takes it along with one’s own data, in plain words', async () => {
  await recordPractised(on('2026-11-27'), aino, 'sour-comment')
  const { strFromU8, unzipSync } = await import('fflate')
  const pieces: Uint8Array[] = []
  for await (const piece of ownData(house.ctx, aino)) pieces.push(piece)
  const { 'data.json': file } = unzipSync(new Uint8Array(Buffer.concat(pieces)))
  const { sections } = JSON.parse(strFromU8(file ?? expect.fail('There is no data.json.')))
  expect(sections.practised[0].scenarios).toEqual([{ scenario: 'sour-comment', on: '2026-11-27' }])
})
