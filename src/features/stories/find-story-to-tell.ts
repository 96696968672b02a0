import type { DisclosureKind } from '../../core/story.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findStory, type Story } from './queries.ts'

export type StoryToTell = Pick<
  Story,
  | 'id'
  | 'state'
  | 'bestBefore'
  | 'publishedAt'
  | 'audience'
  | 'title'
  | 'summary'
  | 'target'
  | 'language'
  | 'kind'
  | 'question'
  | 'picture'
> & { readonly disclosure: DisclosureKind }

/** What telling needs of a story. Whether the member may tell it is for `may` to say. */
export const findStoryToTell = (
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
): Promise<StoryToTell | undefined> => findStory(tx, organisationId, id)
