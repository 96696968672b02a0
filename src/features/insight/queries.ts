import { sql } from 'kysely'
import type { Dimension, Figure, Measure } from '../../core/figure.ts'
import { firstWholeWeek, type Week } from '../../core/weeks.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import { type DialogueHeld, whileDialogueHolds } from '../programme/dialogue-held.ts'

export type OrganisationFigure = Figure & {
  readonly measure: Measure
  /** A group's or story's name; `null` for everybody, for a network, and where it is there no more. */
  readonly name: string | null
}

export type FigureFilter = {
  /** Figures that lie wholly within these weeks. A quarter has up to a few thousand. */
  readonly first: Week
  readonly last: Week
  /** Of this story alone; otherwise of everything but stories, unless `stories` asks for them. */
  readonly storyId?: string
  readonly stories?: boolean
}

/**
 * The organisation's released figures, by series and time. Reads what was released and nothing that it was
 * made of. The dialogue is asked for twice: by whoever calls, and in the query itself.
 */
export async function organisationFigures(
  tx: OrganisationTx,
  held: DialogueHeld,
  filter: FigureFilter,
): Promise<readonly OrganisationFigure[]> {
  const { organisationId, since } = held
  const { first, last, storyId, stories } = filter
  const found = await tx
    .selectFrom('insightFigure as f')
    .leftJoin('memberGroup', (join) =>
      join
        .onRef('memberGroup.organisationId', '=', 'f.organisationId')
        .on(sql<boolean>`f.dimension = 'group' and member_group.id::text = f.part`),
    )
    .leftJoin('story', (join) =>
      join
        .onRef('story.organisationId', '=', 'f.organisationId')
        .on(sql<boolean>`f.dimension = 'story' and story.id::text = f.part`),
    )
    .select(['f.measure', 'f.dimension', 'f.part', 'f.figure'])
    .select([sql<Week>`f.first_week::text`.as('first'), sql<Week>`f.last_week::text`.as('last')])
    .select((eb) => eb.fn.coalesce('memberGroup.name', 'story.title').as('name'))
    .where('f.organisationId', '=', organisationId)
    .where(whileDialogueHolds(held))
    // A dialogue that turned out to be later than was recorded takes back what was counted before it.
    .where(sql<string>`f.first_week`, '>=', firstWholeWeek(since))
    .where(sql<string>`f.first_week`, '>=', first)
    .where(sql<string>`f.last_week`, '<=', last)
    .$if(storyId !== undefined, (query) => query.where('f.dimension', '=', 'story').where('f.part', '=', storyId ?? ''))
    .$if(storyId === undefined && !stories, (query) => query.where('f.dimension', '<>', 'story'))
    .orderBy('f.measure')
    .orderBy('f.dimension')
    .orderBy('f.part')
    .orderBy('f.firstWeek')
    .execute()
  return found.map((row) => ({ ...row, measure: row.measure as Measure, dimension: row.dimension as Dimension }))
}
