import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type MadeOrganisation,
  makeExample,
  makeMember,
  makeOrganisation,
  makeTelling,
  viewerOf,
} from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { roles } from '../../core/policy.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { leave } from '../leaving/leave.ts'
import { keepPerson, removePerson } from '../leaving/remove-person.ts'
import { placeMember } from '../people/manage-people.ts'
import type { Viewer } from '../people/viewer.ts'
import { findLeadersSeen, findStatement, listStatements } from './find-statement.ts'
import { listShown } from './list-shown.ts'
import { listOwnTold, ownChoice } from './own-example.ts'
import { publishStatement } from './publish-statement.ts'
import { chooseExample, hideTelling, showTelling } from './show-example.ts'

let house: House
let made: MadeOrganisation
let leader: Viewer
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  made = await makeOrganisation(house.database.db)
  leader = made.people.leader
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(house.database.db, made.id, work)
const shown = async () => (await inside((tx) => listShown(tx, made.id, 1))).shown
const words = { fi: 'Kerro, jos haluat.', sv: '', en: 'Tell, if you want to.' }
const post = 'https://bsky.app/profile/did:plc:x/post/3lbqd2x5zzc2a'
const tellInPublic = (teller: Viewer) =>
  makeTelling(house.database.db, teller, { network: 'bluesky', state: 'published', postUrl: post })

