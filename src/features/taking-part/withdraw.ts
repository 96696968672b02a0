import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { forgetInSamples } from '../voice-study/forget-participants.ts'
import { findTakingPart } from './find-taking-part.ts'

/**
 * The viewer takes part no more, in whatever state the study is: their posts, the codes given to them, the places
 * in samples and the classifier's words go, and so does the key. Twice is safe: there is nothing left the second time.
 */
export const withdraw = ({ db }: Pick<Context, 'db'>, viewer: Viewer, studyId: string): Promise<boolean> =>
  inOrganisation(db, viewer.organisation.id, async (tx) => {
    const part = await findTakingPart(tx, viewer, studyId)
    if (!part) return false
    await tx
      .deleteFrom('studyParticipant')
      .where('organisationId', '=', viewer.organisation.id)
      .where('studyId', '=', studyId)
      .where('id', '=', part.participantId)
      .execute()
    await forgetInSamples(tx, viewer.organisation.id, studyId)
    return true
  })
