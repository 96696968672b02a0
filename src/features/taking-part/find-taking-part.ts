import { isId } from '../../core/id.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { asInvited, type Invited } from './find-invited.ts'

// The key of a study (`study_key`) is read here, in this feature, and by a member's leaving, and nowhere else:
// always from the viewer's own id, so that nobody can ask for another's.

export type TakingPart = Invited & {
  readonly participantId: string
  readonly pseudonym: string
  /** The consent text that they agreed to. */
  readonly agreedTo: number
}

export const ownParts = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('studyKey')
    .innerJoin('study', (join) =>
      join.onRef('study.organisationId', '=', 'studyKey.organisationId').onRef('study.id', '=', 'studyKey.studyId'),
    )
    .innerJoin('studyParticipant', (join) =>
      join
        .onRef('studyParticipant.organisationId', '=', 'studyKey.organisationId')
        .onRef('studyParticipant.studyId', '=', 'studyKey.studyId')
        .onRef('studyParticipant.id', '=', 'studyKey.participantId'),
    )
    .where('studyKey.organisationId', '=', organisation.id)
    .where('studyKey.memberId', '=', member.id)

/** The viewer's part in a study, or none. With `lock`, neither is the study closed nor the part withdrawn meanwhile. */
export async function findTakingPart(
  tx: OrganisationTx,
  viewer: Viewer,
  studyId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<TakingPart | undefined> {
  if (!isId(studyId)) return undefined
  const row = await ownParts(tx, viewer)
    .select(['study.id', 'study.title', 'study.question', 'study.consent', 'study.consentVersion', 'study.language'])
    .select(['study.maskOthers', 'study.state', 'study.periodFrom', 'study.periodTo', 'study.kinds'])
    .select(['studyKey.participantId', 'studyParticipant.pseudonym'])
    .select('studyParticipant.consentVersion as agreedTo')
    .where('studyKey.studyId', '=', studyId)
    .$if(lock, (query) => query.forShare('study').forNoKeyUpdate('studyParticipant'))
    .executeTakeFirst()
  if (!row) return undefined
  const { participantId, pseudonym, agreedTo, ...study } = row
  return { ...asInvited(study), participantId, pseudonym, agreedTo }
}