describe('what leaders say', () => {
  test('is published by themselves, version after version, and each stays with its day and author', async () => {
    expect(await publishStatement(house.ctx, leader, { words, after: 0 })).toEqual({ ok: true, version: 1 })
    const next = { ...words, fi: 'Kerro, jos haluat, myös työajalla.' }
    expect(await publishStatement(house.ctx, leader, { words: next, after: 1 })).toEqual({ ok: true, version: 2 })
    const stands = await inside((tx) => findStatement(tx, made.id))
    expect(stands).toMatchObject({ version: 2, words: next, author: leader.member.name })
    expect(await inside((tx) => findStatement(tx, made.id, 1))).toMatchObject({ version: 1, words })
    const { lines } = await inside((tx) => listStatements(tx, made.id, 1))
    expect(lines.map(({ version }) => version)).toEqual([2, 1])
  })

  test('is written by nobody else, whatever role they have', async () => {
    for (const role of ['member', ...roles.filter((role) => role !== 'leader')] as const)
      expect(await publishStatement(house.ctx, made.people[role], { words, after: 0 })).toEqual({
        ok: false,
        problem: 'not-allowed',
      })
    expect(await inside((tx) => findStatement(tx, made.id))).toBeUndefined()
  })

  test('is not written over by whoever had not read the newest, also at the same moment', async () => {
    const both = await Promise.all([
      publishStatement(house.ctx, leader, { words, after: 0 }),
      publishStatement(house.ctx, leader, { words: { ...words, sv: 'Berätta om du vill.' }, after: 0 }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, problem: 'changed-meanwhile' })
  })

  test('is neither empty nor what stands already', async () => {
    const nothing = { fi: '', sv: '', en: '' }
    expect(await publishStatement(house.ctx, leader, { words: nothing, after: 0 })).toMatchObject({ problem: 'empty' })
    await publishStatement(house.ctx, leader, { words, after: 0 })
    expect(await publishStatement(house.ctx, leader, { words, after: 1 })).toMatchObject({ problem: 'nothing-new' })
  })

  test('stays when its author leaves, and says nobody’s name then', async () => {
    await publishStatement(house.ctx, leader, { words, after: 0 })
    await leave(house.ctx, { organisationId: made.id, memberId: leader.member.id })
    expect(await inside((tx) => findStatement(tx, made.id))).toMatchObject({ words, author: null })
  })
})

describe('a leader’s example', () => {
  test('is off until they turn it on', async () => {
    await tellInPublic(leader)
    expect(await inside((tx) => ownChoice(tx, leader))).toBe('off')
    expect(await shown()).toEqual([])
  })

  test('shows all that stands in public once they choose so, and not what went to followers, waits or was deleted', async () => {
    const { id } = await tellInPublic(leader)
    const { id: toFollowers } = await tellInPublic(leader)
    await inside((tx) =>
      tx.updateTable('telling').set({ visibility: 'private' }).where('id', '=', toFollowers).execute(),
    )
    for (const state of ['queued', 'scheduled', 'unsure', 'deleting', 'deleted', 'rejected'] as const)
      await makeTelling(house.database.db, leader, { state, network: 'bluesky', dueAt: new Date(Date.now() + 1e7) })
    await makeTelling(house.database.db, leader, { state: 'handed' })
    await chooseExample(house.ctx, leader, 'all')
    expect(await shown()).toMatchObject([{ id, leader: leader.member.name, address: post }])
  })

  test('shows one that they choose, by its address or their words, and hides it again', async () => {
    const { id } = await makeTelling(house.database.db, leader, { state: 'handed' })
    const wanted = { tellingId: id, address: '', words: '' }
    expect(await showTelling(house.ctx, leader, wanted)).toEqual({ ok: false, problem: 'nothing-to-show' })
    expect(await showTelling(house.ctx, leader, { ...wanted, address: 'javascript:alert(1)' })).toMatchObject({
      problem: 'bad-address',
    })
    expect(await showTelling(house.ctx, leader, { ...wanted, words: 'Näin kerroin.' })).toEqual({ ok: true })
    expect(await shown()).toMatchObject([{ id, words: 'Näin kerroin.' }])
    const { told } = await inside((tx) => listOwnTold(tx, leader, 1))
    expect(told).toMatchObject([{ id, shown: { words: 'Näin kerroin.' } }])
    await hideTelling(house.ctx, leader, id)
    expect(await shown()).toEqual([])
  })

  test('turned off is gone at once, with the words that they gave', async () => {
    const { id } = await tellInPublic(leader)
    await showTelling(house.ctx, leader, { tellingId: id, address: '', words: 'Näin kerroin.' })
    await chooseExample(house.ctx, leader, 'off')
    expect(await shown()).toEqual([])
    expect(await inside((tx) => tx.selectFrom('leaderTelling').selectAll().execute())).toEqual([])
  })

  test('is gone once they lead no more, and begins with nothing when they lead again', async () => {
    await tellInPublic(leader)
    await chooseExample(house.ctx, leader, 'all')
    const place = { name: leader.member.name, groupIds: [] }
    await placeMember(house.ctx, made.people.admin, leader.member.id, { ...place, roles: [] })
    expect(await shown()).toEqual([])
    await placeMember(house.ctx, made.people.admin, leader.member.id, { ...place, roles: ['leader'] })
    expect(await shown()).toEqual([])
    expect(await inside((tx) => ownChoice(tx, leader))).toBe('off')
  })

  test('is gone once they are removed, and stays so when the removal is undone', async () => {
    await tellInPublic(leader)
    await chooseExample(house.ctx, leader, 'all')
    await removePerson(house.ctx, made.people.admin, leader.member.id)
    expect(await shown()).toEqual([])
    await keepPerson(house.ctx, made.people.admin, leader.member.id)
    expect(await shown()).toEqual([])
  })

  test('counts what is to be seen, for readiness, and nothing else', async () => {
    const nothing = { statement: undefined, visibleLeaders: 0, visibleTellings: 0, lastTold: null }
    await tellInPublic(leader)
    expect(await inside((tx) => findLeadersSeen(tx, made.id))).toEqual(nothing)
    await chooseExample(house.ctx, leader, 'all')
    await publishStatement(house.ctx, leader, { words, after: 0 })
    const seen = await inside((tx) => findLeadersSeen(tx, made.id))
    expect(seen).toMatchObject({ statement: { version: 1 }, visibleLeaders: 1, visibleTellings: 1 })
    expect(seen.lastTold).toBeInstanceOf(Date)
  })
})

describe('attack: nobody who is not a leader is ever shown', () => {
  const others = ['member', ...roles.filter((role) => role !== 'leader')] as const

  test.each(others)('%s: not by choosing, not by showing, not with rows that are there already', async (role) => {
    const staff = made.people[role]
    const { id } = await tellInPublic(staff)
    await chooseExample(house.ctx, staff, 'all')
    expect(await showTelling(house.ctx, staff, { tellingId: id, address: post, words: 'x' })).toEqual({
      ok: false,
      problem: 'missing',
    })
    expect(await inside((tx) => tx.selectFrom('leaderExample').selectAll().execute())).toEqual([])
    await makeExample(house.database.db, staff, { tellingId: id, address: post, showsAll: true })
    expect(await shown()).toEqual([])
    expect(await inside((tx) => findLeadersSeen(tx, made.id))).toMatchObject({ visibleLeaders: 0, visibleTellings: 0 })
  })

  test('not by a session that still holds the role that was taken', async () => {
    const before = await viewerOf(house.database.db, leader.userId)
    await placeMember(house.ctx, made.people.admin, leader.member.id, { name: 'Ei enää', groupIds: [], roles: [] })
    const { id } = await tellInPublic(leader)
    await chooseExample(house.ctx, before, 'all')
    await showTelling(house.ctx, before, { tellingId: id, address: post, words: 'x' })
    expect(await shown()).toEqual([])
  })

  test('not by a leader who shows another’s telling as their own', async () => {
    const { id } = await tellInPublic(made.people.member)
    const wanted = { tellingId: id, address: post, words: 'x' }
    expect(await showTelling(house.ctx, leader, wanted)).toMatchObject({ problem: 'missing' })
    // Not even by a row that says so: a telling is shown by its own author's choice.
    await makeExample(house.database.db, leader, wanted)
    expect(await shown()).toEqual([])
  })

  test('not in another organisation', async () => {
    const elsewhere = await makeOrganisation(house.database.db)
    await tellInPublic(leader)
    await chooseExample(house.ctx, leader, 'all')
    const { shown: theirs } = await inOrganisation(house.database.db, elsewhere.id, (tx) =>
      listShown(tx, elsewhere.id, 1),
    )
    expect(theirs).toEqual([])
  })

  test('and a leader hides or changes nobody else’s', async () => {
    const second = await makeMember(house.database.db, made.id, { roles: ['leader'], name: 'Toinen Johtaja' })
    const { id } = await tellInPublic(second)
    await showTelling(house.ctx, second, { tellingId: id, address: '', words: 'Omat sanat.' })
    await hideTelling(house.ctx, leader, id)
    await showTelling(house.ctx, leader, { tellingId: id, address: '', words: 'Vieraat sanat.' })
    expect(await shown()).toMatchObject([{ leader: 'Toinen Johtaja', words: 'Omat sanat.' }])
    expect(await inside((tx) => sql`select from leader_telling`.execute(tx).then(({ rows }) => rows.length))).toBe(1)
  })
})
