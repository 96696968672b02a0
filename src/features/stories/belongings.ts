import { sql } from 'kysely'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** What a story points at and is not there: it was taken away meanwhile, or is another organisation's. */
export type Belonging = 'unknown-group' | 'unknown-topic' | 'unknown-owner'

type Belongings = {
  readonly id: string
  readonly audience: readonly string[]
  readonly topicIds: readonly string[]
  readonly ownerId: string | undefined
}

/** The first thing that is not there. What is there stays until the transaction ends. */
export async function unknownBelonging(
  tx: OrganisationTx,
  viewer: Viewer,
  { audience, topicIds, ownerId }: Belongings,
  ownerBefore: string | undefined,
): Promise<Belonging | undefined> {
  if (!(await allThere(tx, viewer, 'member_group', audience))) return 'unknown-group'
  if (!(await allThere(tx, viewer, 'topic', topicIds))) return 'unknown-topic'
  if (ownerId === undefined || ownerId === ownerBefore || ownerId === viewer.member.id) return undefined
  return (await mayOwn(tx, viewer, ownerId)) ? undefined : 'unknown-owner'
}

async function allThere(
  tx: OrganisationTx,
  { organisation }: Viewer,
  table: 'member_group' | 'topic',
  ids: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return true
  const { rows } = await sql`
    select id from ${sql.table(table)}
    where organisation_id = ${organisation.id} and id = any(${wanted}::uuid[]) for key share`.execute(tx)
  return rows.length === wanted.length
}

/** Those who may edit stories can be given one. */
async function mayOwn(tx: OrganisationTx, { organisation }: Viewer, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    select id from member where organisation_id = ${organisation.id} and id = ${memberId}
      and roles && array['editor', 'admin'] for key share`.execute(tx)
  return rows.length > 0
}

export async function setTopics(tx: OrganisationTx, { organisation }: Viewer, { id, topicIds }: Belongings) {
  await tx.deleteFrom('storyTopic').where('organisationId', '=', organisation.id).where('storyId', '=', id).execute()
  const rows = [...new Set(topicIds)].map((topicId) => ({ organisationId: organisation.id, storyId: id, topicId }))
  if (rows.length > 0) await tx.insertInto('storyTopic').values(rows).execute()
}
