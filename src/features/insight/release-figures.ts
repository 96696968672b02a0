import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { Dimension, Figure, Measure } from '../../core/figure.ts'
import { figuresToRelease } from '../../core/figures-to-release.ts'
import { eligibleSeries, type OnRoster } from '../../core/roster.ts'
import {
  firstWholeWeek,
  homeZone,
  lastClosedWeek,
  type Week,
  weekAfter,
  weekAt,
  weeksOfQuarter,
} from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { askDialogue, type DialogueHeld } from '../programme/dialogue-held.ts'
import { contributions, readAudiences, readRoster } from './contributions.ts'

export type Released =
  | { readonly ok: true; readonly released: number }
  /** Nothing is measured before the dialogue with the personnel has been recorded. */
  | { readonly ok: false; readonly problem: 'no-dialogue' | 'new-processing' }

const measures: readonly Measure[] = ['tellings', 'clicks']

/**
 * Releases the organisation's figures of closed weeks, as far as the small-group rule lets it. What was
 * released stays as it is.
 *
 * Twice is safe: runs wait for one another at the organisation's row, and a run that finds nothing new
 * since the one before it releases nothing.
 */
export async function releaseFigures(
  ctx: Pick<Context, 'db' | 'clock'>,
  organisationId: OrganisationId,
  zone: string = homeZone,
): Promise<Released> {
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    // Not "for update": that would make everyone wait who adds a row of the organisation.
    await tx
      .selectFrom('organisation')
      .select('organisationId')
      .where('organisationId', '=', organisationId)
      .forNoKeyUpdate()
      .execute()
    // All that an organisation did is read at once. Where it has just come in (a demonstration, a restored
    // backup), the planner takes it for empty, and its nested loops would take minutes.
    await sql`set local enable_nestloop = off`.execute(tx)
    const now = ctx.clock()
    const dialogue = await askDialogue(tx, organisationId)
    if (!dialogue.open) return { ok: false, problem: dialogue.problem }
    const start = await firstWeekToCount(tx, dialogue.held, zone)
    const org = { tx, organisationId, zone, now, roster: await readRoster(tx, organisationId) }
    const last = lastClosedWeek(now, zone)
    let released = 0
    // A quarter at a time, so that what is held in memory does not grow with the years.
    for (let week = await firstOpen(org, start); week <= last; week = weekAfter(lastOf(week))) {
      released += await releaseQuarter(
        org,
        weeksOfQuarter(week).filter((one) => one >= start && one <= last),
      )
    }
    return { ok: true, released }
  })
}

type Org = {
  readonly tx: OrganisationTx
  readonly organisationId: OrganisationId
  readonly zone: string
  readonly now: number
  readonly roster: readonly OnRoster[]
}

const lastOf = (week: Week): Week => weeksOfQuarter(week).at(-1) ?? week

// What was told before the dialogue was held was told by people who had not heard that it would be counted.
async function firstWeekToCount(
  tx: OrganisationTx,
  { organisationId, since }: DialogueHeld,
  zone: string,
): Promise<Week> {
  const found = await sql<{ told: Date | null }>`
    select min(told_at) as told from telling
    where organisation_id = ${organisationId} and state <> 'scheduled'`.execute(tx)
  const told = found.rows[0]?.told ?? null
  const first = firstWholeWeek(since)
  const firstTold = told === null ? first : weekAt(told.getTime(), zone)
  return firstTold > first ? firstTold : first
}

// A quarter that had ended when figures were last released has had its last try.
async function firstOpen({ tx, organisationId, zone }: Org, start: Week): Promise<Week> {
  const { latest } = await tx
    .selectFrom('insightFigure')
    .select((eb) => eb.fn.max('releasedAt').as('latest'))
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  if (latest === null) return start
  const closedThen = lastClosedWeek(new Date(latest).getTime(), zone)
  let week = start
  while (lastOf(week) <= closedThen) week = weekAfter(lastOf(week))
  return week
}

async function releaseQuarter(org: Org, weeks: readonly Week[]): Promise<number> {
  const { tx, organisationId, zone, now } = org
  const [first, last] = [weeks[0], weeks.at(-1)]
  if (!first || !last) return 0
  const audiences = await readAudiences(tx, organisationId)
  let released = 0
  for (const measure of measures) {
    const before = await releasedIn(org, measure, first)
    const groupsShown = before.flatMap((one) => (one.dimension === 'group' ? [one.part] : []))
    const figures = figuresToRelease({
      weeks,
      contributions: await contributions[measure](tx, organisationId, { first, last, zone }),
      released: before,
      eligible: eligibleSeries({ members: org.roster, groupsShown: [...new Set(groupsShown)], audiences }),
      groupSets: org.roster.map((member) => member.groups),
    })
    for (const { first: firstWeek, last: lastWeek, ...figure } of figures) {
      const row = { ...figure, organisationId, id: uuid(), measure, firstWeek, lastWeek, releasedAt: new Date(now) }
      await tx.insertInto('insightFigure').values(row).execute()
    }
    released += figures.length
  }
  return released
}

async function releasedIn({ tx, organisationId }: Org, measure: Measure, week: Week): Promise<Figure[]> {
  const quarter = weeksOfQuarter(week)
  const found = await tx
    .selectFrom('insightFigure')
    .select(['dimension', 'part', 'figure'])
    .select([sql<Week>`first_week::text`.as('first'), sql<Week>`last_week::text`.as('last')])
    .where('organisationId', '=', organisationId)
    .where('measure', '=', measure)
    .where(sql<string>`first_week`, '>=', quarter[0] ?? week)
    .where(sql<string>`last_week`, '<=', lastOf(week))
    .orderBy('id')
    .execute()
  return found.map((row) => ({ ...row, dimension: row.dimension as Dimension }))
}
