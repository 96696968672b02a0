import { may } from '../../core/policy.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type ProposalLine = {
  readonly id: string
  readonly slug: string
  readonly language: string
  readonly kind: 'comment' | 'proposal'
  readonly words: string
  readonly answer: string
  readonly isAnswered: boolean
  readonly became: number | null
  readonly createdAt: Date
  readonly isOwn: boolean
  /** Only where the reader may know it. */
  readonly name: string | null
}

const pageSize = 10

/** What was said of a passage, newest first; or, without one, what waits for an answer, the longest waiting first. */
export async function listProposals(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  slug: string | undefined,
  page: number,
): Promise<{ readonly lines: readonly ProposalLine[]; readonly more: boolean }> {
  const all = tx
    .selectFrom('guidelineProposal as p')
    .innerJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'p.organisationId').onRef('m.id', '=', 'p.memberId'),
    )
    .select(['p.id', 'p.slug', 'p.language', 'p.kind', 'p.words', 'p.answer', 'p.answeredAt', 'p.became'])
    .select(['p.createdAt', 'p.memberId', 'p.mayName', 'm.name'])
    .where('p.organisationId', '=', organisation.id)
  const wanted = slug === undefined ? all.where('p.answeredAt', 'is', null) : all.where('p.slug', '=', slug)
  const rows = await wanted
    .orderBy('p.createdAt', slug === undefined ? 'asc' : 'desc')
    .orderBy('p.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const knows = may(member, 'write-guidelines')
  const lines = rows.slice(0, pageSize).map(({ memberId, mayName, name, answeredAt, kind, ...row }) => ({
    ...{ ...row, kind: kind as ProposalLine['kind'], isAnswered: answeredAt !== null },
    ...{ isOwn: memberId === member.id, name: knows || mayName ? name : null },
  }))
  return { lines, more: rows.length > pageSize }
}
