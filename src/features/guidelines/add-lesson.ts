import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { type LessonKind, longestAnswer, longestLesson, monthOf } from '../../core/guidelines/lesson.ts'
import type { Language } from '../../core/networks.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { isPassage } from './find-passages.ts'

export type Lesson = {
  readonly organisationId: OrganisationId
  /** The passage that it belongs to: one's own, or the starter set's where that one stands. */
  readonly slug: string
  readonly language: Language
  readonly kind: LessonKind
  /** In general words: who writes them leaves out whose it was. */
  readonly text: string
  readonly answer?: string
}

export type AddedLesson =
  | { readonly ok: true; readonly lessonId: string }
  | { readonly ok: false; readonly problem: 'no-passage' | 'no-words' }

/**
 * Lets everybody learn what somebody asked or what a mishap taught: it stands on the passage's page. Only the month
 * is kept, and the id is chance, not time, so that nothing leads back to whose it was. Not safe to do twice: who
 * calls it remembers that they did, in the same transaction.
 */
export async function addLesson(
  ctx: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  { organisationId, slug, language, kind, text, answer = '' }: Lesson,
): Promise<AddedLesson> {
  const words = text.trim().slice(0, longestLesson)
  if (words === '') return { ok: false, problem: 'no-words' }
  if (!(await isPassage(tx, organisationId, slug))) return { ok: false, problem: 'no-passage' }
  const id = randomUUID()
  const row = { organisationId, id, slug, language, kind, words, answer: answer.trim().slice(0, longestAnswer) }
  await tx
    .insertInto('guidelineLesson')
    .values({ ...row, month: monthOf(dateAt(ctx.clock())) })
    .execute()
  return { ok: true, lessonId: id }
}
