import type { Context } from '../../context.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import { announceLink } from '../links/link-memory.ts'
import type { Viewer } from '../people/viewer.ts'

/** Takes an own telling away for good, with its link and slug; whether it may go is for the caller to say. */
export async function dropTelling(
  { baseUrl }: Pick<Context, 'baseUrl'>,
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  tellingId: string,
): Promise<void> {
  const link = await tx
    .selectFrom('link')
    .select(['id', 'slug'])
    .where('organisationId', '=', organisation.id)
    .where('tellingId', '=', tellingId)
    .executeTakeFirst()
  if (link) {
    await tx.deleteFrom('linkSlug').where('linkId', '=', link.id).where('slug', '=', link.slug).execute()
    await announceLink(tx, new URL(baseUrl).host, link.slug)
  }
  await tx
    .deleteFrom('telling')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('id', '=', tellingId)
    .execute()
}
