import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { removePerson } from '../leaving/remove-person.ts'
import { listHelpers } from './list-helpers.ts'
import { listPeople } from './queries.ts'

let house: House
let id: OrganisationId
beforeAll(async () => {
  house = await openHouse()
  const { db } = house.database
  id = await makeBareOrganisation(db)
  const people = [
    ['Åke Öberg', 'ake@example.fi'],
    ['Veikko Väinölä', 'vv_100%@example.fi'],
    ['Anna O’Hara-Mäki', 'anna@toinen.example'],
  ] as const
  for (const [name, email] of people) await makeMember(db, id, { name, email })
  await makeMember(db, await makeBareOrganisation(db), { name: 'Åke Muualla', email: 'muu@example.fi' })
})
afterAll(() => house.close())

const found = async (search: string, page = 1) =>
  (await inOrganisation(house.database.db, id, (tx) => listPeople(tx, id, page, search))).people.map(({ name }) => name)

test.each([
  ['a name', 'Öberg', ['Åke Öberg']],
  ['a name in other letters', 'åKE öBERG', ['Åke Öberg']],
  ['a part of an address', '@toinen', ['Anna O’Hara-Mäki']],
  ['a sign of a name', '’', ['Anna O’Hara-Mäki']],
  ['what stands for others in a database, as it is', '0%', ['Veikko Väinölä']],
  ['an underscore, as it is', 'v_1', ['Veikko Väinölä']],
  ['a backslash, which nobody has', '\\\\', []],
  ['somebody of another organisation', 'Muualla', []],
  ['what would end a question to the database', "' or true --", []],
])('people are found by %s', async (_, search, names) => {
  expect(await found(search)).toEqual(names)
})

test('without a search everybody of the organisation is there, and the next page is empty', async () => {
  expect(await found('')).toHaveLength(3)
  expect(await found('', 2)).toEqual([])
})

test('of many who are found there is more than a page', async () => {
  const { db } = house.database
  const many = await makeBareOrganisation(db)
  for (let n = 0; n < 52; n++) await makeMember(db, many, { name: `Jäsen ${n}` })
  const list = (page: number, search: string) => inOrganisation(db, many, (tx) => listPeople(tx, many, page, search))
  expect(await list(1, 'jäsen')).toMatchObject({ more: true, people: { length: 50 } })
  expect(await list(2, 'jäsen')).toMatchObject({ more: false, people: { length: 2 } })
})

test('whom an admin has removed helps nobody any more', async () => {
  const { db } = house.database
  const organisation = await makeBareOrganisation(db)
  const admin = await makeMember(db, organisation, { roles: ['admin'], name: 'Minna' })
  const steward = await makeMember(db, organisation, { roles: ['steward'], name: 'Sampo' })
  const helpers = async () =>
    (await inOrganisation(db, organisation, (tx) => listHelpers(tx, organisation))).map(({ name }) => name)
  expect(await helpers()).toEqual(['Sampo'])
  await removePerson(house.ctx, admin, steward.member.id)
  expect(await helpers()).toEqual(['Minna'])
})
