import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeChannel, makeMember, makeTelling } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { mostAttempts } from '../../core/telling.ts'
import { type Week, weekAt } from '../../core/weeks.ts'
import { fakeAccount, fakeNetwork, fakePassword } from '../../networks/fake.ts'
import { inOrganisation } from '../../platform/database.ts'
import { ownWeeks } from '../insight/own-figures.ts'
import type { Viewer } from '../people/viewer.ts'
import { publishTelling } from './publish-telling.ts'
import { deleteAtNetwork, removeTelling } from './remove-telling.ts'

let house: House
let network: ReturnType<typeof fakeNetwork>
let aino: Viewer
let channelId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  network = fakeNetwork()
  aino = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
  const secret = house.ctx.secrets.seal(aino.member.id, fakePassword)
  channelId = await makeChannel(house.database.db, aino, { handle: fakeAccount.handle, secret })
})

const ctx = () => ({ ...house.ctx, networks: { bluesky: network } })
const payload = (tellingId: string) => ({ organisationId: aino.organisation.id, tellingId })
const remove = (tellingId: string) => removeTelling(ctx(), payload(tellingId))

const row = (id: string) =>
  inOrganisation(house.database.db, aino.organisation.id, (tx) =>
    tx.selectFrom('telling').selectAll().where('id', '=', id).executeTakeFirst(),
  )

const jobsOf = async (tellingId: string) =>
  (await house.queued('remove-telling')).filter(({ data }) => data.tellingId === tellingId)

async function published(): Promise<string> {
  const wanted = { network: 'bluesky', channelId, state: 'queued', text: 'Olin mukana.' } as const
  const { id } = await makeTelling(house.database.db, aino, { ...wanted, toldAt: new Date(house.time.now) })
  await publishTelling(ctx(), payload(id))
  expect(network.posts).toHaveLength(1)
  return id
}

async function asked(): Promise<string> {
  const id = await published()
  await deleteAtNetwork(house.ctx, aino, id)
  return id
}

describe('deleted at the network', () => {
  test('the post is gone, its address is forgotten, and the link goes on', async () => {
    const id = await asked()
    expect(await row(id)).toMatchObject({ state: 'deleting' })
    expect(await jobsOf(id)).toMatchObject([{ data: payload(id), inSeconds: 0 }])
    await remove(id)
    expect(network.posts).toEqual([])
    expect(await row(id)).toMatchObject({ state: 'deleted', postUrl: null, deletedAt: new Date(house.time.now) })
    const link = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx
        .selectFrom('link')
        .innerJoin('linkSlug', 'linkSlug.slug', 'link.slug')
        .select('linkSlug.target')
        .where('link.tellingId', '=', id)
        .executeTakeFirst(),
    )
    expect(link?.target).toMatch(/^https:/)
  })

  test('it stays counted in the week in which it went out, so that no sum says that somebody deleted', async () => {
    const id = await asked()
    const week: Week = weekAt(house.time.now)
    const counted = () =>
      inOrganisation(house.database.db, aino.organisation.id, (tx) => ownWeeks(tx, aino, week, week))
    const before = await counted()
    await remove(id)
    expect(before).toMatchObject([{ tellings: 1 }])
    expect(await counted()).toEqual(before)
  })

  test('asked twice, and its job come twice, is the same', async () => {
    const id = await asked()
    await deleteAtNetwork(house.ctx, aino, id)
    expect(await jobsOf(id)).toHaveLength(1)
    await Promise.all([remove(id), remove(id)])
    const after = await row(id)
    await remove(id)
    expect(await row(id)).toEqual(after)
  })

  test('a post that the member took away there themselves is gone as well', async () => {
    const id = await asked()
    await network.remove(fakeAccount, (await row(id))?.recordKey ?? '', '')
    await remove(id)
    expect(await row(id)).toMatchObject({ state: 'deleted' })
  })
})

describe('not deleted', () => {
  test('while nobody answers it is asked again, and after a day it is said', async () => {
    const id = await asked()
    network.setDown(true)
    await remove(id)
    await remove(id)
    expect((await jobsOf(id)).map(({ inSeconds }) => inSeconds)).toEqual([0, 15, 30])
    for (let n = 2; n < mostAttempts; n++) await remove(id)
    expect(await row(id)).toMatchObject({ state: 'published', problem: 'unreachable', postUrl: expect.any(String) })
  })

  test('where the network refuses, it is said in its words, and the teller hears of it', async () => {
    const id = await asked()
    network.refuseRemovals(1)
    await remove(id)
    const said = { state: 'published', problem: 'other', problemDetail: 'the fake network said no' }
    expect(await row(id)).toMatchObject(said)
    const notices = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.selectFrom('notice').select(['kind', 'path', 'memberId']).execute(),
    )
    expect(notices).toEqual([{ kind: 'telling-needs-you', path: `/tellings/${id}`, memberId: aino.member.id }])
    await deleteAtNetwork(house.ctx, aino, id)
    await remove(id)
    expect(await row(id)).toMatchObject({ state: 'deleted', problem: null })
  })

  test('where the account was taken away', async () => {
    const id = await asked()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) => tx.deleteFrom('channel').execute())
    await remove(id)
    expect(await row(id)).toMatchObject({ state: 'published', problem: 'no-account' })
  })

  test('nobody else can ask for it, and what is not published cannot be deleted', async () => {
    const id = await published()
    const colleague = await makeMember(house.database.db, aino.organisation.id, { roles: ['admin', 'editor'] })
    const stranger = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
    for (const other of [colleague, stranger]) await deleteAtNetwork(house.ctx, other, id)
    expect(await row(id)).toMatchObject({ state: 'published' })
    for (const state of ['handed', 'queued', 'unsure', 'rejected', 'deleted'] as const) {
      const other = await makeTelling(house.database.db, aino, { state, network: 'bluesky', channelId })
      await deleteAtNetwork(house.ctx, aino, other.id)
      expect(await row(other.id)).toMatchObject({ state })
    }
  })
})
