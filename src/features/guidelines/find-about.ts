import type { CheckId } from '../../core/second-look/finding.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { About } from './arrange.ts'

/** What belongs to a passage in all its languages. */
export async function findAbout(tx: OrganisationTx, organisationId: OrganisationId, slug: string): Promise<About> {
  const { checks, reviewOn } = await tx
    .selectFrom('guideline')
    .select(['checks', 'reviewOn'])
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  return { checks: checks as CheckId[], reviewOn: reviewOn as unknown as string | null }
}
