import type { Context } from '../../context.ts'
import { afterQuestionAct, goesOn, type QuestionState } from '../../core/asking/question.ts'
import { promisedBy } from '../../core/asking/working-hours.ts'
import { isId } from '../../core/id.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type MemberId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { askHours } from './ask-hours.ts'
import { findTo } from './ask-question.ts'
import { holdOwnQuestion } from './own-questions.ts'
import { messagesOf, type Question } from './question-shown.ts'
import { tellHelpers } from './tell-helpers.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

export type Followed =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'words-needed' | 'changed-meanwhile' | 'nobody-there' }

type Changed = { readonly state: QuestionState; readonly helperId: MemberId | null; readonly forDuty: boolean }

/** Asks back: of whoever answered, with a promise of its own. */
export const askBack = (
  ctx: Ctx,
  viewer: Viewer,
  { id, version, words }: { readonly id: string; readonly version: number; readonly words: string },
): Promise<Followed> =>
  withOwn(ctx, viewer, id, async (tx, question) => {
    const said = (await messagesOf(tx, viewer.organisation.id, id)).length
    const state = afterQuestionAct(question.state, 'ask-back', said)
    if (!state || question.version !== version) return { ok: false, problem: 'changed-meanwhile' }
    if (words === '') return { ok: false, problem: 'words-needed' }
    const { organisation } = viewer
    const saidOn = dateAt(ctx.clock())
    await tx
      .insertInto('questionMessage')
      .values({ organisationId: organisation.id, questionId: id, number: said + 1, saidBy: 'asker', words, saidOn })
      .execute()
    // Who answered helps no longer: it goes on to whoever is on duty where that was said, else the asker says to whom.
    const helperId = question.helperId as MemberId | null
    const forDuty = helperId === null && question.mayPass
    await change(ctx, tx, viewer, question, { state: helperId || forDuty ? state : 'unable', helperId, forDuty })
    if (helperId || forDuty) await tellHelpers(ctx, tx, organisation.id, { id, helperId })
    return { ok: true }
  })

/** Gives a question to somebody else: only the asker says whom. */
export const passOn = (
  ctx: Ctx,
  viewer: Viewer,
  { id, version, to }: { readonly id: string; readonly version: number; readonly to: string },
): Promise<Followed> =>
  withOwn(ctx, viewer, id, async (tx, question) => {
    const state = afterQuestionAct(question.state, 'pass-on')
    if (!state || question.version !== version) return { ok: false, problem: 'changed-meanwhile' }
    const found = await findTo(tx, viewer, to, dateAt(ctx.clock()))
    if (!found) return { ok: false, problem: 'nobody-there' }
    await change(ctx, tx, viewer, question, { state, helperId: found.helperId, forDuty: found.helperId === null })
    await tellHelpers(ctx, tx, viewer.organisation.id, { id, helperId: found.helperId })
    return { ok: true }
  })

/** Says that the answer was enough: nobody is waited for any more. */
export const closeQuestion = (ctx: Ctx, viewer: Viewer, id: string): Promise<Followed> =>
  withOwn(ctx, viewer, id, async (tx, question) => {
    const state = afterQuestionAct(question.state, 'close')
    if (!state) return { ok: false, problem: 'changed-meanwhile' }
    await tx
      .updateTable('question')
      .set({ state, version: question.version + 1, goesOn: goesOn(state, dateAt(ctx.clock())) })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .execute()
    return { ok: true }
  })

/** Whether something general may be learnt from the answer. */
export const letTeach = (ctx: Ctx, viewer: Viewer, id: string, mayTeach: boolean): Promise<Followed> =>
  withOwn(ctx, viewer, id, async (tx) => {
    await tx
      .updateTable('question')
      .set({ mayTeach })
      .where('organisationId', '=', viewer.organisation.id)
      .where('id', '=', id)
      .execute()
    return { ok: true }
  })

/** Takes a question away with all that was said of it, whatever its state. */
export const deleteQuestion = (ctx: Ctx, viewer: Viewer, id: string): Promise<Followed> =>
  withOwn(ctx, viewer, id, async (tx) => {
    await tx
      .deleteFrom('questionAsker')
      .where('organisationId', '=', viewer.organisation.id)
      .where('questionId', '=', id)
      .where('memberId', '=', viewer.member.id)
      .execute()
    return { ok: true }
  })

const withOwn = (
  ctx: Ctx,
  viewer: Viewer,
  id: string,
  act: (tx: OrganisationTx, question: Question) => Promise<Followed>,
): Promise<Followed> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Followed> => {
    const question = isId(id) ? await holdOwnQuestion(tx, viewer, id) : undefined
    return question ? act(tx, question) : { ok: false, problem: 'missing' }
  })

/** It waits anew, with a promise from now on. */
async function change(ctx: Ctx, tx: OrganisationTx, viewer: Viewer, question: Question, to: Changed): Promise<void> {
  const now = ctx.clock()
  const dueAt = new Date(promisedBy(now, await askHours(tx, viewer.organisation.id)))
  await tx
    .updateTable('question')
    .set({ ...to, dueAt, version: question.version + 1, goesOn: goesOn(to.state, dateAt(now)) })
    .where('organisationId', '=', viewer.organisation.id)
    .where('id', '=', question.id)
    .execute()
}
