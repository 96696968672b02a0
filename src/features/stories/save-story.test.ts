import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeGroup, makeMember, makePicture, makeTopic } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStory } from './queries.ts'
import { retireStory } from './retire-story.ts'
import { type StoryInput, saveStory } from './save-story.ts'

let house: House
let editor: Viewer
let colleague: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  editor = await makeMember(house.database.db, organisation, { roles: ['editor'], name: 'Eeva Editori' })
  colleague = await makeMember(house.database.db, organisation, { roles: ['editor'] })
})

/** As the form sends it; a new story unless it says the version that was edited. */
const form = (changes: Partial<StoryInput> = {}): StoryInput => ({
  id: uuid(),
  kind: 'news',
  disclosure: 'employment',
  language: 'fi',
  title: 'Silta',
  summary: 'Yhdistää rannat.',
  question: 1,
  target: 'https://example.org/silta',
  claimsSource: 'Kaupungin tiedote',
  bestBefore: '2026-12-24',
  pictureId: undefined,
  pictureAlt: '',
  audience: [],
  topicIds: [],
  ownerId: undefined,
  publish: true,
  version: 0,
  ...changes,
})

const save = (input: StoryInput, viewer = editor) => saveStory(house.ctx, viewer, input)

const find = (id: string, viewer = editor) =>
  inOrganisation(house.database.db, viewer.organisation.id, (tx) => findStory(tx, viewer.organisation.id, id))

describe('a new story', () => {
  test('is kept with all that was written, in its writer’s name', async () => {
    const input = form()
    expect(await save(input)).toEqual({ ok: true })
    const { pictureId: _, pictureAlt: __, publish: ___, version: ____, ownerId: _____, ...written } = input
    expect(await find(input.id)).toMatchObject({ ...written, state: 'live', version: 1, ownerName: 'Eeva Editori' })
    expect((await find(input.id))?.publishedAt).toEqual(new Date(house.time.now))
  })

  test('stays a draft until it is published, and has no time of publishing before', async () => {
    const input = form({ publish: false })
    await save(input)
    expect(await find(input.id)).toMatchObject({ state: 'draft', publishedAt: null })
    await save({ ...input, version: 1, publish: true })
    expect(await find(input.id)).toMatchObject({ state: 'live', publishedAt: new Date(house.time.now), version: 2 })
  })

  test('sent twice is one story, whether one after the other or at the same moment', async () => {
    // Several times, since the first time connections are still being opened one after the other.
    for (let round = 0; round < 5; round++) {
      const input = form()
      const answers = await Promise.all([save(input), save(input), save(input), save(input)])
      expect(new Set(answers.map(({ ok }) => ok))).toEqual(new Set([true]))
      expect(await save(input)).toEqual({ ok: true })
      expect(await find(input.id)).toMatchObject({ version: 1 })
    }
  })
})

