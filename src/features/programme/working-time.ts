import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

export type WorkingTime = {
  readonly id: string
  /** How much working time may go into it, as it was said. */
  readonly said: string
  /** Who said it: a name and a position. */
  readonly whoseWords: string
  readonly saidOn: string
}

/** Keeps what was said of working time; what was said before stays. Sent twice, it is said once. */
export const sayWorkingTime = (ctx: Pick<Context, 'db' | 'clock'>, viewer: Viewer, said: WorkingTime): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const kept = await tx
      .insertInto('workingTime')
      .values({ ...said, organisationId: viewer.organisation.id, createdAt: new Date(ctx.clock()) })
      .onConflict((on) => on.columns(['organisationId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (kept) await recordAct(tx, viewer, { kind: 'working-time-said', day: said.saidOn })
  })

/** What was said of working time, what holds first. */
export const listWorkingTime = (tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly WorkingTime[]> =>
  tx
    .selectFrom('workingTime')
    .select(['id', 'said', 'whoseWords', sql<string>`said_on::text`.as('saidOn')])
    .where('organisationId', '=', organisationId)
    .orderBy('workingTime.saidOn', 'desc')
    .orderBy('createdAt', 'desc')
    .limit(20)
    .execute()
