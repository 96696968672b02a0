import type { Context } from '../../context.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { type Answers, answerTo, isCoded, lastAnswered, withAnswer } from '../../core/voice/coding.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from '../voice-study/find-study.ts'
import { type StudyFor, studyFor } from '../voice-study/study-access.ts'
import type { SentAct } from './coding-form.ts'

export type Coded =
  | { readonly ok: true }
  /**
   * `missing`: no study of theirs. `gone`: not theirs to code, or no more. `otherwise`: another window answered this
   * already, and not so. `settled`: a third has settled the post meanwhile.
   */
  | { readonly ok: false; readonly problem: 'missing' | 'not-coding' | 'gone' | 'not-asked' | 'otherwise' | 'settled' }

/**
 * Does what a coder pressed. Each act names what it is about, so twice is safe: an answer that is there is there, and
 * what has been taken back stays so. A coder's acts wait for one another, whichever window they come from.
 */
export async function codePost(
  ctx: Pick<Context, 'db'>,
  viewer: Viewer,
  studyId: string,
  act: SentAct,
): Promise<Coded> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const found = await studyFor(tx, viewer, studyId, ['coder'])
    if (!found) return { ok: false, problem: 'missing' }
    if (found.study.state !== 'coding') return { ok: false, problem: 'not-coding' }
    const desk = await openDesk(tx, viewer, found, act.post)
    if (!desk) return { ok: false, problem: 'gone' }
    if (act.act === 'answer') return answer(desk, act)
    return act.act === 'skip' ? skip(desk) : takeBack(desk, act.decision)
  })
}

type Desk = {
  readonly tx: OrganisationTx
  readonly codebook: Codebook
  /** The keys of the coder's task with the post, and of their codes of it. */
  readonly task: { organisationId: OrganisationId; studyId: string; postId: string; coderId: string; kind: string }
  readonly codes: { organisationId: OrganisationId; studyId: string; postId: string; coderAlias: string }
  readonly state: string
  readonly isBlind: boolean
  readonly suggests: boolean
  readonly answers: Answers
}

async function openDesk(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  { study, alias }: StudyFor,
  postId: string,
): Promise<Desk | undefined> {
  const place = { organisationId: organisation.id, studyId: study.id }
  await tx
    .selectFrom('studyWorker')
    .select('alias')
    .where((row) => row.and({ ...place, memberId: member.id, part: 'coder' }))
    .forUpdate()
    .execute()
  const task = { ...place, postId, coderId: member.id, kind: 'code' }
  // Held, so that whoever withdraws waits a moment, and takes along what is written here.
  const found = await tx
    .selectFrom('studyTask')
    .select(['state', 'isBlind'])
    .where((row) => row.and(task))
    .forUpdate()
    .executeTakeFirst()
  if (!found) return undefined
  const { showsSuggestions } = await tx
    .selectFrom('study')
    .select('showsSuggestions')
    .where((row) => row.and({ organisationId: organisation.id, id: study.id }))
    .executeTakeFirstOrThrow()
  const codes = { ...place, postId, coderAlias: alias }
  const given = await tx
    .selectFrom('studyCode')
    .select(['decision', 'code'])
    .where((row) => row.and({ ...codes, isAdjudicated: false }))
    .execute()
  return {
    ...{ tx, task, codes, ...found },
    codebook: await findCodebook(tx, organisation.id, study),
    suggests: showsSuggestions,
    answers: Object.fromEntries(given.map(({ decision, code }) => [decision, code])),
  }
}

async function answer(desk: Desk, sent: Extract<SentAct, { act: 'answer' }>): Promise<Coded> {
  const { tx, codebook, codes, answers } = desk
  const { decision, code, suggested } = sent
  const there = answerTo(answers, decision)
  if (there !== undefined) return there === code ? { ok: true } : { ok: false, problem: 'otherwise' }
  const now = withAnswer(codebook, answers, decision, code)
  if (!now) return { ok: false, problem: 'not-asked' }
  const mayBeShown = desk.suggests && !desk.isBlind && isCodeOf(codebook, decision, suggested)
  await tx
    .insertInto('studyCode')
    .values({ ...codes, decision, code, suggestionShown: mayBeShown ? suggested : null })
    .execute()
  if (isCoded(codebook, now)) await turnTo(desk, 'done')
  return { ok: true }
}

const isCodeOf = (codebook: Codebook, decision: string, code: string | null): boolean =>
  codebook.decisions.some(({ id, codes }) => id === decision && codes.some((one) => one.id === code))

async function skip(desk: Desk): Promise<Coded> {
  if (desk.state !== 'done') await turnTo(desk, 'skipped')
  return { ok: true }
}

/** With the number of the coder's turn: by it one goes back, and what was taken up again lies on top. */
async function turnTo({ tx, task }: Desk, state: 'open' | 'done' | 'skipped'): Promise<void> {
  const { organisationId, studyId, coderId, kind } = task
  const { last } = await tx
    .selectFrom('studyTask')
    .select((row) => row.fn.max('turn').as('last'))
    .where((row) => row.and({ organisationId, studyId, coderId, kind }))
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('studyTask')
    .set({ state, turn: (last ?? 0) + 1 })
    .where((row) => row.and(task))
    .execute()
}

async function takeBack(desk: Desk, decision: string | null): Promise<Coded> {
  const { tx, codebook, codes, answers, state } = desk
  if (decision === null) {
    if (state === 'skipped') await turnTo(desk, 'open')
    return { ok: true }
  }
  if (lastAnswered(codebook, answers) !== decision) return { ok: true }
  if (await isSettled(desk)) return { ok: false, problem: 'settled' }
  await tx
    .deleteFrom('studyCode')
    .where((row) => row.and({ ...codes, decision, isAdjudicated: false }))
    .execute()
  if (state === 'done') await turnTo(desk, 'open')
  return { ok: true }
}

async function isSettled({ tx, codes: { organisationId, studyId, postId } }: Desk): Promise<boolean> {
  const settled = await tx
    .selectFrom('studyCode')
    .select('decision')
    .where((row) => row.and({ organisationId, studyId, postId, isAdjudicated: true }))
    .limit(1)
    .executeTakeFirst()
  return settled !== undefined
}
