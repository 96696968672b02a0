import { sql } from 'kysely'
import type { QuestionState } from '../../core/asking/question.ts'
import type { Suggested } from '../../core/asking/suggested.ts'
import type { Language } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** What the asker and whoever answers both see of a question. */
export type Question = {
  readonly id: string
  readonly state: QuestionState
  readonly askerName: string | null
  readonly helperId: string | null
  readonly helperName: string | null
  readonly forDuty: boolean
  readonly mayPass: boolean
  readonly mayTeach: boolean
  readonly isTaught: boolean
  readonly words: string
  readonly draft: string
  readonly language: Language
  readonly storyId: string | null
  readonly version: number
  readonly dueAt: Date
  readonly goesOn: string
}

export const questions = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('question')
    .select(['question.id', 'question.state', 'question.askerName', 'question.helperId', 'question.forDuty'])
    .select(['question.mayPass', 'question.mayTeach', 'question.isTaught', 'question.words', 'question.draft'])
    .select(['question.language', 'question.storyId', 'question.version', 'question.dueAt', 'question.goesOn'])
    .select(
      sql<string | null>`(select name from member m where m.organisation_id = question.organisation_id
        and m.id = question.helper_id)`.as('helperName'),
    )
    .where('question.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof questions>['execute']>>[number]

export const questionOf = (row: Row): Question => ({
  ...row,
  state: row.state as QuestionState,
  language: row.language as Language,
  goesOn: row.goesOn as unknown as string,
})

export type Message = {
  readonly number: number
  readonly by: 'helper' | 'asker'
  readonly words: string
  readonly saidOn: string
  readonly suggestions: readonly (Suggested & { readonly number: number })[]
}

/** What was said after the question, with what was suggested; what of it was taken is the asker's own to know. */
export async function messagesOf(tx: OrganisationTx, organisationId: OrganisationId, id: string): Promise<Message[]> {
  const messages = await tx
    .selectFrom('questionMessage')
    .select(['number', 'saidBy', 'words', 'saidOn'])
    .where('organisationId', '=', organisationId)
    .where('questionId', '=', id)
    .orderBy('number')
    .execute()
  const suggested = await tx
    .selectFrom('questionSuggestion')
    .select(['messageNumber', 'number', 'starts', 'quote', 'instead'])
    .where('organisationId', '=', organisationId)
    .where('questionId', '=', id)
    .orderBy('starts')
    .execute()
  return messages.map(({ number, saidBy, words, saidOn }) => ({
    ...{ number, words, by: saidBy as Message['by'], saidOn: saidOn as unknown as string },
    suggestions: suggested
      .filter(({ messageNumber }) => messageNumber === number)
      .map(({ messageNumber: _, ...suggestion }) => suggestion),
  }))
}
