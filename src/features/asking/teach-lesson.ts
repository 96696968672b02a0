import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { addLesson } from '../guidelines/add-lesson.ts'
import type { Viewer } from '../people/viewer.ts'
import { holdForHelper } from './helper-questions.ts'

export type Teaching = {
  readonly id: string
  /** The passage of the guidelines that it belongs to. */
  readonly passage: string
  readonly language: Language
  /** In general words: neither the question's own nor anybody's. */
  readonly text: string
  readonly answer: string
}

export type Taught =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'not-allowed' | 'no-passage' | 'no-words' }

/**
 * Lets an answer stand for all beside a passage, where the asker said that it may, and once: by whoever answered, in words
 * written for it.
 */
export async function teachLesson(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  { id, passage, ...lesson }: Teaching,
): Promise<Taught> {
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Taught> => {
    const question = await holdForHelper(tx, viewer, id)
    if (question?.helperId !== viewer.member.id) return { ok: false, problem: 'missing' }
    const mayBe = question.mayTeach && !question.isTaught && question.state !== 'waiting'
    if (!mayBe) return { ok: false, problem: 'not-allowed' }
    const added = await addLesson(ctx, tx, { organisationId, slug: passage, kind: 'asked', ...lesson })
    if (!added.ok) return added
    await tx
      .updateTable('question')
      .set({ isTaught: true })
      .where((where) => where.and({ organisationId, id: question.id }))
      .execute()
    return { ok: true }
  })
}
