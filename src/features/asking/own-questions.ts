import type { Context } from '../../context.ts'
import { withSuggestions } from '../../core/asking/suggested.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { type Question, questionOf, questions } from './question-shown.ts'

// The asker's own: nobody else's queries are here, and these take the viewer.

const pageSize = 20

const own = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  questions(tx, organisation.id)
    .innerJoin('questionAsker', (join) =>
      join
        .onRef('questionAsker.organisationId', '=', 'question.organisationId')
        .onRef('questionAsker.questionId', '=', 'question.id'),
    )
    .where('questionAsker.memberId', '=', member.id)

/** One's own questions, newest first. */
export async function listOwnQuestions(tx: OrganisationTx, viewer: Viewer, page: number) {
  const rows = await own(tx, viewer)
    .orderBy('questionAsker.askedOn', 'desc')
    .orderBy('question.dueAt', 'desc')
    .orderBy('question.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { questions: rows.slice(0, pageSize).map(questionOf), more: rows.length > pageSize }
}

export async function findOwnQuestion(tx: OrganisationTx, viewer: Viewer, id: string): Promise<Question | undefined> {
  if (!isId(id)) return undefined
  const row = await own(tx, viewer).where('question.id', '=', id).executeTakeFirst()
  return row && questionOf(row)
}

/** The same, kept from changing until the transaction ends. */
export async function holdOwnQuestion(tx: OrganisationTx, viewer: Viewer, id: string): Promise<Question | undefined> {
  if (!isId(id)) return undefined
  const row = await own(tx, viewer).where('question.id', '=', id).forUpdate('question').executeTakeFirst()
  return row && questionOf(row)
}

/** Which suggestions the asker took, of the answer that has this number. */
export async function takenOf(tx: OrganisationTx, { organisation }: Viewer, { id }: Question, message: number) {
  return tx
    .selectFrom('questionSuggestion')
    .select(['number', 'starts', 'quote', 'instead'])
    .where('organisationId', '=', organisation.id)
    .where('questionId', '=', id)
    .where('messageNumber', '=', message)
    .where('isTaken', '=', true)
    .orderBy('starts')
    .execute()
}

/** The number of the last answer that had suggestions: those are the ones to be taken. */
export async function lastSuggesting(tx: OrganisationTx, { organisation }: Viewer, { id }: Question) {
  const { last } = await tx
    .selectFrom('questionSuggestion')
    .select((eb) => eb.fn.max('messageNumber').as('last'))
    .where('organisationId', '=', organisation.id)
    .where('questionId', '=', id)
    .executeTakeFirstOrThrow()
  return last ?? undefined
}

/** The draft of an own question as it is with what was taken: for the composer, where no script keeps it. */
export const draftAsked = (ctx: Pick<Context, 'db'>, viewer: Viewer, id: string): Promise<string> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const question = await findOwnQuestion(tx, viewer, id)
    if (!question) return ''
    const last = await lastSuggesting(tx, viewer, question)
    return withSuggestions(question.draft, last ? await takenOf(tx, viewer, question, last) : [])
  })
