import type { LessonKind } from '../../core/guidelines/lesson.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type LessonLine = {
  readonly id: string
  readonly language: string
  readonly kind: LessonKind
  readonly month: string
  readonly words: string
  readonly answer: string
  /** The version that changed because of it. */
  readonly became: number | null
}

const pageSize = 10

/** What was asked about a passage, and what mishaps taught, in whatever language, the newest first. */
export async function lessonsOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  slug: string,
  page: number,
): Promise<{ readonly lines: readonly LessonLine[]; readonly more: boolean }> {
  const rows = await tx
    .selectFrom('guidelineLesson')
    .select(['id', 'language', 'kind', 'month', 'words', 'answer', 'became'])
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .orderBy('month', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const lines = rows.slice(0, pageSize).map(({ month, kind, ...row }) => ({
    ...{ ...row, kind: kind as LessonKind, month: month as unknown as string },
  }))
  return { lines, more: rows.length > pageSize }
}
