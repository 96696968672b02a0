import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeBareOrganisation,
  makeGroup,
  makeMember,
  makeStory,
  makeSuggestion,
} from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { mostQuestions, mostSuggestionsADay } from '../../core/suggestion.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { type StoryInput, saveStory } from '../stories/save-story.ts'
import { type Act, answerSuggestion } from './answer-suggestion.ts'
import { countWaitingSuggestions } from './count-waiting.ts'
import { namedSuggester } from './named-suggester.ts'
import { findOwnSuggestion, findSuggestion, listOwnSuggestions, listSuggestions, saidOf } from './queries.ts'
import { type SuggestionInput, suggestStory } from './suggest-story.ts'

let house: House
let member: Viewer
let other: Viewer
let editor: Viewer
let colleague: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const { db } = house.database
  const organisation = await makeBareOrganisation(db)
  member = await makeMember(db, organisation)
  other = await makeMember(db, organisation)
  editor = await makeMember(db, organisation, { roles: ['editor'] })
  colleague = await makeMember(db, organisation, { roles: ['editor'] })
})

const form = (changes: Partial<SuggestionInput> = {}): SuggestionInput => ({
  id: uuid(),
  link: 'https://example.org/laituri',
  title: 'Asemalaituri sai katon',
  why: 'Odotan siinä junaa joka aamu.',
  language: 'fi',
  mayName: false,
  anyway: false,
  ...changes,
})

const suggest = (input: SuggestionInput, viewer = member) => suggestStory(house.ctx, viewer, input)

const inside = <T>(viewer: Viewer, work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(house.database.db, viewer.organisation.id, work)

const ownOf = (viewer: Viewer, id: string) => inside(viewer, (tx) => findOwnSuggestion(tx, viewer, id))
const asEditor = (id: string, viewer = editor) => inside(viewer, (tx) => findSuggestion(tx, viewer.organisation.id, id))

const act = (viewer: Viewer, id: string, act: Act, version: number, words = 'Sanoja.') =>
  answerSuggestion(house.ctx, viewer, { id, act, version, words })

const story = (changes: Partial<StoryInput>): StoryInput => ({
  id: uuid(),
  kind: 'news',
  disclosure: 'employment',
  language: 'fi',
  title: 'Laituri',
  summary: '',
  question: 0,
  target: null,
  claimsSource: '',
  bestBefore: null,
  pictureId: undefined,
  pictureAlt: '',
  audience: [],
  topicIds: [],
  ownerId: undefined,
  publish: true,
  version: 0,
  ...changes,
})

describe('a suggestion', () => {
  test('is kept as it was written, for its member and for editors, and waits', async () => {
    const input = form({ mayName: true })
    expect(await suggest(input)).toEqual({ ok: true })
    const { anyway: _, ...written } = input
    expect(await ownOf(member, input.id)).toMatchObject({ ...written, state: 'waiting', version: 1 })
    expect(await asEditor(input.id)).toMatchObject({ memberName: member.member.name })
    expect(await inside(editor, (tx) => countWaitingSuggestions(tx, editor.organisation.id))).toBe(1)
  })

  test('sent twice is one, at the same moment too', async () => {
    const input = form()
    const answers = await Promise.all([suggest(input), suggest(input), suggest(input)])
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }])
    expect((await inside(member, (tx) => listOwnSuggestions(tx, member, 1))).suggestions).toHaveLength(1)
  })

  test('of a page that does not answer is named by its address', async () => {
    // The way out is closed here, as it is where a page is down.
    const input = form({ title: '', link: 'https://127.0.0.1:1/laituri' })
    await suggest(input)
    expect(await ownOf(member, input.id)).toMatchObject({ title: '127.0.0.1:1/laituri' })
  })

  test('is found by no other member, and in no other organisation', async () => {
    const { id } = form()
    await suggest(form({ id }))
    expect(await ownOf(other, id)).toBeUndefined()
    expect((await inside(other, (tx) => listOwnSuggestions(tx, other, 1))).suggestions).toEqual([])
    const elsewhere = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    expect(await asEditor(id, elsewhere)).toBeUndefined()
    expect(await act(elsewhere, id, 'decline', 1)).toEqual({ ok: false, problem: 'missing' })
    expect(await saveStory(house.ctx, elsewhere, story({ suggestion: { id, version: 1 } }))).toMatchObject({
      ok: false,
    })
    expect(await ownOf(member, id)).toMatchObject({ state: 'waiting', version: 1 })
  })

  test('with somebody else’s id takes the place of nothing', async () => {
    const input = form()
    await suggest(input)
    await suggest({ ...input, why: 'Kaapattu' }, other)
    expect(await ownOf(member, input.id)).toMatchObject({ why: input.why })
    expect(await ownOf(other, input.id)).toBeUndefined()
  })

  test(`is one of ${mostSuggestionsADay} within a day, however fast they come`, async () => {
    const many = Array.from({ length: mostSuggestionsADay + 3 }, (_, n) => form({ link: `https://example.org/${n}` }))
    const answers = await Promise.all(many.map((input) => suggest(input)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(mostSuggestionsADay)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, problem: 'too-many' })
    expect(await suggest(form({ link: null }), other)).toEqual({ ok: true })
    house.time.now += 24 * 3_600_000 + 1
    expect(await suggest(form({ link: null }))).toEqual({ ok: true })
  })
})

