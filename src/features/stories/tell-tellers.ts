import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  storyId: z.uuid(),
})

const membersAtOnce = 50
const dayMs = 86_400_000

/**
 * Lets those who told a story hear that it was corrected, each by themselves: nobody is told who or how
 * many they are, and the job carries the story alone. They are written to in batches.
 *
 * Twice is safe: who was written to about the same telling within a day is not written to again, so a job
 * that was cut short goes on where it was, and an answer and a correction on one day are one mail.
 */
export async function tellTellers(ctx: Pick<Context, 'db' | 'clock' | 'jobs'>, payload: unknown): Promise<void> {
  const { organisationId, storyId } = payloadSchema.parse(payload)
  for (;;) {
    const told = await inOrganisation(ctx.db, organisationId, async (tx) => {
      const found = await tellersLeft(tx, organisationId, storyId, new Date(ctx.clock() - dayMs))
      for (const { memberId, path } of found) {
        const to = { organisationId, memberId: memberId as MemberId }
        await notify(ctx, tx, to, { kind: 'telling-needs-you', path })
      }
      return found.length
    })
    if (told < membersAtOnce) return
  }
}

/** Each member's newest telling of the story that is out, may be, or waits for its time, and of which they have not just heard. */
async function tellersLeft(tx: OrganisationTx, organisationId: OrganisationId, storyId: string, since: Date) {
  const { rows } = await sql<{ memberId: string; path: string }>`
    select member_id, path from (
      select distinct on (member_id) member_id, '/tellings/' || id as path from telling
      where organisation_id = ${organisationId} and story_id = ${storyId}
        and state in ('handed', 'scheduled', 'queued', 'published', 'unsure')
      order by member_id, told_at desc, id) as newest
    where not exists (select from notice where notice.organisation_id = ${organisationId}
      and notice.member_id = newest.member_id and notice.path = newest.path and notice.created_at > ${since})
    order by member_id limit ${membersAtOnce}`.execute(tx)
  return rows
}
