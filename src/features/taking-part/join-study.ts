import { randomInt, randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findInvited } from './find-invited.ts'
import { findTakingPart } from './find-taking-part.ts'

export type Joined =
  | { readonly ok: true; readonly studyId: string }
  /** The link leads nowhere any more, or the text that was agreed to is not the one that holds. */
  | { readonly ok: false; readonly problem: 'gone' | 'changed' }

/**
 * The viewer takes part in the study that the link leads to. Nothing tells when: the row has no time, its id (a
 * UUIDv4) and pseudonym come by chance, and the log of acts has no line of it. Twice is safe: who takes part does.
 */
export const joinStudy = (
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  { token, consentVersion }: { readonly token: string; readonly consentVersion: number },
): Promise<Joined> =>
  inOrganisation(db, viewer.organisation.id, async (tx): Promise<Joined> => {
    const invited = await findInvited(tx, viewer, token)
    if (!invited) return { ok: false, problem: 'gone' }
    if (invited.consentVersion !== consentVersion) return { ok: false, problem: 'changed' }
    const organisationId = viewer.organisation.id
    const ofStudy = { organisationId, studyId: invited.id }
    await holdStudy(tx, ofStudy)
    if (await findTakingPart(tx, viewer, invited.id)) return { ok: true, studyId: invited.id }
    const id = randomUUID()
    const pseudonym = freePseudonym(await pseudonymsOf(tx, ofStudy))
    await tx
      .insertInto('studyParticipant')
      .values({ ...ofStudy, id, pseudonym, consentVersion })
      .execute()
    await tx
      .insertInto('studyKey')
      .values({ ...ofStudy, memberId: viewer.member.id, participantId: id })
      .execute()
    return { ok: true, studyId: invited.id }
  })

type OfStudy = { readonly organisationId: Viewer['organisation']['id']; readonly studyId: string }

/** Two who join at the same moment wait for one another, or both might draw the same pseudonym. */
const holdStudy = (tx: OrganisationTx, { organisationId, studyId }: OfStudy) =>
  tx
    .selectFrom('study')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', studyId)
    .forNoKeyUpdate()
    .execute()

async function pseudonymsOf(tx: OrganisationTx, { organisationId, studyId }: OfStudy): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('studyParticipant')
    .select('pseudonym')
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .execute()
  return new Set(rows.map(({ pseudonym }) => pseudonym))
}

/**
 * One of the free pseudonyms P1 … P999, each as likely as any other, so that their order says nothing. In a study
 * of more than half of that, of ten times as many.
 */
export function freePseudonym(taken: ReadonlySet<string>, draw: (below: number) => number = randomInt): string {
  let most = 999
  while (taken.size > most / 2) most = most * 10 + 9
  for (;;) {
    const pseudonym = `P${1 + draw(most)}`
    if (!taken.has(pseudonym)) return pseudonym
  }
}