describe('a link that is there already', () => {
  test('is said to be offered, and taken all the same when the member insists', async () => {
    const target = 'https://www.example.org/laituri/?utm_source=rss'
    const id = await makeStory(house.database.db, editor, { target, title: 'Katto tuli' })
    const input = form()
    expect(await suggest(input)).toEqual({
      ok: false,
      problem: 'already-offered',
      story: { id, title: 'Katto tuli' },
    })
    expect(await ownOf(member, input.id)).toBeUndefined()
    expect(await suggest({ ...input, anyway: true })).toEqual({ ok: true })
  })

  test('says nothing of drafts, of retired stories, or of those for others', async () => {
    const { db } = house.database
    const target = 'https://example.org/laituri'
    const group = await makeGroup(db, editor.organisation.id, 'Hallitus')
    await makeStory(db, editor, { target, state: 'draft' })
    await makeStory(db, editor, { target, state: 'retired' })
    await makeStory(db, editor, { target, audience: [group] })
    expect(await suggest(form())).toEqual({ ok: true })
  })

  test('is the member’s own while it is open, and says nothing of another member’s', async () => {
    const first = form()
    await suggest(first)
    const again = form({ link: 'http://example.org/laituri#katto' })
    expect(await suggest(again)).toEqual({ ok: false, problem: 'already-yours' })
    expect(await suggest(form(), other)).toEqual({ ok: true })
    await act(member, first.id, 'withdraw', 1)
    expect(await suggest(again)).toEqual({ ok: true })
  })
})

