import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeStory, makeTelling } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { listConversations, tickConversation } from './conversations.ts'

let house: House
let teller: Viewer
let colleague: Viewer
beforeAll(async () => {
  house = await openHouse()
  const organisation = await makeBareOrganisation(house.database.db)
  teller = await makeMember(house.database.db, organisation)
  colleague = await makeMember(house.database.db, organisation, { roles: ['admin'] })
})
afterAll(() => house.close())

const day = 24 * 3_600_000
const list = (viewer = teller, withDone = false, page = 1) =>
  inOrganisation(house.database.db, viewer.organisation.id, (tx) =>
    listConversations(tx, viewer, Date.now(), { page, withDone }),
  )

test('one’s own tellings of the last weeks that others could have answered, newest first; nobody else’s', async () => {
  const { db } = house.database
  const storyId = await makeStory(db, colleague, { title: 'Silta' })
  const at = (days: number) => ({ toldAt: new Date(Date.now() - days * day) })
  const postUrl = 'https://bsky.app/profile/aino/post/1'
  const published = await makeTelling(db, teller, {
    network: 'bluesky',
    state: 'published',
    storyId,
    postUrl,
    ...at(2),
  })
  const handed = await makeTelling(db, teller, { network: 'linkedin', ...at(1) })
  await makeTelling(db, teller, { network: 'email', ...at(1) })
  await makeTelling(db, teller, { network: 'bluesky', state: 'rejected', ...at(1) })
  await makeTelling(db, teller, { network: 'linkedin', ...at(80) })
  await makeTelling(db, colleague, { network: 'linkedin', ...at(1) })
  const { conversations } = await list()
  expect(conversations).toMatchObject([
    { id: handed.id, network: 'linkedin', postUrl: null, place: expect.stringContaining('linkedin.com') },
    { id: published.id, network: 'bluesky', postUrl, place: null, storyTitle: 'Silta', done: false },
  ])
})

test('one is ticked off and back on by its teller alone; twice is as once', async () => {
  const { id } = await makeTelling(house.database.db, teller, { network: 'x' })
  const shown = async (withDone = false) =>
    (await list(teller, withDone)).conversations.filter((one) => one.id === id).map(({ done }) => done)
  await tickConversation(house.ctx, colleague, id, true)
  expect(await shown()).toEqual([false])
  await tickConversation(house.ctx, teller, id, true)
  await tickConversation(house.ctx, teller, id, true)
  expect(await shown()).toEqual([])
  expect(await shown(true)).toEqual([true])
  await tickConversation(house.ctx, colleague, id, false)
  expect(await shown(true)).toEqual([true])
  await tickConversation(house.ctx, teller, id, false)
  expect(await shown()).toEqual([false])
})

test('many come by pages', async () => {
  const many = await makeMember(house.database.db, teller.organisation.id)
  for (let n = 0; n < 23; n++)
    await makeTelling(house.database.db, many, { network: 'x', toldAt: new Date(Date.now() - n * 3_600_000) })
  const [first, second] = [await list(many), await list(many, false, 2)]
  expect([first.conversations.length, first.more]).toEqual([20, true])
  expect([second.conversations.length, second.more]).toEqual([3, false])
})
