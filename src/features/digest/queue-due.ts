import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { coversFrom, type DigestTime, dueDigest } from '../../core/digest.ts'
import type { Week } from '../../core/weeks.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { nextLookAt, readingTimes } from './reading-times.ts'

const atOnce = 200

/**
 * Makes an issue of each digest whose moment has come. Twice is safe, and two at once: a row is held by one of them,
 * and of each week there is one issue by its key.
 */
export async function queueDue(
  ctx: Pick<Context, 'db' | 'clock'>,
  organisationId: OrganisationId,
  signal?: AbortSignal,
): Promise<void> {
  for (let more = true; more && !signal?.aborted; ) {
    more = await inOrganisation(ctx.db, organisationId, async (tx) => {
      const due = await takeDue(tx, organisationId, ctx.clock())
      for (const digest of due) await queueOne(tx, organisationId, digest, ctx.clock())
      return due.length === atOnce
    })
  }
}

const takeDue = (tx: OrganisationTx, organisationId: OrganisationId, now: number) =>
  tx
    .selectFrom('digest')
    .select(['id', 'memberId', 'weekday', 'hour', 'handledWeek', 'coveredUntil', 'createdAt'])
    .where('organisationId', '=', organisationId)
    .where('nextAt', '<=', new Date(now))
    .orderBy('nextAt')
    .limit(atOnce)
    .forUpdate()
    .skipLocked()
    .execute()

type Due = Awaited<ReturnType<typeof takeDue>>[number]

async function queueOne(tx: OrganisationTx, organisationId: OrganisationId, digest: Due, now: number): Promise<void> {
  const time: DigestTime = { weekday: digest.weekday, hour: digest.hour }
  // As they are today: what was quiet when the moment was reckoned may not be what is quiet now.
  const times = await readingTimes(tx, organisationId, digest.memberId as MemberId | null)
  const asked = {
    time,
    times,
    handled: (digest.handledWeek ?? undefined) as unknown as Week | undefined,
    since: (digest.coveredUntil ?? digest.createdAt).getTime(),
  }
  const slot = dueDigest(now, asked)
  const after = slot ? { ...asked, handled: slot.week, since: now } : asked
  const covered = slot ? { handledWeek: slot.week, coveredUntil: new Date(now) } : {}
  await tx
    .updateTable('digest')
    .set({ ...covered, nextAt: nextLookAt(now, after) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', digest.id)
    .execute()
  if (!slot) return
  const at = new Date(now)
  await tx
    .insertInto('digestIssue')
    .values({
      organisationId,
      id: uuid(),
      digestId: digest.id,
      week: slot.week,
      coversFrom: new Date(coversFrom(now, digest.coveredUntil?.getTime())),
      coversUntil: at,
      state: 'queued',
      at,
      createdAt: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
