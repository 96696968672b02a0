import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findPause } from './find-pause.ts'

/** Whether stories are offered for telling in the organisation now, and, where they are not, where it is said why. */
export type StoryTelling = { readonly isOpen: true } | { readonly isOpen: false; readonly why: 'paused' }

/** What one thinks oneself, without a story, may be told at any time: this is about what the organisation offers. */
export const storyTelling = async (tx: OrganisationTx, organisationId: OrganisationId): Promise<StoryTelling> =>
  (await findPause(tx, organisationId)) ? { isOpen: false, why: 'paused' } : { isOpen: true }
