import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeGroup, makeMember, viewerOf } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import { keepPerson, removePerson } from '../leaving/remove-person.ts'
import { listGroups } from './list-groups.ts'
import { addGroup, type Place, placeMember, renameGroup } from './manage-people.ts'
import type { Viewer } from './viewer.ts'

let house: House
let admin: Viewer
let member: Viewer
let group: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  admin = await makeMember(house.database.db, organisation, { roles: ['admin'] })
  member = await makeMember(house.database.db, organisation)
  group = await makeGroup(house.database.db, organisation, 'Tuotanto')
})

const place = (who: Viewer, changes: Partial<Place> = {}, by = admin) =>
  placeMember(house.ctx, by, who.member.id, { name: 'Aino Aalto', roles: [], groupIds: [], ...changes })

const rolesOf = async (who: Viewer) => (await viewerOf(house.database.db, who.userId)).member.roles

describe('a member', () => {
  test('gets a name, roles and groups', async () => {
    expect(await place(member, { name: 'Aino Uusi', roles: ['editor', 'leader'], groupIds: [group] })).toEqual({
      ok: true,
    })
    const now = await viewerOf(house.database.db, member.userId)
    expect(now.member).toMatchObject({ name: 'Aino Uusi', roles: ['editor', 'leader'], groupIds: [group] })
  })

  test('whom an admin has removed is given nothing, before that is undone', async () => {
    await removePerson(house.ctx, admin, member.member.id)
    expect(await place(member, { roles: ['admin'], groupIds: [group] })).toEqual({ ok: false, problem: 'removed' })
    expect((await viewerOf(house.database.db, member.userId)).member).toMatchObject({ roles: [], groupIds: [] })
    await keepPerson(house.ctx, admin, member.member.id)
    expect(await place(member, { roles: ['editor'] })).toEqual({ ok: true })
  })

  test('loses what is not said any more', async () => {
    await place(member, { roles: ['editor'], groupIds: [group] })
    await place(member)
    expect((await viewerOf(house.database.db, member.userId)).member).toMatchObject({ roles: [], groupIds: [] })
  })

  test.each(['', 'x', '-'.repeat(36), '0192d3a0-0000-7000-8000-000000000001'])(
    'that is not there (%j) is missing',
    async (id) => {
      const placed = await placeMember(house.ctx, admin, id, { name: 'Aino', roles: ['admin'], groupIds: [] })
      expect(placed).toEqual({ ok: false, problem: 'missing' })
    },
  )

  test('of another organisation is missing too, and stays as they are', async () => {
    const stranger = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    expect(await place(stranger, { roles: [] })).toEqual({ ok: false, problem: 'missing' })
    expect(await rolesOf(stranger)).toEqual(['admin'])
  })
})

describe('the last admin', () => {
  test('keeps the role, until somebody else has it', async () => {
    expect(await place(admin, { roles: ['editor'] })).toEqual({ ok: false, problem: 'last-admin' })
    expect(await rolesOf(admin)).toEqual(['admin'])
    await place(member, { roles: ['admin'] })
    expect(await place(admin, { roles: ['editor'] })).toEqual({ ok: true })
  })

  test('is there still after two admins have taken the role from each other at the same moment', async () => {
    await place(member, { roles: ['admin'] })
    const answers = await Promise.all([place(admin, { roles: [] }, member), place(member, { roles: [] }, admin)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect([...(await rolesOf(admin)), ...(await rolesOf(member))]).toEqual(['admin'])
  })
})

describe('a group', () => {
  const names = async () =>
    (await inOrganisation(house.database.db, admin.organisation.id, (tx) => listGroups(tx, admin.organisation.id))).map(
      ({ name }) => name,
    )

  test('is made once by its name, however often it is sent', async () => {
    await Promise.all([addGroup(house.ctx, admin, 'Myynti'), addGroup(house.ctx, admin, 'Myynti')])
    expect(await names()).toEqual(['Myynti', 'Tuotanto'])
  })

  test('gets another name, unless another group has it', async () => {
    await addGroup(house.ctx, admin, 'Myynti')
    expect(await renameGroup(house.ctx, admin, group, 'Myynti')).toBe(false)
    expect(await renameGroup(house.ctx, admin, group, 'Tehdas')).toBe(true)
    expect(await renameGroup(house.ctx, admin, group, 'Tehdas')).toBe(true)
    expect(await names()).toEqual(['Myynti', 'Tehdas'])
  })

  test('of another organisation keeps its name', async () => {
    const stranger = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    await renameGroup(house.ctx, stranger, group, 'Kaapattu')
    expect(await names()).toEqual(['Tuotanto'])
  })
})
