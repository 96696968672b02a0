import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeBareOrganisation,
  makeGroup,
  makeMember,
  makeObjection,
  makeStory,
  makeTelling,
} from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import type { Outcome } from '../../core/objection.ts'
import { isSmallAudience } from '../../core/objection.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryNews } from '../stories/find-story-news.ts'
import { answerObjection } from './answer-objection.ts'
import { answeredObjections } from './answered-objections.ts'
import { countOpenObjections } from './count-open.ts'
import { countReaders } from './count-readers.ts'
import { objectToStory } from './object-to-story.ts'
import { objectionSchema } from './objection-form.ts'
import { findObjection, listObjections } from './queries.ts'

let house: House
let member: Viewer
let editor: Viewer
let colleague: Viewer
let storyId: string

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const { db } = house.database
  const organisation = await makeBareOrganisation(db)
  member = await makeMember(db, organisation)
  editor = await makeMember(db, organisation, { roles: ['editor'] })
  colleague = await makeMember(db, organisation, { roles: ['admin'] })
  storyId = await makeStory(db, editor)
})

const inside = <T>(work: (tx: OrganisationTx, id: Viewer['organisation']['id']) => Promise<T>, viewer = editor) =>
  inOrganisation(house.database.db, viewer.organisation.id, (tx) => work(tx, viewer.organisation.id))

const object = (words = 'Silta ei ole vielä auki.', viewer = member, to = storyId, id: string = randomUUID()) =>
  objectToStory(house.ctx, viewer, { id, storyId: to, words })

const openOnes = async () => (await inside((tx, id) => listObjections(tx, id, 'open', 1))).objections
const answered = () => inside((tx, id) => answeredObjections(tx, id, storyId, 1))
const news = () => inside((tx, id) => findStoryNews(tx, id, storyId))

const answer = (id: string, outcome: Outcome, viewer = editor, withhold = false) =>
  answerObjection(house.ctx, viewer, { id, outcome, answer: 'Tarkistimme asian.', withhold })

describe('an objection', () => {
  test('is kept with its words and its week, and with nothing else', async () => {
    expect(await object()).toEqual({ ok: true })
    const rows = await inside((tx) => tx.selectFrom('objection').selectAll().execute())
    expect(rows).toEqual([
      {
        organisationId: member.organisation.id,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        storyId,
        words: 'Silta ei ole vielä auki.',
        raisedWeek: '2026-11-23',
        state: 'open',
        answer: null,
        wordsWithheld: false,
        answeredOn: null,
      },
    ])
  })

  test('leaves no job and no notice behind', async () => {
    const jobs = async () => (await house.database.owner.query('select count(*) from pgboss.job')).rows
    const before = await jobs()
    await object()
    expect(await jobs()).toEqual(before)
    expect(await inside((tx) => tx.selectFrom('notice').select('id').execute())).toEqual([])
  })

  test('sent twice is one', async () => {
    const id = randomUUID()
    await Promise.all([1, 2, 3].map(() => object('Kerran.', member, storyId, id)))
    expect(await openOnes()).toHaveLength(1)
  })

  test('is taken of a story that the member may read and tell, and of no other', async () => {
    const { db } = house.database
    const group = await makeGroup(db, editor.organisation.id, 'Hallitus')
    const outsider = await makeMember(db, await makeBareOrganisation(db), { roles: ['admin'] })
    const gone = { ok: false, problem: 'story-gone' }
    expect(await object('x', member, await makeStory(db, editor, { audience: [group] }))).toEqual(gone)
    expect(await object('x', member, await makeStory(db, editor, { state: 'draft' }))).toEqual(gone)
    expect(await object('x', member, await makeStory(db, editor, { state: 'retired' }))).toEqual(gone)
    expect(await object('x', outsider)).toEqual(gone)
    expect(await object('x', member, 'ei-mikään')).toEqual(gone)
    expect(await openOnes()).toEqual([])
  })

  test('has an id that tells no time: one that does is refused by the form', () => {
    const parses = (id: string) => objectionSchema.safeParse({ id, words: 'x' }).success
    expect(parses(randomUUID())).toBe(true)
    expect(parses('0192d3a0-0000-7000-8000-000000000001')).toBe(false)
  })

  test('stands among others of its week in an order that is chance', async () => {
    const words = Array.from({ length: 12 }, (_, n) => `Sana ${n}`)
    for (const one of words) await object(one)
    const listed = (await openOnes()).map((one) => one.words)
    expect([...listed].sort()).toEqual([...words].sort())
    // By chance it could be the order of coming: once in 479,001,600 runs.
    expect(listed).not.toEqual(words)
  })
})

