import { sql } from 'kysely'
import { homeZone, type Week, weekAfter, weeksFrom } from '../../core/weeks.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// A member's own figures are for that member alone: whose they are is never an argument of its own.

export type OwnWeek = { readonly week: Week; readonly tellings: number; readonly clicks: number }

/** The viewer's own tellings that went out, and all clicks on their links, week by week; weeks without any are 0. */
export async function ownWeeks(
  tx: OrganisationTx,
  viewer: Viewer,
  first: Week,
  last: Week,
  zone: string = homeZone,
): Promise<OwnWeek[]> {
  const [organisationId, memberId] = [viewer.organisation.id, viewer.member.id]
  const start = sql`(${first}::timestamp at time zone ${zone})`
  const end = sql`(${weekAfter(last)}::timestamp at time zone ${zone})`
  const found = await sql<OwnWeek>`
    select date_trunc('week', happened at time zone ${zone})::date::text as week,
      sum(tellings)::int as tellings, sum(clicks)::int as clicks
    from (
      select coalesce(settled_at, told_at) as happened, 1 as tellings, 0 as clicks
      from telling
      where organisation_id = ${organisationId} and member_id = ${memberId}
        and state in ('handed', 'published', 'deleting', 'deleted')
      union all
      select click_sum.hour, 0, click_sum.clicks
      from telling
      join link on link.organisation_id = telling.organisation_id and link.telling_id = telling.id
      join click_sum on click_sum.organisation_id = link.organisation_id and click_sum.link_id = link.id
      where telling.organisation_id = ${organisationId} and telling.member_id = ${memberId}
        and telling.state <> 'scheduled'
    ) as own
    where happened >= ${start} and happened < ${end}
    group by week`.execute(tx)
  const byWeek = new Map(found.rows.map((row) => [row.week, row]))
  return weeksFrom(first, last).map((week) => byWeek.get(week) ?? { week, tellings: 0, clicks: 0 })
}
