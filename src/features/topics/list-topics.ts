import type { Language } from '../../core/networks.ts'
import { mostTopics, type Topic, topicName } from '../../core/topic.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type NamedTopic = Topic & { readonly name: string }

/** All topics of the organisation, by their names in the reader's language. */
export async function listTopics(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: Language,
): Promise<NamedTopic[]> {
  const rows = await tx
    .selectFrom('topic')
    .select(['id', 'nameFi', 'nameSv', 'nameEn'])
    .where('organisationId', '=', organisationId)
    .limit(mostTopics)
    .execute()
  const named = rows.map(({ id, nameFi, nameSv, nameEn }) => {
    const topic = { id, names: { fi: nameFi ?? undefined, sv: nameSv ?? undefined, en: nameEn ?? undefined } }
    return { ...topic, name: topicName(topic, language) }
  })
  return named.sort((one, other) => one.name.localeCompare(other.name, language))
}

/** What the viewer follows: theirs alone, and counted nowhere. */
export async function followedTopics(tx: OrganisationTx, { organisation, member }: Viewer): Promise<string[]> {
  const rows = await tx
    .selectFrom('topicFollow')
    .select('topicId')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .execute()
  return rows.map(({ topicId }) => topicId)
}

/** The topic that a feed's drafts begin with, by the feed's id. */
export async function topicsOfFeeds(
  tx: OrganisationTx,
  organisationId: OrganisationId,
): Promise<Readonly<Record<string, string>>> {
  const rows = await tx
    .selectFrom('feedTopic')
    .select(['feedId', 'topicId'])
    .where('organisationId', '=', organisationId)
    .execute()
  return Object.fromEntries(rows.map(({ feedId, topicId }) => [feedId, topicId]))
}
