import type { Codebook } from '../../core/voice/codebook.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { codersOf } from './coders.ts'
import { codingsOfStudy } from './codings.ts'
import { openDispute } from './disputes.ts'

export type Progress = {
  /** Codings: a post that two code has two. */
  readonly total: number
  readonly done: number
  /** What is left for each, by the name in the study; never how quick anybody is: no time is kept at all. */
  readonly left: readonly { readonly alias: string; readonly left: number }[]
  readonly disputes: { readonly waiting: number; readonly settled: number }
}

/** How far coding is, for those who lead the study. */
export async function progressOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  codebook: Codebook,
): Promise<Progress> {
  const rows = await tx
    .selectFrom('studyTask')
    .select('coderId')
    .select((row) => row.fn.countAll<number>().as('total'))
    .select((row) => row.fn.countAll<number>().filterWhere('state', '=', 'done').as('done'))
    .where((row) => row.and({ organisationId, studyId, kind: 'code' }))
    .groupBy('coderId')
    .execute()
  const byCoder = new Map(rows.map((row) => [row.coderId, row.total - row.done]))
  const coders = await codersOf(tx, organisationId, studyId)
  const disputes = { waiting: 0, settled: 0 }
  for await (const coded of codingsOfStudy(tx, organisationId, studyId, { doubleOnly: true })) {
    const { disputed, next } = openDispute(codebook, coded)
    if (disputed) disputes[next ? 'waiting' : 'settled']++
  }
  return {
    total: rows.reduce((sum, { total }) => sum + total, 0),
    done: rows.reduce((sum, { done }) => sum + done, 0),
    left: coders.map(({ alias, memberId }) => ({ alias, left: byCoder.get(memberId) ?? 0 })),
    disputes,
  }
}
