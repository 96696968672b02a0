import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeTelling } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { settlements, settleTelling } from './settle-telling.ts'

let house: House
let teller: Viewer
let colleague: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  teller = await makeMember(house.database.db, organisation)
  colleague = await makeMember(house.database.db, organisation, { roles: ['admin', 'steward', 'editor'] })
})

type State = 'handed' | 'queued' | 'published' | 'rejected' | 'unsure'
const states: readonly State[] = ['handed', 'queued', 'published', 'rejected', 'unsure']

const make = (state: State) => {
  const open = state === 'queued' || state === 'rejected' || state === 'unsure'
  return makeTelling(house.database.db, teller, { state, ...(open ? { text: 'Oma teksti' } : {}) })
}

const settle = (id: string, as: (typeof settlements)[number], viewer = teller) =>
  settleTelling(house.ctx, viewer, id, as)

const row = (id: string) =>
  inOrganisation(house.database.db, teller.organisation.id, (tx) =>
    tx.selectFrom('telling').selectAll().where('id', '=', id).executeTakeFirst(),
  )

const jobsOf = async (tellingId: string) =>
  (await house.queued('publish-telling')).filter(({ data }) => data.tellingId === tellingId)

test('“it went out” settles what was unsure and drops its text', async () => {
  const { id } = await make('unsure')
  await settle(id, 'went-out')
  expect(await row(id)).toMatchObject({ state: 'published', text: null, settledAt: new Date(house.time.now) })
})

test.each(['unsure', 'rejected'] as const)(
  '“try again” queues what was %s, once however often it is pressed',
  async (state) => {
    const { id } = await make(state)
    await Promise.all([settle(id, 'again'), settle(id, 'again')])
    await settle(id, 'again')
    expect(await row(id)).toMatchObject({ state: 'queued', text: 'Oma teksti', problem: null, settledAt: null })
    expect(await jobsOf(id)).toHaveLength(1)
  },
)

const linksBy = (slug: string) =>
  house.database.db.selectFrom('linkSlug').select('slug').where('slug', '=', slug).execute()

test('“let it go” takes a rejected one away with its text and its link: nobody was given it', async () => {
  const { id, slug } = await make('rejected')
  await settle(id, 'discard')
  expect(await row(id)).toBeUndefined()
  expect(await linksBy(slug)).toEqual([])
})

test('“let it go” drops the text of an unsure one and keeps its link, since the post may be out', async () => {
  const { id, slug } = await make('unsure')
  await settle(id, 'discard')
  expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'discarded', text: null })
  expect(await linksBy(slug)).toHaveLength(1)
  await settle(id, 'discard')
  expect(await linksBy(slug)).toHaveLength(1)
})

test('what was let go is not tried again: there is nothing to send', async () => {
  const { id } = await make('unsure')
  await settle(id, 'discard')
  const before = await row(id)
  await settle(id, 'again')
  expect(await row(id)).toEqual(before)
  expect(await jobsOf(id)).toEqual([])
})

describe('nothing else is changed', () => {
  const allowed: Record<(typeof settlements)[number], readonly State[]> = {
    'went-out': ['unsure'],
    again: ['unsure', 'rejected'],
    discard: ['unsure', 'rejected'],
  }

  test.each(settlements)('by “%s”', async (as) => {
    for (const state of states.filter((one) => !allowed[as].includes(one))) {
      const { id } = await make(state)
      const before = await row(id)
      await settle(id, as)
      expect({ state, row: await row(id) }).toEqual({ state, row: before })
      expect(await jobsOf(id)).toEqual([])
    }
  })

  test.each(settlements)('by “%s” of somebody else, whatever their roles', async (as) => {
    for (const state of states) {
      const { id, slug } = await make(state)
      const before = await row(id)
      await settle(id, as, colleague)
      expect(await row(id)).toEqual(before)
      expect(await jobsOf(id)).toEqual([])
      expect(await linksBy(slug)).toHaveLength(1)
    }
  })

  test.each(['', 'x', '-'.repeat(36), '../../etc/passwd'])('by the name %j, which is no telling’s', async (id) => {
    for (const as of settlements) await expect(settle(id, as)).resolves.toBeUndefined()
  })
})
