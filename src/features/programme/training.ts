import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

export type Training = {
  readonly id: string
  readonly title: string
  readonly about: string
  /** The day it is held; nothing where one can take it at any time. */
  readonly heldOn: string | null
  readonly link: string | null
}

type Ctx = Pick<Context, 'db' | 'clock'>

const mostListed = 50

/** Lists training that is offered. `full` where there are fifty. Sent twice, it is listed once. */
export const addTraining = (ctx: Ctx, viewer: Viewer, training: Training): Promise<'done' | 'full'> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const organisationId = viewer.organisation.id
    if ((await listTraining(tx, organisationId)).length >= mostListed) return 'full'
    const added = await tx
      .insertInto('training')
      .values({ ...training, organisationId, createdAt: new Date(ctx.clock()) })
      .onConflict((on) => on.columns(['organisationId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (added) await recordAct(tx, viewer, { kind: 'training-listed', to: training.title })
    return 'done'
  })

export const removeTraining = (ctx: Ctx, viewer: Viewer, id: string): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const gone = await tx
      .deleteFrom('training')
      .where((where) => where.and({ organisationId: viewer.organisation.id, id }))
      .returning('title')
      .executeTakeFirst()
    if (gone) await recordAct(tx, viewer, { kind: 'training-taken-off', to: gone.title })
  })

/** What is offered: first what can be taken at any time, then by day, the latest first. Fifty at most. */
export const listTraining = (tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly Training[]> =>
  tx
    .selectFrom('training')
    .select(['id', 'title', 'about', 'link', sql<string | null>`held_on::text`.as('heldOn')])
    .where('organisationId', '=', organisationId)
    .orderBy(sql`training.held_on desc nulls first`)
    .orderBy('title')
    .limit(mostListed)
    .execute()