describe('a story that is there', () => {
  test('is not written over by what was begun before somebody else’s change', async () => {
    const input = form()
    await save(input)
    expect(await save({ ...input, version: 1, title: 'Uusi otsikko' }, colleague)).toEqual({ ok: true })
    const late = await save({ ...input, version: 1, title: 'Vanhasta välilehdestä' })
    expect(late).toEqual({ ok: false, problem: 'changed-meanwhile' })
    expect(await find(input.id)).toMatchObject({ title: 'Uusi otsikko', version: 2 })
  })

  test('changed in two tabs at the same moment takes one of the changes and says so to the other', async () => {
    const input = form()
    await save(input)
    const answers = await Promise.all(
      ['yksi', 'kaksi', 'kolme'].map((title) => save({ ...input, version: 1, title }, colleague)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await find(input.id)).toMatchObject({ version: 2 })
  })

  test('keeps its first time of publishing and its writer when another changes it', async () => {
    const input = form()
    await save(input)
    const first = (await find(input.id))?.publishedAt
    house.time.now += 3_600_000
    await save({ ...input, version: 1, title: 'Korjattu' }, colleague)
    expect(await find(input.id)).toMatchObject({ publishedAt: first, ownerName: 'Eeva Editori' })
  })

  test('takes its audience as a whole', async () => {
    const { id: organisation } = editor.organisation
    const [one, other] = [
      await makeGroup(house.database.db, organisation, 'Yksi'),
      await makeGroup(house.database.db, organisation, 'Toinen'),
    ]
    const input = form({ audience: [one] })
    await save(input)
    await save({ ...input, version: 1, audience: [other] })
    expect((await find(input.id))?.audience).toEqual([other])
    await save({ ...input, version: 2, audience: [] })
    expect((await find(input.id))?.audience).toEqual([])
  })

  test('keeps its picture unless it is taken away, and takes the new words for it', async () => {
    const pictureId = await makePicture(house.database.db, editor.organisation.id, 'Vanha')
    const input = form({ pictureId, pictureAlt: 'Silta' })
    await save(input)
    await save({ ...input, version: 1, pictureId: undefined, pictureAlt: 'Silta aamulla' })
    expect((await find(input.id))?.picture).toMatchObject({ id: pictureId, alt: 'Silta aamulla' })
    await save({ ...input, version: 2, pictureId: null })
    expect((await find(input.id))?.picture).toBeNull()
  })

  test('is not made anew where it is gone', async () => {
    const input = form({ version: 3 })
    expect(await save(input)).toEqual({ ok: false, problem: 'missing' })
    expect(await find(input.id)).toBeUndefined()
  })

  test('is not found, changed or retired from another organisation', async () => {
    const input = form()
    await save(input)
    const outsider = await makeMember(house.database.db, await makeBareOrganisation(house.database.db), {
      roles: ['admin'],
    })
    expect(await save({ ...input, version: 1, title: 'Kaapattu' }, outsider)).toEqual({ ok: false, problem: 'missing' })
    await retireStory(house.ctx, outsider, input.id)
    expect(await find(input.id)).toMatchObject({ title: 'Silta', state: 'live', version: 1 })
  })
})

test('a retired story is offered no more, and what was being written of it is not lost silently', async () => {
  const input = form()
  await save(input)
  await retireStory(house.ctx, colleague, input.id)
  expect(await find(input.id)).toMatchObject({ state: 'retired' })
  expect(await save({ ...input, version: 1 })).toEqual({ ok: false, problem: 'changed-meanwhile' })
})

test('what names no story retires none', async () => {
  for (const id of ['', 'x', '-'.repeat(36)]) await expect(retireStory(house.ctx, editor, id)).resolves.toBeUndefined()
})

describe('what a story points at', () => {
  const topicsOf = async (id: string) => (await find(id))?.topicIds

  test('are topics of its own organisation, the last ones chosen', async () => {
    const { db } = house.database
    const [one, other] = [
      await makeTopic(db, editor.organisation.id, 'Sillat'),
      await makeTopic(db, editor.organisation.id, 'Tiet'),
    ]
    const input = form({ topicIds: [one, one] })
    expect(await save(input)).toEqual({ ok: true })
    expect(await topicsOf(input.id)).toEqual([one])
    expect(await save({ ...input, topicIds: [other], version: 1 })).toEqual({ ok: true })
    expect(await topicsOf(input.id)).toEqual([other])
  })

  test('is refused with its name where it is another organisation’s or gone, and nothing is written', async () => {
    const { db } = house.database
    const elsewhere = await makeBareOrganisation(db)
    const stranger = await makeMember(db, elsewhere, { roles: ['editor'] })
    const plain = await makeMember(db, editor.organisation.id)
    const refused = [
      [{ audience: [await makeGroup(db, elsewhere, 'Vieraat')] }, 'unknown-group'],
      [{ topicIds: [await makeTopic(db, elsewhere, 'Vieras')] }, 'unknown-topic'],
      [{ topicIds: [uuid()] }, 'unknown-topic'],
      [{ ownerId: stranger.member.id }, 'unknown-owner'],
      [{ ownerId: plain.member.id }, 'unknown-owner'],
    ] as const
    for (const [changes, problem] of refused) {
      const input = form(changes)
      expect(await save(input)).toEqual({ ok: false, problem })
      expect(await find(input.id)).toBeUndefined()
    }
  })

  test('is looked after by another editor once it is handed over', async () => {
    const input = form()
    await save(input)
    expect(await save({ ...input, version: 1, ownerId: colleague.member.id })).toEqual({ ok: true })
    expect((await find(input.id))?.ownerId).toBe(colleague.member.id)
    // Whoever edits it then does not take it back by that.
    expect(await save({ ...input, version: 2 })).toEqual({ ok: true })
    expect((await find(input.id))?.ownerId).toBe(colleague.member.id)
  })
})
