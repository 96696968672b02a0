import type { Context } from '../../context.ts'
import { type Lacking, lackingOf } from '../../core/programme/readiness.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { findReadiness } from './find-readiness.ts'

export type LaunchInput = {
  /** What the page said is lacking, so that nobody launches with something else before their eyes. */
  readonly seen: string
  /** Why it is launched all the same, where something is lacking. */
  readonly reason: string
}

export type Launched = 'done' | 'reason-missing' | 'changed'

/** What is lacking, in one line, for a form to carry. */
export const lineOf = (lacking: readonly Lacking[]): string =>
  lacking.map(({ part, standing }) => `${part}:${standing}`).join(' ')

/**
 * Launches the programme: from now on stories are offered to everybody. It can be done though something is lacking; what
 * was lacking then, and why it was done all the same, stands for all to see. Twice is safe: the organisation is launched once.
 */
export const launchProgramme = (
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  { seen, reason }: LaunchInput,
): Promise<Launched> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Launched> => {
    const organisationId = viewer.organisation.id
    const today = dateAt(ctx.clock())
    // Whoever launches at the same moment waits here, and finds it launched.
    const { isPreparing } = await tx
      .selectFrom('organisation')
      .select('isPreparing')
      .where('organisationId', '=', organisationId)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    if (!isPreparing) return 'done'
    const { judged } = await findReadiness(tx, { organisationId, today })
    const lacking = lackingOf(judged)
    if (lineOf(lacking) !== seen) return 'changed'
    if (lacking.length > 0 && !reason) return 'reason-missing'
    await tx
      .updateTable('organisation')
      .set({ isPreparing: false })
      .where('organisationId', '=', organisationId)
      .execute()
    await tx
      .insertInto('programmeLaunch')
      .values({ organisationId, launchedOn: today, lacking: JSON.stringify(lacking), reason })
      .execute()
    await recordAct(tx, viewer, { kind: 'programme-launched', day: today, count: lacking.length })
    return 'done'
  })
