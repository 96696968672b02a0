import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import {
  makeBareOrganisation,
  makeFollow,
  makeGroup,
  makeMember,
  makeStory,
  makeTopic,
} from '../../../test/support/factories.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { liveStories, type StoryFilter } from './queries.ts'
import { searchedStories, searches } from './searched-stories.testing.ts'

let database: TestDatabase
let editor: Viewer
const keys = new Map<string, string>()
const today = new Date().toISOString().slice(0, 10)

beforeAll(async () => {
  database = await freshDatabase()
  const organisation = await makeBareOrganisation(database.db)
  editor = await makeMember(database.db, organisation, { roles: ['editor'] })
  for (const { key, language, title, summary } of searchedStories)
    keys.set(await makeStory(database.db, editor, { language, title, summary }), key)
})
afterAll(() => database.close())

const find = (filter: StoryFilter, viewer = editor, after?: string, groupIds: readonly string[] | 'all' = 'all') =>
  inOrganisation(database.db, viewer.organisation.id, (tx) =>
    liveStories(tx, viewer.organisation.id, { today, groupIds, after, filter }),
  )

const found = async (typed: string): Promise<string[]> =>
  (await find({ typed })).stories.map(({ id }) => keys.get(id) ?? '')

describe('what people type', () => {
  test('finds the story that they look for among the first three, nine times of ten at least', async () => {
    const missed: string[] = []
    for (const [typed, key] of searches) {
      const first = (await found(typed)).slice(0, 3)
      if (!first.includes(key)) missed.push(`${typed}: ${first.join(', ') || 'nothing'} instead of ${key}`)
    }
    expect(searches.length).toBeGreaterThanOrEqual(40)
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(searches.length / 10)
  })

  test('finds nothing where no story has it', async () => {
    expect(await found('avaruusalus')).toEqual([])
    expect(await found('kvanttitietokone')).toEqual([])
  })

  test('may be anything: no sign in it is an instruction to the database', async () => {
    const signs = fc.stringMatching(/^[ a-zäö%_'"\\&|!()<>:*-]{0,60}$/)
    await fc.assert(
      fc.asyncProperty(fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 60 })), async (typed) => {
        const page = await find({ typed: typed.replaceAll('\0', '') })
        expect(page.stories.length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 60 },
    )
  })

  test('brings the newer of two stories that say the same first', async () => {
    const organisation = await makeBareOrganisation(database.db)
    const writer = await makeMember(database.db, organisation, { roles: ['editor'] })
    const year = 365 * 24 * 3_600_000
    const publishedAt = new Date(Date.now() - year)
    const recent = await makeStory(database.db, writer, { title: 'Lautta' })
    const old = await makeStory(database.db, writer, { title: 'Lautta', publishedAt })
    const both = await find({ typed: 'lautat' }, writer)
    expect(both.stories.map(({ id }) => id)).toEqual([recent, old])
  })
})

describe('a list that is narrowed down', () => {
  let reader: Viewer
  let group: string
  let topic: string
  const made: Record<string, string> = {}

  beforeAll(async () => {
    const { db } = database
    const organisation = await makeBareOrganisation(db)
    group = await makeGroup(db, organisation, 'Tuotanto')
    const writer = await makeMember(db, organisation, { roles: ['editor'] })
    reader = await makeMember(db, organisation)
    topic = await makeTopic(db, organisation, 'Energia')
    const other = await makeTopic(db, organisation, 'Työpaikat')
    await makeFollow(db, reader, other)
    made.plain = await makeStory(db, writer, { title: 'Satama laajenee' })
    made.energy = await makeStory(db, writer, { title: 'Satama sai sähköä', topicIds: [topic] })
    made.job = await makeStory(db, writer, { title: 'Satama hakee väkeä', kind: 'job', topicIds: [other] })
    made.swedish = await makeStory(db, writer, { title: 'Hamnen växer', language: 'sv', topicIds: [topic, other] })
    made.draft = await makeStory(db, writer, { title: 'Satama suljetaan', state: 'draft' })
    made.past = await makeStory(db, writer, { title: 'Satama juhli', bestBefore: '2020-01-01' })
    made.theirs = await makeStory(db, writer, { title: 'Satama tuotannolle', audience: [group] })
  })

  const names = async (filter: StoryFilter, groupIds: readonly string[] | 'all' = []) => {
    const { stories } = await find(filter, reader, undefined, groupIds)
    return stories.map(({ id }) => Object.keys(made).find((name) => made[name] === id)).sort()
  }

  test('has the stories of a topic, a kind, a language, or all three', async () => {
    expect(await names({ topicId: topic })).toEqual(['energy', 'swedish'])
    expect(await names({ kind: 'job' })).toEqual(['job'])
    expect(await names({ language: 'sv' })).toEqual(['swedish'])
    expect(await names({ topicId: topic, language: 'fi', kind: 'news', typed: 'satama' })).toEqual(['energy'])
  })

  test('has what the reader follows, and follows nothing for anybody else', async () => {
    expect(await names({ followedBy: reader })).toEqual(['job', 'swedish'])
    const another = await makeMember(database.db, reader.organisation.id)
    expect(await names({ followedBy: another })).toEqual([])
  })

  test('never has what is not offered to the reader, whatever they look for', async () => {
    expect(await names({ typed: 'satama' })).toEqual(['energy', 'job', 'plain'])
    expect(await names({ typed: 'satama' }, [group])).toEqual(['energy', 'job', 'plain', 'theirs'])
    expect(await names({ typed: 'suljetaan' })).toEqual([])
    expect(await names({ typed: 'tuotannolle' })).toEqual([])
  })

  test('finds nothing in another organisation', async () => {
    expect((await find({ typed: 'satama' }, editor)).stories.map(({ title }) => title)).not.toContain('Satama laajenee')
    expect((await find({ topicId: topic }, editor)).stories).toEqual([])
  })
})

test('what is found comes page by page, each story once, and all of it', async () => {
  const organisation = await makeBareOrganisation(database.db)
  const writer = await makeMember(database.db, organisation, { roles: ['editor'] })
  for (let n = 0; n < 45; n++) await makeStory(database.db, writer, { title: `Kajakki ${n % 3 ? 'meloo' : 'kaatui'}` })
  const seen: string[] = []
  for (let after: string | undefined, pages = 1; pages <= 4; pages++) {
    const page = await find({ typed: 'kajakki' }, writer, after)
    seen.push(...page.stories.map(({ id }) => id))
    after = page.next
    if (!after) break
  }
  expect(seen).toHaveLength(45)
  expect(new Set(seen).size).toBe(45)
})
