import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { type Language, languages } from '../../core/networks.ts'
import { mostTopics } from '../../core/topic.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** At least one of them is there: the form sees to it, and so does the table. */
export type TopicNames = Readonly<Record<Language, string | null>>

export type TopicProblem = 'name-taken' | 'too-many' | 'topic-gone'
type Done = { readonly ok: true } | { readonly ok: false; readonly problem: TopicProblem }

type Ctx = Pick<Context, 'db' | 'clock'>

/** Adds a topic. Twice is safe: the second time its name is taken. */
export const addTopic = (ctx: Ctx, { organisation }: Viewer, names: TopicNames): Promise<Done> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await lockTopics(tx, organisation.id)
    const there = await namesThere(tx, organisation.id)
    if (there.length >= mostTopics) return { ok: false, problem: 'too-many' }
    if (isTaken(there, names)) return { ok: false, problem: 'name-taken' }
    await tx
      .insertInto('topic')
      .values({ organisationId: organisation.id, id: uuid(), ...columns(names), createdAt: new Date(ctx.clock()) })
      .execute()
    return { ok: true }
  })

export const renameTopic = (ctx: Ctx, { organisation }: Viewer, id: string, names: TopicNames): Promise<Done> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await lockTopics(tx, organisation.id)
    const there = await namesThere(tx, organisation.id)
    if (!there.some((topic) => topic.id === id)) return { ok: false, problem: 'topic-gone' }
    if (isTaken(there, names, id)) return { ok: false, problem: 'name-taken' }
    await tx
      .updateTable('topic')
      .set(columns(names))
      .where('organisationId', '=', organisation.id)
      .where('id', '=', id)
      .execute()
    return { ok: true }
  })

/** Makes one topic of two: stories, feeds and followers of `id` go over to `into`. Twice is safe: the first is gone. */
export const mergeTopics = (ctx: Ctx, { organisation }: Viewer, id: string, into: string): Promise<Done> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await lockTopics(tx, organisation.id)
    const there = (await namesThere(tx, organisation.id)).map((topic) => topic.id)
    if (id === into || !there.includes(id) || !there.includes(into)) return { ok: false, problem: 'topic-gone' }
    for (const [table, of] of [
      ['story_topic', 'story_id'],
      ['topic_follow', 'member_id'],
    ] as const) {
      await sql`
        insert into ${sql.table(table)} (organisation_id, ${sql.ref(of)}, topic_id)
        select organisation_id, ${sql.ref(of)}, ${into}::uuid from ${sql.table(table)}
        where organisation_id = ${organisation.id} and topic_id = ${id}
        on conflict do nothing`.execute(tx)
    }
    await tx
      .updateTable('feedTopic')
      .set({ topicId: into })
      .where('organisationId', '=', organisation.id)
      .where('topicId', '=', id)
      .execute()
    await remove(tx, organisation.id, id)
    return { ok: true }
  })

/** Takes a topic away; stories and feeds stay, without it. */
export const removeTopic = (ctx: Ctx, { organisation }: Viewer, id: string): Promise<Done> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await remove(tx, organisation.id, id)
    return { ok: true }
  })

/** The topic that a feed's drafts begin with from now on; `null` for none. */
export const setFeedTopic = (
  ctx: Ctx,
  { organisation }: Viewer,
  feedId: string,
  topicId: string | null,
): Promise<void> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await tx
      .deleteFrom('feedTopic')
      .where('organisationId', '=', organisation.id)
      .where('feedId', '=', feedId)
      .execute()
    if (topicId === null) return
    // Only a feed and a topic that are there.
    await sql`
      insert into feed_topic (organisation_id, feed_id, topic_id)
      select feed.organisation_id, feed.id, topic.id from feed
      join topic on topic.organisation_id = feed.organisation_id
      where feed.organisation_id = ${organisation.id} and feed.id = ${feedId} and topic.id = ${topicId}
      on conflict do nothing`.execute(tx)
  })

const remove = (tx: OrganisationTx, organisationId: string, id: string) =>
  tx.deleteFrom('topic').where('organisationId', '=', organisationId).where('id', '=', id).execute()

// Two editors at once would both find a name free: the organisation's row lets one through after the other.
const lockTopics = (tx: OrganisationTx, organisationId: string) =>
  tx
    .selectFrom('organisation')
    .select('organisationId')
    .where('organisationId', '=', organisationId)
    .forNoKeyUpdate()
    .execute()

const namesThere = (tx: OrganisationTx, organisationId: string) =>
  tx
    .selectFrom('topic')
    .select(['id', 'nameFi as fi', 'nameSv as sv', 'nameEn as en'])
    .where('organisationId', '=', organisationId)
    .execute()

const columns = ({ fi, sv, en }: TopicNames) => ({ nameFi: fi, nameSv: sv, nameEn: en })

/** Two topics of one name in one language could not be told apart. */
const isTaken = (there: readonly (TopicNames & { id: string })[], names: TopicNames, except?: string): boolean =>
  there.some(
    (topic) =>
      topic.id !== except &&
      languages.some((one) => names[one] !== null && topic[one]?.toLowerCase() === names[one]?.toLowerCase()),
  )
