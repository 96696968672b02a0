import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { NetworkId } from '../../core/networks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { chooseTime, type Due, type When } from './choose-time.ts'
import { wakeTelling } from './wake-telling.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'secrets'>
type Moved = { readonly ok: true } | Extract<Due, { ok: false }>

/**
 * Gives an own scheduled telling another time, or sends it now. The job of the earlier time finds it moved
 * or gone out, and does nothing. Twice does nothing more, and so does one that has gone out.
 */
export async function moveTelling(
  ctx: Ctx,
  viewer: Viewer,
  tellingId: string,
  when: Exclude<When, { kind: 'good' }>,
): Promise<Moved> {
  if (!isId(tellingId)) return { ok: true }
  const { organisation } = viewer
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Moved> => {
    const telling = await ownScheduled(tx, viewer, tellingId)
    if (!telling) return { ok: true }
    const story = telling.storyId ? await findStoryToTell(tx, organisation.id, telling.storyId) : undefined
    const chosen = await chooseTime(ctx, tx, viewer, when, { story, network: telling.network as NetworkId })
    if (!chosen.ok) return chosen
    const now = ctx.clock()
    const due = chosen.due ?? now
    await tx
      .updateTable('telling')
      .set({ dueAt: new Date(due) })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', tellingId)
      .execute()
    if (when.kind === 'now') await wakeTelling(ctx, tx, organisation.id, tellingId)
    const wait = { startAfterSeconds: Math.ceil((due - now) / 1000) }
    await ctx.jobs.enqueue(tx, 'publish-telling', { organisationId: organisation.id, tellingId }, wait)
    return { ok: true }
  })
}

const ownScheduled = (tx: OrganisationTx, { organisation, member }: Viewer, tellingId: string) =>
  tx
    .selectFrom('telling')
    .select(['storyId', 'network'])
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('id', '=', tellingId)
    .where('state', '=', 'scheduled')
    .forUpdate()
    .executeTakeFirst()
