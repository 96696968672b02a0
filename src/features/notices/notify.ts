import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { queuePushes } from './queue-pushes.ts'

/**
 * What a member is written to about: answers to what they asked themselves, and what goes on only when
 * they act. Nothing here ever asks anybody to tell, to read, or to come back.
 */
export const noticeKinds = [
  'suggestion-answered',
  'telling-needs-you',
  'question-answered',
  'question-asked',
  'mishap',
  'plan-overdue',
  'proposal-answered',
  'proposal-made',
  'guideline-review',
  'week-stopped',
  'pulse-open',
  'pulse-reminder',
] as const
export type NoticeKind = (typeof noticeKinds)[number]

export type Notice = {
  readonly kind: NoticeKind
  /** The page that it leads to, such as `/stories/…`: shown to its member alone, and never in the mail. */
  readonly path: string
}

/**
 * Notes that a member is to hear of something, in the transaction in which it happened: both are there, or
 * neither. The mail goes to whoever has notices on when it is sent, a push to each device on which they turned that
 * on. Members of an employer's mail system are written to, so the mail does not say what it is about: see
 * send-notice.ts. A push says less still: see push-notice.ts.
 */
export async function notify(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  to: { readonly organisationId: OrganisationId; readonly memberId: MemberId },
  { kind, path }: Notice,
): Promise<void> {
  // A path of ours: two slashes at the beginning would be another host.
  if (!/^\/(?!\/)[^\\\s]*$/.test(path)) throw new Error('A notice leads to a page of ours.')
  const noticeId = uuid()
  await tx
    .insertInto('notice')
    .values({ ...to, id: noticeId, kind, path, createdAt: new Date(ctx.clock()) })
    .execute()
  await ctx.jobs.enqueue(tx, 'send-notice', { organisationId: to.organisationId, noticeId })
  await queuePushes(ctx, tx, to, noticeId)
}
