import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findTakingPart } from './find-taking-part.ts'

export type Change = {
  readonly studyId: string
  readonly postId: string
  readonly act: 'take-back' | 'allow-quoting' | 'forbid-quoting'
}

/**
 * Changes one post that the viewer has sent. Taken back, it goes with the codes given to it and what the classifier
 * says of it, whatever the state of the study. Twice is safe: what is gone is gone.
 */
export const changeSent = (
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  { studyId, postId, act }: Change,
): Promise<boolean> =>
  inOrganisation(db, viewer.organisation.id, async (tx) => {
    const part = await findTakingPart(tx, viewer, studyId)
    if (!part) return false
    const own = { organisationId: viewer.organisation.id, studyId, participantId: part.participantId, id: postId }
    if (act === 'take-back') {
      await tx
        .deleteFrom('studyPost')
        .where((eb) => eb.and(own))
        .execute()
    } else {
      const quotable = act === 'allow-quoting'
      await tx
        .updateTable('studyPost')
        .set({ quotable })
        .where((eb) => eb.and(own))
        .execute()
      // Allowed again later, it is not quoted before somebody chooses it again.
      if (!quotable) {
        const { organisationId, participantId: _, id, ...of } = own
        await tx
          .deleteFrom('studyQuote')
          .where((eb) => eb.and({ organisationId, ...of, postId: id }))
          .execute()
      }
    }
    return true
  })
