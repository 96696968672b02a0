import type { Context } from '../../context.ts'
import { settledBefore } from '../../core/voice/adjudication.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { answerTo } from '../../core/voice/coding.ts'
import { adjudicated } from '../../core/voice/given-code.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from '../voice-study/find-study.ts'
import { studyFor } from '../voice-study/study-access.ts'
import type { SentSettling } from './coding-form.ts'
import { type CodedPost, codingsOfStudy } from './codings.ts'
import { openDispute } from './disputes.ts'

export type Settled =
  | { readonly ok: true }
  /** `gone`: not theirs to settle, or no more. `otherwise`: somebody else has settled it, and not so. */
  | { readonly ok: false; readonly problem: 'missing' | 'not-coding' | 'gone' | 'otherwise' }

/**
 * Settles one decision of a post that two coded differently, or takes back what the same adjudicator settled. Never of a
 * post that one has coded, or is to. Twice is safe: a code has one place for each decision.
 */
export async function settleDispute(
  ctx: Pick<Context, 'db'>,
  viewer: Viewer,
  studyId: string,
  sent: SentSettling,
): Promise<Settled> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const found = await studyFor(tx, viewer, studyId, ['adjudicator'])
    if (!found) return { ok: false, problem: 'missing' }
    const { study, alias } = found
    if (study.state !== 'coding') return { ok: false, problem: 'not-coding' }
    const place = { organisationId: viewer.organisation.id, studyId: study.id, postId: sent.post }
    if (!(await holdForeign(tx, place, viewer.member.id))) return { ok: false, problem: 'gone' }
    const coded = await findCoded(tx, place)
    if (!coded || coded.codings.some(({ coder }) => coder === alias)) return { ok: false, problem: 'gone' }
    const codebook = await findCodebook(tx, viewer.organisation.id, study)
    const table = { tx, place, coded, codebook, adjudicatorId: viewer.member.id }
    return sent.act === 'settle' ? settle(table, sent) : takeBack(table, sent.decision)
  })
}

type Place = { readonly organisationId: OrganisationId; readonly studyId: string; readonly postId: string }

type Table = {
  readonly tx: OrganisationTx
  readonly place: Place
  readonly coded: CodedPost
  readonly codebook: Codebook
  readonly adjudicatorId: string
}

/** Holds a double-coded post, so that two adjudicators wait for one another; not one that is or was the viewer's to code. */
async function holdForeign(tx: OrganisationTx, place: Place, memberId: string): Promise<boolean> {
  const held = await tx
    .selectFrom('studySampledPost')
    .select('postId')
    .where((row) => row.and({ ...place, isDouble: true }))
    .forUpdate()
    .executeTakeFirst()
  if (!held) return false
  const own = await tx
    .selectFrom('studyTask')
    .select('postId')
    .where((row) => row.and({ ...place, coderId: memberId, kind: 'code' }))
    .executeTakeFirst()
  return own === undefined
}

async function findCoded(tx: OrganisationTx, { organisationId, studyId, postId }: Place) {
  for await (const coded of codingsOfStudy(tx, organisationId, studyId, { post: postId })) return coded
  return undefined
}

async function settle(
  { tx, place, coded, codebook, adjudicatorId }: Table,
  { decision, code }: { readonly decision: string; readonly code: string },
): Promise<Settled> {
  const there = answerTo(coded.settled, decision)
  if (there !== undefined) return there === code ? { ok: true } : { ok: false, problem: 'otherwise' }
  const { next } = openDispute(codebook, coded)
  if (next?.id !== decision || !next.codes.some(({ id }) => id === code)) return { ok: false, problem: 'gone' }
  await tx
    .insertInto('studyCode')
    .values({ ...place, coderAlias: adjudicated, decision, code, isAdjudicated: true })
    .execute()
  const after = openDispute(codebook, { ...coded, settled: { ...coded.settled, [decision]: code } })
  await keepTurn(tx, place, adjudicatorId, after.next ? 'open' : 'done')
  return { ok: true }
}

/** Whose settling it was, and how many before: by that they can take it back. */
async function keepTurn(tx: OrganisationTx, place: Place, coderId: string, state: 'open' | 'done'): Promise<void> {
  const { organisationId, studyId } = place
  const { last } = await tx
    .selectFrom('studyTask')
    .select((row) => row.fn.max('turn').as('last'))
    .where((row) => row.and({ organisationId, studyId, coderId, kind: 'adjudicate' }))
    .executeTakeFirstOrThrow()
  const turn = (last ?? 0) + 1
  await tx
    .insertInto('studyTask')
    .values({ ...place, coderId, kind: 'adjudicate', position: 0, isBlind: false, state, turn })
    .onConflict((on) =>
      on.columns(['organisationId', 'studyId', 'postId', 'coderId', 'kind']).doUpdateSet({ state, turn }),
    )
    .execute()
}

async function takeBack({ tx, place, coded, codebook, adjudicatorId }: Table, decision: string): Promise<Settled> {
  const mine = await tx
    .selectFrom('studyTask')
    .select('turn')
    .where((row) => row.and({ ...place, coderId: adjudicatorId, kind: 'adjudicate' }))
    .executeTakeFirst()
  if (!mine) return { ok: false, problem: 'gone' }
  const kept = Object.keys(settledBefore(codebook, coded.settled, decision))
  await tx
    .deleteFrom('studyCode')
    .where((row) => row.and({ ...place, isAdjudicated: true }))
    .$if(kept.length > 0, (query) => query.where('decision', 'not in', kept))
    .execute()
  const task = { ...place, coderId: adjudicatorId, kind: 'adjudicate' }
  if (kept.length === 0) {
    await tx
      .deleteFrom('studyTask')
      .where((row) => row.and(task))
      .execute()
  } else {
    await tx
      .updateTable('studyTask')
      .set({ state: 'open' })
      .where((row) => row.and(task))
      .execute()
  }
  return { ok: true }
}

/** What this adjudicator settled last, to be taken back. */
export async function lastSettled(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  studyId: string,
  codebook: Codebook,
): Promise<{ readonly post: string; readonly decision: string } | undefined> {
  const last = await tx
    .selectFrom('studyTask')
    .select('postId')
    .where((row) => row.and({ organisationId: organisation.id, studyId, coderId: member.id, kind: 'adjudicate' }))
    .orderBy('turn', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return undefined
  const coded = await findCoded(tx, { organisationId: organisation.id, studyId, postId: last.postId })
  const decision = codebook.decisions.findLast(({ id }) => answerTo(coded?.settled ?? {}, id) !== undefined)
  return decision && { post: last.postId, decision: decision.id }
}