describe('an answer', () => {
  test('that upholds retires the story, and both are read by all', async () => {
    const id = await makeObjection(house.database.db, editor.organisation.id, storyId)
    expect((await answered()).objections).toEqual([])
    expect(await answer(id, 'upheld')).toEqual({ ok: true, storyId })
    expect(await news()).toMatchObject({ state: 'retired', correctedOn: '2026-11-23' })
    expect((await answered()).objections).toEqual([
      {
        id,
        words: 'Silta ei ole vielä auki.',
        answer: 'Tarkistimme asian.',
        outcome: 'upheld',
        answeredOn: '2026-11-23',
      },
    ])
  })

  test.each([
    ['corrected', { state: 'live', correctedOn: '2026-11-23' }],
    ['not-upheld', { state: 'live', correctedOn: null }],
  ] as const)('that says %s leaves the story to be told', async (outcome, left) => {
    const id = await makeObjection(house.database.db, editor.organisation.id, storyId)
    await answer(id, outcome)
    expect(await news()).toMatchObject(left)
  })

  test('is shown without the words where the editor withholds them', async () => {
    const id = await makeObjection(house.database.db, editor.organisation.id, storyId, { words: 'Matti valehtelee.' })
    await answer(id, 'not-upheld', editor, true)
    expect((await answered()).objections[0]).toMatchObject({ words: null, answer: 'Tarkistimme asian.' })
    expect(JSON.stringify(await answered())).not.toContain('Matti')
  })

  test('of two editors at the same moment is one, and the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await makeObjection(house.database.db, editor.organisation.id, storyId)
      const answers = await Promise.all([answer(id, 'not-upheld'), answer(id, 'upheld', colleague)])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      expect(answers).toContainEqual({ ok: false, problem: 'answered-meanwhile' })
    }
  })

  test('reaches nothing in another organisation', async () => {
    const id = await makeObjection(house.database.db, editor.organisation.id, storyId)
    const outsider = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    expect(await answer(id, 'upheld', outsider)).toEqual({ ok: false, problem: 'missing' })
    expect(await inside((tx, of) => findObjection(tx, of, id), outsider)).toBeUndefined()
    expect(await inside((tx, of) => countOpenObjections(tx, of), outsider)).toBe(0)
    expect(await news()).toMatchObject({ state: 'live' })
  })

  test('lets those who told the story hear, unless nothing was wrong', async () => {
    await makeTelling(house.database.db, member, { storyId })
    const queued = async () =>
      (await house.queued('tell-tellers')).filter(({ data }) => data.storyId === storyId).map(({ data }) => data)
    await answer(await makeObjection(house.database.db, editor.organisation.id, storyId), 'not-upheld')
    expect(await queued()).toEqual([])
    await answer(await makeObjection(house.database.db, editor.organisation.id, storyId), 'upheld')
    // The story alone: neither who told nor who objected.
    expect(await queued()).toEqual([{ organisationId: editor.organisation.id, storyId }])
  })
})

test('whoever may be guessed is warned: those who answer do not count among the readers', async () => {
  const { db } = house.database
  const group = await makeGroup(db, editor.organisation.id, 'Yövuoro')
  const readers = (audience: readonly string[]) => inside((tx, id) => countReaders(tx, id, audience))
  expect(await readers([])).toBe(1)
  for (let n = 0; n < 4; n++) await makeMember(db, editor.organisation.id, { groupIds: [group] })
  await makeMember(db, editor.organisation.id, { groupIds: [group], roles: ['editor'] })
  expect(await readers([group])).toBe(4)
  expect(await readers([])).toBe(5)
  expect([isSmallAudience(4), isSmallAudience(5)]).toEqual([true, false])
})
