import { Link } from 'react-router'
import { useFormats, useT } from '../../ui/intl.ts'
import { Pages } from '../../ui/pages.tsx'
import type { LessonLine } from './list-lessons.ts'

type Props = { slug: string; lines: readonly LessonLine[]; more: boolean; page: number }

/** What was asked and what mishaps taught, in general words; and which version came of it. */
export function Lessons({ slug, lines, more, page }: Props) {
  const t = useT()
  const { month } = useFormats()
  if (lines.length === 0 && page === 1) return null
  return (
    <>
      <h2>{t('guidelines.lessons')}</h2>
      <ul className="rows">
        {lines.map((lesson) => (
          <li key={lesson.id}>
            <p className="facts">
              {t(`guidelines.lesson.${lesson.kind}`)} · {month(lesson.month)}
            </p>
            <p className="preserve" lang={lesson.language}>
              {lesson.words}
            </p>
            {lesson.answer && (
              <p className="preserve" lang={lesson.language}>
                {lesson.answer}
              </p>
            )}
            {lesson.became !== null && (
              <p>
                <Link to={`/guidance/guidelines/${slug}/${lesson.language}/${lesson.became}/changes`}>
                  {t('passage.changesIn', { version: lesson.became })}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} name="lessons" label={t('guidelines.lessons')} />
    </>
  )
}
