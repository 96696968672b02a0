import { z } from 'zod'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { type NextRemoval, nextRemoval, type RemovalOutcome } from '../../core/telling.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { needsYou } from './needs-you.ts'
import { channelOf } from './publish-telling.ts'

/**
 * The member wants an own post away from the network. It is asked by a job; the tracked link goes on
 * working, and what was told stays counted, so that nobody sees from a sum that somebody deleted. Twice does
 * nothing more.
 */
export async function deleteAtNetwork(
  ctx: Pick<Context, 'db' | 'jobs'>,
  { organisation, member }: Viewer,
  tellingId: string,
): Promise<void> {
  if (!isId(tellingId)) return
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    const begun = await tx
      .updateTable('telling')
      .set({ state: 'deleting', attempts: 0, problem: null, problemDetail: null })
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('id', '=', tellingId)
      .where('state', '=', 'published')
      .where('channelId', 'is not', null)
      .where('postUrl', 'is not', null)
      .returning('id')
      .execute()
    if (begun.length > 0) await ctx.jobs.enqueue(tx, 'remove-telling', { organisationId: organisation.id, tellingId })
  })
}

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  tellingId: z.uuid(),
})

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'networks' | 'secrets' | 'log'>

// The account was taken away, or cannot be opened any more.
const accountGone: RemovalOutcome = { state: 'rejected', refusal: 'no-account', detail: '' }

/**
 * Asks the network to take a post away. Twice is safe: the network answers a second time that it is not
 * there, and a telling that is settled is left alone.
 */
export async function removeTelling(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, tellingId } = payloadSchema.parse(payload)
  const work = await begin(ctx, organisationId, tellingId)
  if (!work) return
  const { channel, telling } = work
  const outcome = channel
    ? await channel.network.remove(channel.account, telling.recordKey, telling.postUrl ?? '')
    : accountGone
  const next = nextRemoval(telling.attempts, outcome)
  await settle(ctx, organisationId, tellingId, next)
  ctx.log.info({ tellingId, state: next.state, attempt: telling.attempts }, 'a telling to be deleted')
}

const begin = (ctx: Ctx, organisationId: OrganisationId, tellingId: string) =>
  inOrganisation(ctx.db, organisationId, async (tx) => {
    const telling = await tx
      .updateTable('telling')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('organisationId', '=', organisationId)
      .where('id', '=', tellingId)
      .where('state', '=', 'deleting')
      .returning(['network', 'recordKey', 'postUrl', 'attempts', 'memberId', 'channelId'])
      .executeTakeFirst()
    if (!telling) return undefined
    return { telling, channel: await channelOf(ctx, tx, organisationId, telling) }
  })

async function settle(ctx: Ctx, organisationId: OrganisationId, tellingId: string, next: NextRemoval): Promise<void> {
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const changed = await tx
      .updateTable('telling')
      .set(changesOf(next, ctx.clock()))
      .where('organisationId', '=', organisationId)
      .where('id', '=', tellingId)
      .where('state', '=', 'deleting')
      .returning('memberId')
      .executeTakeFirst()
    if (!changed) return
    if (next.state === 'deleting') {
      const again = { startAfterSeconds: next.retryInSeconds }
      await ctx.jobs.enqueue(tx, 'remove-telling', { organisationId, tellingId }, again)
    } else if (next.state === 'published') {
      // They think that it is gone, and it stands there still.
      await needsYou(ctx, tx, { organisationId, tellingId, memberId: changed.memberId })
    }
  })
}

function changesOf(next: NextRemoval, now: number) {
  // Where the post stood leads nowhere from now on. When it went out stays, for the sums.
  if (next.state === 'deleted') return { state: next.state, deletedAt: new Date(now), postUrl: null }
  if (next.state === 'deleting') return { state: next.state }
  return { state: next.state, problem: next.problem, problemDetail: next.detail.slice(0, 500) }
}
