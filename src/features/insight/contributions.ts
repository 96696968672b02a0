import { sql } from 'kysely'
import type { Counted, Measure } from '../../core/figure.ts'
import type { OnRoster } from '../../core/roster.ts'
import { type Week, weekAfter } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

// Read by the release of figures alone. Nothing here may reach a page.

export type Period = { readonly first: Week; readonly last: Week; readonly zone: string }

type Read = (tx: OrganisationTx, organisationId: OrganisationId, period: Period) => Promise<readonly Counted[]>

/** What each person did in the period, summed by all that a figure can tell apart. */
export const contributions: Record<Measure, Read> = {
  // A telling belongs to the week in which it went out, so that none comes into a week afterwards; and stays
  // there when it is deleted at the network, so that none goes out of it.
  tellings: async (tx, organisationId, period) => {
    const out = sql`coalesce(telling.settled_at, telling.told_at)`
    const found = await sql<Counted>`
      select person, week, network, story, groups, count(*) as amount from (
        select telling.member_id as person, ${weekIn(out, period)} as week, telling.network,
          telling.story_id as story, coalesce(grouped.groups, '{}') as groups
        from telling ${groupsWhenTold(organisationId)}
        where telling.organisation_id = ${organisationId} and telling.state in ${wentOut}
          and telling.told_at < ${endOf(period)} and ${out} >= ${startOf(period)} and ${out} < ${endOf(period)}
      ) as told
      group by person, week, network, story, groups`.execute(tx)
    return found.rows
  },
  // Whatever became of the telling: a link that was clicked is out. By its state, clicks would come in late.
  // Only what is still scheduled was clicked by its teller alone; that is forgotten when it goes out.
  clicks: async (tx, organisationId, period) => {
    const found = await sql<Counted>`
      select person, week, network, story, groups, sum(clicks)::int as amount from (
        select telling.member_id as person, ${weekIn(sql`click_sum.hour`, period)} as week, telling.network,
          telling.story_id as story, coalesce(grouped.groups, '{}') as groups, click_sum.clicks
        from click_sum
        join link on link.organisation_id = click_sum.organisation_id and link.id = click_sum.link_id
        join telling on telling.organisation_id = link.organisation_id and telling.id = link.telling_id
        ${groupsWhenTold(organisationId)}
        where click_sum.organisation_id = ${organisationId} and telling.state <> 'scheduled'
          and click_sum.hour >= ${startOf(period)} and click_sum.hour < ${endOf(period)}
      ) as clicked
      group by person, week, network, story, groups`.execute(tx)
    return found.rows
  },
}

/** All members with their groups. */
export async function readRoster(tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly OnRoster[]> {
  const found = await sql<OnRoster>`
    select member.id as person, coalesce(array_agg(m.group_id::text) filter (where m.group_id is not null), '{}') as groups
    from member
    left join group_membership m on m.organisation_id = member.organisation_id and m.member_id = member.id
    where member.organisation_id = ${organisationId}
    group by member.id`.execute(tx)
  return found.rows
}

/** The groups that a story is offered to, for the stories that have an audience. */
export async function readAudiences(
  tx: OrganisationTx,
  organisationId: OrganisationId,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await tx
    .selectFrom('storyAudience')
    .select(['storyId', 'groupId'])
    .where('organisationId', '=', organisationId)
    .execute()
  const audiences = Map.groupBy(found, (row) => row.storyId)
  return new Map([...audiences].map(([story, rows]) => [story, rows.map((row) => row.groupId)]))
}

// Read once for all tellings: asked for each, it is slow where the planner knows nothing of the organisation yet.
const groupsWhenTold = (organisationId: OrganisationId) => sql`left join (
  select g.telling_id, array_agg(g.group_id::text order by g.group_id::text) as groups from telling_group g
  where g.organisation_id = ${organisationId} group by g.telling_id
) as grouped on grouped.telling_id = telling.id`

const wentOut = sql`('handed', 'published', 'deleting', 'deleted')`

const weekIn = (instant: ReturnType<typeof sql>, { zone }: Period) =>
  sql`date_trunc('week', ${instant} at time zone ${sql.lit(zone)})::date::text`

const startOf = ({ first, zone }: Period) => sql`(${first}::timestamp at time zone ${zone})`
const endOf = ({ last, zone }: Period) => sql`(${weekAfter(last)}::timestamp at time zone ${zone})`
