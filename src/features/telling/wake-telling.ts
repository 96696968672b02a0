import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { isOffered } from '../../core/story.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { needsYou } from './needs-you.ts'

type Ctx = Pick<Context, 'clock' | 'jobs'>

/** A job may come a little before its time where clocks differ; one that comes long before is left from an earlier choice. */
const earlyMs = 5 * 60_000

/**
 * Lets a scheduled telling go out now, if its time has come: from here on it is told as any other, in the
 * groups that the teller is in now, and what was clicked before it was out is forgotten. A story that is
 * offered no more is not told; the text is kept.
 *
 * Twice is safe: who comes second finds it scheduled no more.
 */
export async function wakeTelling(
  { clock, jobs }: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  tellingId: string,
): Promise<'awake' | 'asleep'> {
  const telling = await tx
    .selectFrom('telling')
    .select(['dueAt', 'storyId', 'memberId'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .where('state', '=', 'scheduled')
    .forUpdate()
    .executeTakeFirst()
  if (!telling?.dueAt) return 'awake'
  const now = clock()
  const early = telling.dueAt.getTime() - now
  if (early > 0) {
    const again = { startAfterSeconds: Math.ceil(early / 1000) }
    if (early <= earlyMs) await jobs.enqueue(tx, 'publish-telling', { organisationId, tellingId }, again)
    return 'asleep'
  }
  const story = telling.storyId ? await findStoryToTell(tx, organisationId, telling.storyId) : undefined
  const isGone = telling.storyId !== null && !(story && isOffered(story, dateAt(now)))
  await tx
    .updateTable('telling')
    .set(
      isGone
        ? { state: 'rejected', problem: 'story-gone', settledAt: new Date(now) }
        : { state: 'queued', toldAt: new Date(now) },
    )
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .execute()
  if (isGone) {
    await needsYou({ clock, jobs }, tx, { organisationId, tellingId, memberId: telling.memberId })
    return 'asleep'
  }
  await keepGroupsNow(tx, organisationId, tellingId, telling.memberId)
  await forgetClicks(tx, organisationId, tellingId)
  return 'awake'
}

async function keepGroupsNow(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  tellingId: string,
  memberId: string,
): Promise<void> {
  await tx
    .insertInto('tellingGroup')
    .columns(['organisationId', 'tellingId', 'groupId'])
    .expression((eb) =>
      eb
        .selectFrom('groupMembership')
        .select(['organisationId', sql<string>`${tellingId}::uuid`.as('tellingId'), 'groupId'])
        .where('organisationId', '=', organisationId)
        .where('memberId', '=', memberId),
    )
    .execute()
}

async function forgetClicks(tx: OrganisationTx, organisationId: OrganisationId, tellingId: string): Promise<void> {
  await tx
    .deleteFrom('clickSum')
    .where('organisationId', '=', organisationId)
    .where('linkId', 'in', (eb) =>
      eb
        .selectFrom('link')
        .select('link.id')
        .where('link.organisationId', '=', organisationId)
        .where('link.tellingId', '=', tellingId),
    )
    .execute()
}
