import { sql } from 'kysely'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'

type Leaver = { readonly organisationId: OrganisationId; readonly memberId: MemberId }

/**
 * What a leaver leaves of voice studies. Who takes part withdraws: their posts go, with the codes and
 * predictions of them. What a coder coded is the study's and stays, under a name such as K2 that no longer is
 * anybody's.
 */
export async function leaveStudies(tx: OrganisationTx, leaver: Leaver): Promise<void> {
  const { organisationId, memberId } = leaver
  await sql`delete from study_participant where organisation_id = ${organisationId}
    and (study_id, id) in (select study_id, participant_id from study_key
      where organisation_id = ${organisationId} and member_id = ${memberId})`.execute(tx)
  const led = await tx
    .selectFrom('studyWorker')
    .innerJoin('study', (join) =>
      join
        .onRef('study.organisationId', '=', 'studyWorker.organisationId')
        .onRef('study.id', '=', 'studyWorker.studyId'),
    )
    .select(['study.id', 'study.title'])
    .where('studyWorker.organisationId', '=', organisationId)
    .where('studyWorker.memberId', '=', memberId)
    .where('studyWorker.part', '=', 'researcher')
    .orderBy('study.id')
    // Two researchers who leave at once would each count on the other.
    .forUpdate('study')
    .execute()
  for (const study of led) await handOnStudy(tx, leaver, study)
}

/**
 * A study that nobody else leads passes to whoever settles or codes in it, since they see its posts already.
 * Where there is nobody of the kind, nobody may look at the posts any more, and the study goes.
 */
async function handOnStudy(
  tx: OrganisationTx,
  { organisationId, memberId }: Leaver,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  const others = await tx
    .selectFrom('studyWorker')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organisationId', '=', 'studyWorker.organisationId')
        .onRef('member.id', '=', 'studyWorker.memberId'),
    )
    .select(['studyWorker.memberId', 'studyWorker.part', 'studyWorker.alias'])
    .where('studyWorker.organisationId', '=', organisationId)
    .where('studyWorker.studyId', '=', id)
    .where('studyWorker.memberId', '<>', memberId)
    .where('member.leavesAt', 'is', null)
    .orderBy('studyWorker.part')
    .orderBy('studyWorker.addedAt')
    .orderBy('studyWorker.memberId')
    .execute()
  if (others.some(({ part }) => part === 'researcher')) return
  const by = { organisation: { id: organisationId }, member: { id: memberId } }
  const [heir] = others
  if (!heir) {
    await tx.deleteFrom('study').where('organisationId', '=', organisationId).where('id', '=', id).execute()
    await recordAct(tx, by, { kind: 'study-deleted', study: title })
    return
  }
  const part = { organisationId, studyId: id, memberId: heir.memberId, part: 'researcher', alias: heir.alias }
  await tx
    .insertInto('studyWorker')
    .values({ ...part, addedAt: sql<Date>`now()` })
    .execute()
  await recordAct(tx, by, { kind: 'study-part-given', person: heir.memberId, part: 'researcher', study: title })
}
