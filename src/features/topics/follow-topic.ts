import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/**
 * Follows a topic or lets go of it. It changes what the member sees first, and nobody else sees it or
 * counts it. Twice is safe: one follows or does not. A topic that is not there is not followed.
 */
export async function followTopic(
  ctx: Pick<Context, 'db'>,
  { organisation, member }: Viewer,
  topicId: string,
  follow: boolean,
): Promise<void> {
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (follow) {
      await sql`
        insert into topic_follow (organisation_id, member_id, topic_id)
        select organisation_id, ${member.id}::uuid, id from topic
        where organisation_id = ${organisation.id} and id = ${topicId}
        on conflict do nothing`.execute(tx)
      return
    }
    await tx
      .deleteFrom('topicFollow')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('topicId', '=', topicId)
      .execute()
  })
}
