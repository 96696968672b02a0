import { createHash } from 'node:crypto'
import { type Coding, isDisputed, nextToSettle } from '../../core/voice/adjudication.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { type Answers, isCoded } from '../../core/voice/coding.ts'
import type { PostLanguage } from '../../core/voice/post.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import type { StudyFor } from '../voice-study/study-access.ts'
import { type CodedPost, codingsOfStudy } from './codings.ts'
import { threadBefore } from './thread-before.ts'

/** A post that two coded, not alike, as a third sees it: what each said, and not who they are. */
export type Dispute = {
  readonly post: string
  readonly text: string
  /** ISO 8601. */
  readonly postedAt: string
  readonly language: PostLanguage
  readonly isReply: boolean
  readonly thread: readonly { readonly id: string; readonly text: string }[]
  /** In an order by lot, so that the first is not always the same coder. */
  readonly sides: readonly Answers[]
  readonly settled: Answers
  readonly decision: string
}

export type Disputes = {
  /** What this adjudicator may settle, and what somebody else has to, since they coded it themselves. */
  readonly waiting: number
  readonly forOthers: number
  readonly settled: number
  readonly next: Dispute | undefined
}

/** Whether a dispute is still to be settled, of codings that were gone through to their end. */
export function openDispute(codebook: Codebook, { codings, settled }: Pick<CodedPost, 'codings' | 'settled'>) {
  const whole = codings.filter(({ answers }) => isCoded(codebook, answers))
  if (!isDisputed(codebook, whole)) return { disputed: false as const, whole, next: undefined }
  return { disputed: true as const, whole, next: nextToSettle(codebook, whole, settled) }
}

/** What waits for a third. A query about one's own doings: what the viewer coded is not theirs to settle, nor to see here. */
export async function findDisputes(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  { study, alias }: StudyFor,
  codebook: Codebook,
): Promise<Disputes> {
  const place = { organisationId: organisation.id, studyId: study.id }
  const own = await ownPosts(tx, place, member.id)
  const positions = await positionsOf(tx, place)
  const open: { readonly coded: CodedPost; readonly whole: readonly Coding[]; readonly decision: string }[] = []
  const counts = { forOthers: 0, settled: 0 }
  for await (const coded of codingsOfStudy(tx, place.organisationId, place.studyId, { doubleOnly: true })) {
    const { disputed, whole, next } = openDispute(codebook, coded)
    if (!disputed) continue
    if (!next) counts.settled++
    else if (own.has(coded.post) || coded.codings.some(({ coder }) => coder === alias)) counts.forOthers++
    else open.push({ coded, whole, decision: next.id })
  }
  // What has been begun is gone on with; else in the order of the sample.
  const begun = ({ coded }: (typeof open)[number]) => Object.keys(coded.settled).length > 0
  const at = ({ coded }: (typeof open)[number]) => positions.get(coded.post) ?? 0
  const [first] = open.sort((one, other) => Number(begun(other)) - Number(begun(one)) || at(one) - at(other))
  return { ...counts, waiting: open.length, next: first && (await asDispute(tx, place, first)) }
}

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }

/** The posts that are or were somebody's to code. */
async function ownPosts(tx: OrganisationTx, place: Place, coderId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('studyTask')
    .select('postId')
    .where((row) => row.and({ ...place, coderId, kind: 'code' }))
    .execute()
  return new Set(rows.map(({ postId }) => postId))
}

async function positionsOf(tx: OrganisationTx, place: Place): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('studySampledPost')
    .select(['postId', 'position'])
    .where((row) => row.and({ ...place, isDouble: true }))
    .execute()
  return new Map(rows.map(({ postId, position }) => [postId, position]))
}

async function asDispute(
  tx: OrganisationTx,
  { organisationId, studyId }: Place,
  { coded, whole, decision }: { coded: CodedPost; whole: readonly Coding[]; decision: string },
): Promise<Dispute | undefined> {
  const post = await tx
    .selectFrom('studyPost')
    .innerJoin('study', (join) =>
      join.onRef('study.organisationId', '=', 'studyPost.organisationId').onRef('study.id', '=', 'studyPost.studyId'),
    )
    .select(['studyPost.id', 'participantId', 'text', 'postedAt', 'studyPost.language', 'kind', 'thread', 'study.salt'])
    .where('studyPost.organisationId', '=', organisationId)
    .where('studyPost.studyId', '=', studyId)
    .where('studyPost.id', '=', coded.post)
    .executeTakeFirst()
  if (!post) return undefined
  const lot = ({ coder }: Coding) => createHash('sha256').update(post.salt).update(`${post.id} ${coder}`).digest('hex')
  return {
    post: post.id,
    text: post.text,
    postedAt: post.postedAt.toISOString(),
    language: post.language as PostLanguage,
    isReply: post.kind === 'reply',
    thread: await threadBefore(tx, organisationId, studyId, post),
    sides: whole.toSorted((one, other) => (lot(one) < lot(other) ? -1 : 1)).map(({ answers }) => answers),
    settled: coded.settled,
    decision,
  }
}