describe('an answer', () => {
  test('no has a reason, which the member reads', async () => {
    const id = await makeSuggestion(house.database.db, member)
    expect(await act(editor, id, 'decline', 1, '')).toEqual({ ok: false, problem: 'words-needed' })
    expect(await act(editor, id, 'decline', 1, 'Kerroimme tästä jo keväällä.')).toEqual({ ok: true })
    expect(await ownOf(member, id)).toMatchObject({ state: 'declined', reason: 'Kerroimme tästä jo keväällä.' })
  })

  test('a question is answered by the member, and then it waits again', async () => {
    const id = await makeSuggestion(house.database.db, member)
    await act(editor, id, 'ask', 1, 'Missä?')
    expect(await ownOf(member, id)).toMatchObject({ state: 'question', version: 2 })
    await act(member, id, 'answer', 2, 'Torniossa.')
    expect(await ownOf(member, id)).toMatchObject({ state: 'waiting', version: 3 })
    expect(await inside(member, (tx) => saidOf(tx, member.organisation.id, id))).toEqual([
      { number: 1, by: 'editor', words: 'Missä?' },
      { number: 2, by: 'member', words: 'Torniossa.' },
    ])
  })

  test(`is asked for at most ${mostQuestions} times`, async () => {
    const said = Array.from({ length: mostQuestions * 2 }, (_, n) => `Sana ${n}`)
    const id = await makeSuggestion(house.database.db, member, { said })
    expect(await act(editor, id, 'ask', 1)).toEqual({ ok: false, problem: 'changed-meanwhile' })
    expect(await act(editor, id, 'decline', 1)).toEqual({ ok: true })
  })

  test('of two editors at the same moment is one, and the other is told', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await makeSuggestion(house.database.db, member)
      const answers = await Promise.all([
        act(editor, id, 'decline', 1, 'Ei.'),
        act(colleague, id, 'ask', 1, 'Missä?'),
        saveStory(house.ctx, colleague, story({ suggestion: { id, version: 1 } })),
      ])
      expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
      const problems = answers.flatMap((answer) => (answer.ok ? [] : answer.problem))
      expect(problems.every((one) => one === 'changed-meanwhile' || one === 'suggestion-settled')).toBe(true)
    }
  })

  test('is not a plain member’s to give, and not another’s to give in the member’s place', async () => {
    const id = await makeSuggestion(house.database.db, member, { state: 'question', said: ['Missä?'] })
    for (const [who, what] of [
      [other, 'decline'],
      [other, 'ask'],
      [member, 'decline'],
      [other, 'answer'],
      [editor, 'answer'],
      [other, 'withdraw'],
      [editor, 'withdraw'],
    ] as const) {
      expect(await act(who, id, what, 1)).toEqual({ ok: false, problem: 'missing' })
    }
    expect(await ownOf(member, id)).toMatchObject({ state: 'question', version: 1 })
  })

  test('comes too late where the member took it back, and editors see nothing of it any more', async () => {
    const id = await makeSuggestion(house.database.db, member)
    expect(await act(member, id, 'withdraw', 1, '')).toEqual({ ok: true })
    expect(await asEditor(id)).toBeUndefined()
    for (const which of ['open', 'answered'] as const) {
      const listed = await inside(editor, (tx) => listSuggestions(tx, editor.organisation.id, which, 1))
      expect(listed.suggestions).toEqual([])
    }
    expect(await act(editor, id, 'decline', 2)).toEqual({ ok: false, problem: 'missing' })
    expect(await saveStory(house.ctx, editor, story({ suggestion: { id, version: 1 } }))).toEqual({
      ok: false,
      problem: 'suggestion-settled',
    })
    expect(await ownOf(member, id)).toMatchObject({ state: 'withdrawn' })
  })
})

describe('an accepted suggestion', () => {
  test('is kept with the story that it became, and its member sees how that one fares', async () => {
    const id = await makeSuggestion(house.database.db, member)
    const input = story({ suggestion: { id, version: 1 }, publish: false })
    expect(await saveStory(house.ctx, editor, input)).toEqual({ ok: true })
    expect(await ownOf(member, id)).toMatchObject({ state: 'accepted', storyId: input.id, storyState: 'draft' })
    await saveStory(house.ctx, editor, { ...input, version: 1, publish: true })
    expect(await ownOf(member, id)).toMatchObject({ storyState: 'live' })
  })

  test('is one story, though the form came twice', async () => {
    const id = await makeSuggestion(house.database.db, member)
    const input = story({ suggestion: { id, version: 1 } })
    const answers = await Promise.all([1, 2, 3].map(() => saveStory(house.ctx, editor, input)))
    expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }])
  })

  test('leaves no story behind when it was settled meanwhile', async () => {
    const id = await makeSuggestion(house.database.db, member, { state: 'declined', reason: 'Ei.' })
    const input = story({ suggestion: { id, version: 1 } })
    expect(await saveStory(house.ctx, editor, input)).toEqual({ ok: false, problem: 'suggestion-settled' })
    const stories = await inside(editor, (tx) => tx.selectFrom('story').select('id').execute())
    expect(stories).toEqual([])
  })

  test.each([true, false])('names its member on the story only where the member allowed it (%s)', async (mayName) => {
    const storyId = await makeStory(house.database.db, editor)
    await makeSuggestion(house.database.db, member, { state: 'accepted', storyId, mayName })
    const named = await inside(other, (tx) => namedSuggester(tx, other.organisation.id, storyId))
    expect(named).toBe(mayName ? member.member.name : undefined)
  })
})
