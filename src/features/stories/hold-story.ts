import { isId } from '../../core/id.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * For whoever makes something of a story (a telling, a link): it is not retired or corrected until the
 * transaction ends, and what was under way before that is over. Many may hold it so at once.
 */
export async function holdStory(tx: OrganisationTx, organisationId: OrganisationId, id: string): Promise<void> {
  if (!isId(id)) return
  await tx
    .selectFrom('story')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .forKeyShare()
    .execute()
}

/** For whoever retires or corrects it: nobody makes anything of it until the transaction ends. */
export const holdStoryAlone = (tx: OrganisationTx, organisationId: OrganisationId, id: string) =>
  tx
    .selectFrom('story')
    .select(['state', 'version', 'title', 'language', 'target', 'correctionAddress'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
