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
      where organisation_id = ${organisationId} and member_id = ${memberId} and state in ('handed', 'published')
      union all
      select click_sum.hour, 0, click_sum.clicks
      from telling
      join link on link.organisation_id = telling.organisation_id and link.telling_id = telling.id
      join click_sum on click_sum.organisation_id = link.organisation_id and click_sum.link_id = link.id
      where telling.organisation_id = ${organisationId} and telling.member_id = ${memberId}
    ) as own
    where happened >= ${start} and happened < ${end}
    group by week`.execute(tx)
  const byWeek = new Map(found.rows.map((row) => [row.week, row]))
  return weeksFrom(first, last).map((week) => byWeek.get(week) ?? { week, tellings: 0, clicks: 0 })
}

export type OwnTellingFigure = {
  readonly id: string
  readonly toldAt: Date
  readonly network: string
  readonly storyId: string | null
  readonly storyTitle: string | null
  readonly clicks: number
}

export type OwnTellingFigures = {
  readonly tellings: readonly OwnTellingFigure[]
  /** Pass it as `before` for the next page; `undefined` on the last. */
  readonly next: string | undefined
}

/** The viewer's own tellings that went out, with the clicks of each, newest first, a page at a time. */
export async function ownTellingFigures(
  tx: OrganisationTx,
  viewer: Viewer,
  page: { readonly before?: string; readonly size: number },
): Promise<OwnTellingFigures> {
  const [organisationId, memberId] = [viewer.organisation.id, viewer.member.id]
  const found = await tx
    .selectFrom('telling')
    .leftJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'telling.organisationId').onRef('story.id', '=', 'telling.storyId'),
    )
    .select(['telling.id', 'telling.toldAt', 'telling.network', 'telling.storyId', 'story.title as storyTitle'])
    .select((eb) =>
      eb
        .selectFrom('clickSum')
        .innerJoin('link', (join) =>
          join.onRef('link.organisationId', '=', 'clickSum.organisationId').onRef('link.id', '=', 'clickSum.linkId'),
        )
        .select(sql<number>`coalesce(sum(click_sum.clicks), 0)::int`.as('clicks'))
        .where('clickSum.organisationId', '=', organisationId)
        .whereRef('link.tellingId', '=', 'telling.id')
        .$asScalar()
        .$notNull()
        .as('clicks'),
    )
    .where('telling.organisationId', '=', organisationId)
    .where('telling.memberId', '=', memberId)
    .where('telling.state', 'in', ['handed', 'published'])
    // The ids of tellings grow with time, so one value says where a page ended.
    .$if(page.before !== undefined, (query) => query.where('telling.id', '<', page.before ?? ''))
    .orderBy('telling.id', 'desc')
    .limit(page.size + 1)
    .execute()
  const tellings = found.slice(0, page.size)
  return { tellings, next: found.length > page.size ? tellings.at(-1)?.id : undefined }
}
