import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findTakingPart } from './find-taking-part.ts'

/** The viewer agrees to a consent text that has changed; without it, nothing more of theirs is taken. */
export const agreeAgain = (
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  { studyId, consentVersion }: { readonly studyId: string; readonly consentVersion: number },
): Promise<boolean> =>
  inOrganisation(db, viewer.organisation.id, async (tx) => {
    const part = await findTakingPart(tx, viewer, studyId, { lock: true })
    if (part?.consentVersion !== consentVersion) return false
    await tx
      .updateTable('studyParticipant')
      .set({ consentVersion })
      .where('organisationId', '=', viewer.organisation.id)
      .where('studyId', '=', studyId)
      .where('id', '=', part.participantId)
      .execute()
    return true
  })
