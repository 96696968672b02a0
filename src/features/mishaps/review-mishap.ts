import type { Context } from '../../context.ts'
import type { Review } from '../../core/mishaps/mishap.ts'
import type { Language } from '../../core/networks.ts'
import { addLesson } from '../guidelines/add-lesson.ts'
import type { Viewer } from '../people/viewer.ts'
import { inMishap } from './in-mishap.ts'

export type Reviewing = {
  readonly review: Review
  /** What it taught, in general words, for a passage of the guidelines; empty where it teaches others nothing. */
  readonly lesson: string
  readonly passage: string
  readonly language: Language
}

export type Reviewed = 'done' | 'open' | 'not-yours'

/** Keeps what was learnt, and gives the lesson to the guidelines: in general words, without a person, with the month alone. */
export async function reviewMishap(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  id: string | undefined,
  { review, lesson, passage, language }: Reviewing,
): Promise<Reviewed | undefined> {
  return inMishap(ctx, viewer, id, async ({ tx, own }): Promise<Reviewed> => {
    if (own.part !== 'helper') return 'not-yours'
    if (own.mishap.state !== 'closed') return 'open'
    const organisationId = viewer.organisation.id
    await tx
      .updateTable('mishap')
      .set({ review: JSON.stringify(review) })
      .where((where) => where.and({ organisationId, id: own.mishap.id }))
      .execute()
    // A second review adds no second lesson of the same words.
    const isNew = lesson !== '' && JSON.stringify(own.mishap.review) !== JSON.stringify(review)
    if (isNew) await addLesson(ctx, tx, { organisationId, slug: passage, language, kind: 'mishap', text: lesson })
    return 'done'
  })
}
