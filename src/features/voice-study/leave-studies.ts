import { sql } from 'kysely'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { dealOut } from '../coding/deal-out.ts'
import { recordAct } from '../people/audit.ts'
import { findStudy } from './find-study.ts'
import { forgetInSamples } from './forget-participants.ts'

type Leaver = { readonly organisationId: OrganisationId; readonly memberId: MemberId }

/**
 * What a leaver leaves of voice studies. Who takes part withdraws: their posts go, with the codes and
 * predictions of them. What a coder coded is the study's and stays, under a name such as K2 that no longer is
 * anybody's; what they had still to code is dealt out to the others.
 */
export async function leaveStudies(tx: OrganisationTx, leaver: Leaver): Promise<void> {
  const { organisationId, memberId } = leaver
  const left = await sql<{ studyId: string }>`delete from study_participant where organisation_id = ${organisationId}
    and (study_id, id) in (select study_id, participant_id from study_key
      where organisation_id = ${organisationId} and member_id = ${memberId}) returning study_id as "studyId"`.execute(
    tx,
  )
  for (const { studyId } of left.rows.toSorted((a, b) => (a.studyId < b.studyId ? -1 : 1)))
    await forgetInSamples(tx, organisationId, studyId)
  const worked = await workedOn(tx, leaver, { lock: true })
  for (const { id, title } of worked.filter(({ parts }) => parts.includes('researcher'))) {
    await handOnStudy(tx, leaver, { id, title })
  }
  await tx
    .deleteFrom('studyWorker')
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .execute()
  for (const { id } of worked.filter(({ parts }) => parts.includes('coder'))) {
    const study = await findStudy(tx, organisationId, id)
    if (study) await dealOut(tx, organisationId, study)
  }
}

export type LedAlone = { readonly id: string; readonly title: string; readonly becomes: 'handed-on' | 'deleted' }

/** The studies that nobody but the leaver leads, and what would become of each: so that they know before they leave. */
export async function findLedAlone(tx: OrganisationTx, leaver: Leaver): Promise<readonly LedAlone[]> {
  const alone: LedAlone[] = []
  for (const { id, title, parts } of await workedOn(tx, leaver)) {
    if (!parts.includes('researcher')) continue
    const others = await othersIn(tx, leaver, id)
    if (others.some(({ part }) => part === 'researcher')) continue
    alone.push({ id, title, becomes: others.length > 0 ? 'handed-on' : 'deleted' })
  }
  return alone
}

async function workedOn(tx: OrganisationTx, { organisationId, memberId }: Leaver, { lock = false } = {}) {
  const rows = await tx
    .selectFrom('studyWorker')
    .innerJoin('study', (join) =>
      join
        .onRef('study.organisationId', '=', 'studyWorker.organisationId')
        .onRef('study.id', '=', 'studyWorker.studyId'),
    )
    .select(['study.id', 'study.title', 'studyWorker.part'])
    .where('studyWorker.organisationId', '=', organisationId)
    .where('studyWorker.memberId', '=', memberId)
    .orderBy('study.id')
    // Two researchers who leave at once would each count on the other.
    .$if(lock, (query) => query.forUpdate('study'))
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, same]) => ({
    ...{ id, title: same[0]?.title ?? '', parts: same.map(({ part }) => part) },
  }))
}

/**
 * A study that nobody else leads passes to whoever settles or codes in it, since they see its posts already.
 * Where there is nobody of the kind, nobody may look at the posts any more, and the study goes.
 */
async function handOnStudy(
  tx: OrganisationTx,
  leaver: Leaver,
  { id, title }: { readonly id: string; readonly title: string },
): Promise<void> {
  const { organisationId, memberId } = leaver
  const others = await othersIn(tx, leaver, id)
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

/** Who else works on the study and stays: researchers last, the others in the order in which they would take it over. */
const othersIn = (tx: OrganisationTx, { organisationId, memberId }: Leaver, studyId: string) =>
  tx
    .selectFrom('studyWorker')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organisationId', '=', 'studyWorker.organisationId')
        .onRef('member.id', '=', 'studyWorker.memberId'),
    )
    .select(['studyWorker.memberId', 'studyWorker.part', 'studyWorker.alias'])
    .where('studyWorker.organisationId', '=', organisationId)
    .where('studyWorker.studyId', '=', studyId)
    .where('studyWorker.memberId', '<>', memberId)
    .where('member.leavesAt', 'is', null)
    .orderBy('studyWorker.part')
    .orderBy('studyWorker.addedAt')
    .orderBy('studyWorker.memberId')
    .execute()
