import { sql } from 'kysely'
import { leadsToFront } from '../../core/target-health.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** The parts of the page of what needs a look, in the order in which they need it. */
export const parts = ['targets', 'near', 'past'] as const
export type Part = (typeof parts)[number]

export const shownOfPart = 20
const daysAhead = 14

export type AgeingStory = {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly ownerName: string
  readonly bestBefore: string
  readonly version: number
}

export type TroubledTarget = {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly ownerName: string
  readonly version: number
  readonly target: string
  readonly state: 'dead' | 'moved'
  readonly status: number | null
  readonly movedTo: string | null
  /** It leads to a front page now. */
  readonly toFront: boolean
  readonly checkedAt: Date | null
}

type Page<T> = { readonly rows: readonly T[]; readonly more: boolean }

const pageOf = <T>(rows: readonly T[]): Page<T> => ({
  rows: rows.slice(0, shownOfPart),
  more: rows.length > shownOfPart,
})

/** Live stories by their best-before: those that pass it in the next fourteen days, or have passed it. */
export async function ageingStories(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { today, which, page }: { readonly today: string; readonly which: 'near' | 'past'; readonly page: number },
): Promise<Page<AgeingStory>> {
  const days =
    which === 'near'
      ? sql`best_before between ${today}::date and ${today}::date + ${daysAhead}::int`
      : sql`best_before < ${today}::date`
  // The one that is nearest to its day comes first, on either side of it.
  const order = which === 'near' ? sql`best_before, story.id` : sql`best_before desc, story.id desc`
  const { rows } = await sql<AgeingStory>`
    select story.id, story.title, story.language, story.version, member.name as "ownerName",
      story.best_before::text as "bestBefore"
    from story join member on member.organisation_id = story.organisation_id and member.id = story.owner_id
    where story.organisation_id = ${organisationId} and story.state = 'live' and ${days}
    order by ${order} limit ${shownOfPart + 1} offset ${(page - 1) * shownOfPart}`.execute(tx)
  return pageOf(rows)
}

/** Stories on offer whose page is gone or has moved for good. */
export async function troubledTargets(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { today, page }: { readonly today: string; readonly page: number },
): Promise<Page<TroubledTarget>> {
  const { rows } = await sql<Omit<TroubledTarget, 'toFront'>>`
    select story.id, story.title, story.language, story.version, story.target, member.name as "ownerName",
      c.state, c.status, c.moved_to as "movedTo", c.checked_at as "checkedAt"
    from target_check as c
    join story on story.organisation_id = c.organisation_id and story.id = c.story_id and story.target = c.target
    join member on member.organisation_id = story.organisation_id and member.id = story.owner_id
    where c.organisation_id = ${organisationId} and c.state in ('dead', 'moved') and story.state = 'live'
      and (story.best_before is null or story.best_before >= ${today}::date)
    order by c.state, story.published_at desc, story.id
    limit ${shownOfPart + 1} offset ${(page - 1) * shownOfPart}`.execute(tx)
  const { rows: shown, more } = pageOf(rows)
  const told = shown.map((row) => ({
    ...row,
    toFront: row.movedTo !== null && leadsToFront(row.target, row.movedTo),
  }))
  return { rows: told, more }
}
