import { sql } from 'kysely'
import type { Language } from '../../core/networks.ts'
import { type Database, inOrganisation, type OrganisationId } from '../../platform/database.ts'
import type { FeedProblem } from './fetch-feed.ts'

const lately = 30 * 24 * 3_600_000

/** `waiting`: not read yet. `ailing`: the last polls failed, and `problem` says how. */
export type FeedHealth =
  | { readonly state: 'waiting' }
  | { readonly state: 'well'; readonly succeededAt: Date }
  | {
      readonly state: 'ailing'
      readonly problem: FeedProblem
      readonly failures: number
      readonly succeededAt: Date | null
    }

export type ListedFeed = {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly language: Language
  readonly ownerName: string
  readonly health: FeedHealth
  readonly nextPollAt: Date
  readonly drafts: number
  /** Stories that it drafted in the last thirty days, whatever became of them. */
  readonly lately: number
}

const pageSize = 50

/** The organisation's feeds and how they are, for those who keep them: those that ail first. */
export const listFeeds = (
  db: Database,
  organisationId: OrganisationId,
  { now, page }: { readonly now: number; readonly page: number },
): Promise<{ readonly feeds: readonly ListedFeed[]; readonly more: boolean }> =>
  inOrganisation(db, organisationId, async (tx) => {
    const rows = await tx
      .selectFrom('feed')
      .innerJoin('member', (join) =>
        join.onRef('member.organisationId', '=', 'feed.organisationId').onRef('member.id', '=', 'feed.ownerId'),
      )
      .selectAll('feed')
      .select('member.name as ownerName')
      .select((eb) =>
        eb
          .selectFrom('story')
          .whereRef('story.organisationId', '=', 'feed.organisationId')
          .whereRef('story.feedId', '=', 'feed.id')
          .where('story.state', '=', 'draft')
          .select(eb.fn.countAll<number>().as('count'))
          .as('drafts'),
      )
      .select((eb) =>
        eb
          .selectFrom('story')
          .whereRef('story.organisationId', '=', 'feed.organisationId')
          .whereRef('story.feedId', '=', 'feed.id')
          .where('story.createdAt', '>=', new Date(now - lately))
          .select(eb.fn.countAll<number>().as('count'))
          .as('lately'),
      )
      .where('feed.organisationId', '=', organisationId)
      .orderBy(sql`feed.problem is null`)
      .orderBy('feed.title')
      .orderBy('feed.id')
      .limit(pageSize + 1)
      .offset((page - 1) * pageSize)
      .execute()
    const feeds = rows.slice(0, pageSize).map((row) => ({
      id: row.id,
      url: row.url,
      title: row.title,
      language: row.language as Language,
      ownerName: row.ownerName,
      health: healthOf(row),
      nextPollAt: row.nextPollAt,
      drafts: row.drafts ?? 0,
      lately: row.lately ?? 0,
    }))
    return { feeds, more: rows.length > pageSize }
  })

function healthOf(row: { problem: string | null; failures: number; succeededAt: Date | null }): FeedHealth {
  const { failures, succeededAt } = row
  if (row.problem) return { state: 'ailing', problem: row.problem as FeedProblem, failures, succeededAt }
  return succeededAt ? { state: 'well', succeededAt } : { state: 'waiting' }
}
