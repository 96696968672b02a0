import { sql } from 'kysely'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type GuidelinesCurrency = {
  /** Whether the organisation has its own, beyond the starter set. */
  readonly isOwn: boolean
  /** The day of the newest version. */
  readonly on: string | null
  /** How many passages should have been reviewed by now. */
  readonly overdue: number
}

/** How current the organisation's guidelines are, for the page of readiness. */
export async function findGuidelinesCurrency(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  today: string,
): Promise<GuidelinesCurrency> {
  const { rows } = await sql<{ passages: number; overdue: number; on: string | null }>`
    select count(distinct g.slug)::int as passages, max(v.published_at at time zone 'Europe/Helsinki')::date::text as on,
      count(distinct g.slug) filter (where g.review_on < ${today}::date)::int as overdue
    from guideline g join guideline_version v on v.organisation_id = g.organisation_id and v.slug = g.slug
    where g.organisation_id = ${organisationId} and not g.is_retired`.execute(tx)
  const { passages = 0, overdue = 0, on = null } = rows[0] ?? {}
  return { isOwn: passages > 0, on, overdue }
}
