import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findOwnQuestion } from './own-questions.ts'

type Which = { readonly id: string; readonly message: number; readonly suggestion: number }

/** Notes that the asker took a suggestion into the draft. Twice is safe: it is set, not added. */
export const takeSuggested = (
  ctx: Pick<Context, 'db'>,
  viewer: Viewer,
  { id, message, suggestion }: Which,
): Promise<boolean> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    if (!isId(id) || !(await findOwnQuestion(tx, viewer, id))) return false
    const { numUpdatedRows } = await tx
      .updateTable('questionSuggestion')
      .set({ isTaken: true })
      .where('organisationId', '=', viewer.organisation.id)
      .where('questionId', '=', id)
      .where('messageNumber', '=', message)
      .where('number', '=', suggestion)
      .executeTakeFirst()
    return numUpdatedRows > 0
  })
