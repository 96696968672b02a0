import type { Context } from '../../context.ts'
import { afterQuestionAct, goesOn } from '../../core/asking/question.ts'
import { type Misplaced, placeSuggestions, type Suggested, type Typed } from '../../core/asking/suggested.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { tellAsker } from './asker.ts'
import { handBack } from './hand-back.ts'
import { holdForHelper } from './helper-questions.ts'
import { messagesOf, type Question } from './question-shown.ts'

export type AnswerInput = {
  readonly id: string
  /** The version that was looked at: of two who answer at the same moment one is told that the other did. */
  readonly version: number
  readonly words: string
  readonly suggestions: readonly Typed[]
}

export type Answered =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'words-needed' | 'changed-meanwhile' }
  | { readonly ok: false; readonly problem: 'misplaced'; readonly rows: Readonly<Record<number, Misplaced>> }

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

/** Answers with words, suggestions or both. Whoever answers what was for all on duty has it from then on alone. */
export async function answerQuestion(ctx: Ctx, viewer: Viewer, input: AnswerInput): Promise<Answered> {
  const { organisation, member } = viewer
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Answered> => {
    const question = await holdForHelper(tx, viewer, input.id)
    if (!question) return { ok: false, problem: 'missing' }
    const state = afterQuestionAct(question.state, 'answer')
    if (!state || question.version !== input.version) return { ok: false, problem: 'changed-meanwhile' }
    if (input.words === '' && input.suggestions.length === 0) return { ok: false, problem: 'words-needed' }
    const placed = placeSuggestions(question.draft, input.suggestions)
    if (!placed.ok) return { ok: false, problem: 'misplaced', rows: placed.problems }
    const now = ctx.clock()
    await say(tx, question, { organisation, words: input.words, today: dateAt(now) }, placed.suggestions)
    await tx
      .updateTable('question')
      .set((eb) => ({
        ...{ state, helperId: member.id, forDuty: false, version: question.version + 1 },
        goesOn: goesOn(state, dateAt(now)) as unknown as Date,
        inTime: eb.fn.coalesce('inTime', eb.val(now <= question.dueAt.getTime())),
      }))
      .where('organisationId', '=', organisation.id)
      .where('id', '=', question.id)
      .execute()
    await tellAsker(ctx, tx, organisation.id, question.id)
    return { ok: true }
  })
}

type Said = { readonly organisation: Viewer['organisation']; readonly words: string; readonly today: string }

async function say(
  tx: OrganisationTx,
  { id }: Question,
  { organisation, words, today }: Said,
  suggestions: readonly Suggested[],
): Promise<void> {
  const number = (await messagesOf(tx, organisation.id, id)).length + 1
  const ids = { organisationId: organisation.id, questionId: id }
  await tx
    .insertInto('questionMessage')
    .values({ ...ids, number, saidBy: 'helper', words, saidOn: today })
    .execute()
  if (suggestions.length === 0) return
  await tx
    .insertInto('questionSuggestion')
    .values(suggestions.map((one, at) => ({ ...ids, messageNumber: number, number: at + 1, ...one })))
    .execute()
}

/** The helper cannot: away, or not the right one. It goes to whoever is on duty where the asker said so, else back. */
export async function cannotAnswer(ctx: Ctx, viewer: Viewer, id: string, version: number): Promise<Answered> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Answered> => {
    const question = await holdForHelper(tx, viewer, id)
    if (!question || question.helperId !== viewer.member.id) return { ok: false, problem: 'missing' }
    if (!afterQuestionAct(question.state, 'cannot-answer') || question.version !== version)
      return { ok: false, problem: 'changed-meanwhile' }
    await handBack(ctx, tx, viewer.organisation.id, question)
    return { ok: true }
  })
}
