import { may } from '../../core/policy.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findPause } from './find-pause.ts'

/** Whether stories are offered to somebody for telling now, and, where they are not, why. */
export type StoryTelling = { readonly isOpen: true } | { readonly isOpen: false; readonly why: 'paused' | 'preparing' }

/**
 * What one thinks oneself, without a story, may be told at any time: this is about what the organisation offers. While the
 * programme is being prepared it offers stories to those who prepare it (docs/decisions/0042); while it pauses, to nobody.
 */
export async function storyTelling(tx: OrganisationTx, { organisation, member }: Viewer): Promise<StoryTelling> {
  if (await findPause(tx, organisation.id)) return { isOpen: false, why: 'paused' }
  if (may(member, 'tell-early') || !(await isPreparing(tx, organisation.id))) return { isOpen: true }
  return { isOpen: false, why: 'preparing' }
}

/** Whether the programme has not been launched yet. One that was there before launches were counts as launched. */
export async function isPreparing(tx: OrganisationTx, organisationId: OrganisationId): Promise<boolean> {
  const found = await tx
    .selectFrom('organisation')
    .select('isPreparing')
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return found?.isPreparing ?? false
}
