import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import {
  makeBareOrganisation,
  makeFeed,
  makeFollow,
  makeMember,
  makeStory,
  makeTopic,
} from '../../../test/support/factories.ts'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { followTopic } from './follow-topic.ts'
import { followedTopics, listTopics, topicsOfFeeds } from './list-topics.ts'
import { addTopic, mergeTopics, removeTopic, renameTopic, setFeedTopic } from './manage-topics.ts'

let database: TestDatabase
let ctx: Pick<Context, 'db' | 'clock'>
let editor: Viewer
let reader: Viewer

beforeAll(async () => {
  database = await freshDatabase()
  ctx = { db: database.db, clock: Date.now }
})
afterAll(() => database.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(database.db)
  editor = await makeMember(database.db, organisation, { roles: ['editor'] })
  reader = await makeMember(database.db, organisation)
})

const inside = <T>(work: Parameters<typeof inOrganisation<T>>[2]) =>
  inOrganisation(database.db, editor.organisation.id, work)
const topics = (language: 'fi' | 'sv' | 'en' = 'fi') =>
  inside((tx) => listTopics(tx, editor.organisation.id, language)).then((all) => all.map(({ name }) => name))
const followed = (viewer = reader) =>
  inOrganisation(database.db, viewer.organisation.id, (tx) => followedTopics(tx, viewer))
const topicsOf = (storyId: string) =>
  inside((tx) => tx.selectFrom('storyTopic').select('topicId').where('storyId', '=', storyId).execute()).then((rows) =>
    rows.map(({ topicId }) => topicId),
  )
const names = (fi: string | null, sv: string | null = null, en: string | null = null) => ({ fi, sv, en })

describe('a topic', () => {
  test('is shown in the reader’s language where it has a name in it, and in one that it has otherwise', async () => {
    await addTopic(ctx, editor, names('Ympäristö', 'Miljö'))
    await addTopic(ctx, editor, names(null, null, 'People'))
    expect(await topics('fi')).toEqual(['People', 'Ympäristö'])
    expect(await topics('sv')).toEqual(['Miljö', 'People'])
    expect(await topics('en')).toEqual(['People', 'Ympäristö'])
  })

  test('has a name of its own in each language, whoever adds it at the same moment', async () => {
    const added = await Promise.all(Array.from({ length: 4 }, () => addTopic(ctx, editor, names('Energia'))))
    expect(added.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await addTopic(ctx, editor, names('ENERGIA', 'Kraft'))).toEqual({ ok: false, problem: 'name-taken' })
    expect(await topics()).toEqual(['Energia'])
  })

  test('can be renamed, but not to the name of another, and not once it is gone', async () => {
    const id = await makeTopic(database.db, editor.organisation.id, 'Energia')
    await makeTopic(database.db, editor.organisation.id, 'Vesi')
    expect(await renameTopic(ctx, editor, id, names('Vesi'))).toEqual({ ok: false, problem: 'name-taken' })
    expect(await renameTopic(ctx, editor, id, names('energia', 'Energi'))).toEqual({ ok: true })
    expect(await topics('sv')).toEqual(['Energi', 'Vesi'])
    expect(await renameTopic(ctx, editor, uuid(), names('Ilma'))).toEqual({ ok: false, problem: 'topic-gone' })
  })

  test('is merged with another: stories, feeds and followers go over, and none is lost or doubled', async () => {
    const { db } = database
    const [one, into] = [
      await makeTopic(db, editor.organisation.id, 'Ekologia'),
      await makeTopic(db, editor.organisation.id, 'Ympäristö'),
    ]
    const both = await makeStory(db, editor, { topicIds: [one, into] })
    const single = await makeStory(db, editor, { topicIds: [one] })
    const feed = await makeFeed(db, editor)
    await setFeedTopic(ctx, editor, feed, one)
    await makeFollow(db, reader, one)
    await makeFollow(db, editor, one)
    await makeFollow(db, editor, into)
    expect(await mergeTopics(ctx, editor, one, into)).toEqual({ ok: true })
    expect([await topicsOf(both), await topicsOf(single)]).toEqual([[into], [into]])
    expect([await followed(reader), await followed(editor)]).toEqual([[into], [into]])
    expect(await inside((tx) => topicsOfFeeds(tx, editor.organisation.id))).toEqual({ [feed]: into })
    expect(await topics()).toEqual(['Ympäristö'])
    // Twice is safe.
    expect(await mergeTopics(ctx, editor, one, into)).toEqual({ ok: false, problem: 'topic-gone' })
    expect(await mergeTopics(ctx, editor, into, into)).toEqual({ ok: false, problem: 'topic-gone' })
    expect(await topics()).toEqual(['Ympäristö'])
  })

  test('goes, and stories, feeds and members stay', async () => {
    const id = await makeTopic(database.db, editor.organisation.id, 'Energia')
    const story = await makeStory(database.db, editor, { topicIds: [id] })
    await makeFollow(database.db, reader, id)
    await removeTopic(ctx, editor, id)
    expect([await topics(), await topicsOf(story), await followed()]).toEqual([[], [], []])
  })

  test('there are a hundred at most', async () => {
    for (let n = 0; n < 100; n++) await makeTopic(database.db, editor.organisation.id, `Aihe ${n}`)
    expect(await addTopic(ctx, editor, names('Liikaa'))).toEqual({ ok: false, problem: 'too-many' })
  })

  test('of another organisation is not followed, merged, renamed or given to a feed', async () => {
    const other = await makeMember(database.db, await makeBareOrganisation(database.db), { roles: ['editor'] })
    const [own, theirs] = [
      await makeTopic(database.db, editor.organisation.id, 'Oma'),
      await makeTopic(database.db, other.organisation.id, 'Vieras'),
    ]
    const feed = await makeFeed(database.db, editor)
    await followTopic(ctx, reader, theirs, true)
    await setFeedTopic(ctx, editor, feed, theirs)
    expect(await followed()).toEqual([])
    expect(await inside((tx) => topicsOfFeeds(tx, editor.organisation.id))).toEqual({})
    expect(await mergeTopics(ctx, editor, own, theirs)).toEqual({ ok: false, problem: 'topic-gone' })
    expect(await renameTopic(ctx, editor, theirs, names('Kaapattu'))).toEqual({ ok: false, problem: 'topic-gone' })
  })
})

test('following is one’s own: followed twice it is followed once, let go twice it is gone', async () => {
  const id = await makeTopic(database.db, editor.organisation.id, 'Energia')
  await followTopic(ctx, reader, id, true)
  await followTopic(ctx, reader, id, true)
  expect([await followed(reader), await followed(editor)]).toEqual([[id], []])
  await followTopic(ctx, reader, id, false)
  await followTopic(ctx, reader, id, false)
  expect(await followed()).toEqual([])
})

test('what a member followed goes with the member', async () => {
  const id = await makeTopic(database.db, editor.organisation.id, 'Energia')
  await makeFollow(database.db, reader, id)
  await inside((tx) => tx.deleteFrom('member').where('id', '=', reader.member.id).execute())
  expect(await inside((tx) => tx.selectFrom('topicFollow').selectAll().execute())).toEqual([])
})
