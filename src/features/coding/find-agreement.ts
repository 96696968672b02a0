import type { Codebook } from '../../core/voice/codebook.ts'
import { type Agreement, agreementOf, fewestUnits } from '../../core/voice/codes-agreement.ts'
import { codesTableOf } from '../../core/voice/codes-table.ts'
import { isCoded } from '../../core/voice/coding.ts'
import type { GivenCode } from '../../core/voice/given-code.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'
import { codingsOfStudy } from './codings.ts'

export type DecisionAgreement =
  | { readonly decision: string; readonly withheld: true; readonly units: number }
  | {
      readonly decision: string
      readonly withheld: false
      readonly nominal: Agreement
      /** Where the decision's codes have an order: by how far apart they are. */
      readonly ordinal: Agreement | null
    }

/** How far coders agree, decision by decision. One answer for the page and the report. */
export async function agreementOfStudy(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Pick<Study, 'id' | 'seed' | 'frozenCodebook'>,
): Promise<readonly DecisionAgreement[]> {
  const codebook = await findCodebook(tx, organisationId, study)
  return agreementOver(codebook, await blindCodes(tx, organisationId, study.id, codebook), study.seed)
}

/** The codes that agreement is told of: of posts that two coded blindly and to the end, before anybody settled anything. */
export async function blindCodes(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  codebook: Codebook,
): Promise<readonly GivenCode[]> {
  const rows: GivenCode[] = []
  for await (const coded of codingsOfStudy(tx, organisationId, studyId, { doubleOnly: true })) {
    const whole = coded.codings.filter(({ answers }) => isCoded(codebook, answers))
    if (whole.length < 2) continue
    for (const { coder, answers } of whole) {
      for (const [decision, code] of Object.entries(answers)) {
        rows.push({ post: coded.post, member: coded.member, coder, decision, code })
      }
    }
  }
  return rows
}

export const agreementOver = (
  codebook: Codebook,
  rows: readonly GivenCode[],
  seed: number,
): readonly DecisionAgreement[] => codebook.decisions.map((decision) => agreementOn(decision, rows, seed))

function agreementOn(
  { id, ordered }: Codebook['decisions'][number],
  rows: readonly GivenCode[],
  seed: number,
): DecisionAgreement {
  const table = codesTableOf(rows, id)
  const nominal = agreementOf(table, { level: 'nominal', seed })
  if (nominal.units < fewestUnits) return { decision: id, withheld: true, units: nominal.units }
  const ordinal = ordered.length > 2 ? agreementOf(table, { level: 'ordinal', order: ordered, seed }) : null
  return { decision: id, withheld: false, nominal, ordinal: ordinal && ordinal.units >= fewestUnits ? ordinal : null }
}
