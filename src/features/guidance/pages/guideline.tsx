import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { scenariosAbout } from '../../../core/practice/scenarios.ts'
import { isPassageId } from '../../../core/starter-guidelines/passages.ts'
import { checksOf, starterGuidelines } from '../../../core/starter-guidelines.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { lessonsOf } from '../../guidelines/list-lessons.ts'
import { TryIt } from '../../practice/try-it.tsx'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const organisationId = viewer.organisation.id
  if (!isPassageId(params.passage)) throw new Response(null, { status: 404 })
  const slug = params.passage
  const lessons = await inOrganisation(app.db, organisationId, (tx) => lessonsOf(tx, organisationId, slug))
  const situations = scenariosAbout(params.passage).map(({ id, title }) => ({ id, title: title[language] }))
  return { passage: starterGuidelines[language][slug], checks: checksOf(slug), situations, lessons }
}

/** One passage, at an address that stays: what it says, what it means in practice, and what the second look sees of it. */
export default function Guideline() {
  const t = useT()
  const { month } = useFormats()
  const { passage, checks, situations, lessons } = useLoaderData<typeof loader>()
  const { title, text, practice, example, law } = passage
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      {text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h2>{t('guidelines.practice')}</h2>
      <ul>
        {practice.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      {example && (
        <>
          <h2>{t('guidelines.example')}</h2>
          <dl className="example">
            <dt>{t('guidelines.instead')}</dt>
            <dd>{example.instead}</dd>
            <dt>{t('guidelines.say')}</dt>
            <dd>{example.say}</dd>
          </dl>
        </>
      )}
      {checks.length > 0 && (
        <>
          <h2>{t('guidelines.checks')}</h2>
          <p>{checks.map((check) => t(`guidelines.check.${check}`)).join(', ')}</p>
        </>
      )}
      <TryIt situations={situations} />
      {law && (
        <>
          <h2>{t('guidelines.law')}</h2>
          <p className="hint">{law}</p>
        </>
      )}
      {lessons.length > 0 && (
        <>
          <h2>{t('guidelines.lessons')}</h2>
          <ul className="rows">
            {lessons.map((lesson) => (
              <li key={lesson.id} lang={lesson.language}>
                <p className="facts">
                  {t(`guidelines.lesson.${lesson.kind as 'asked'}`)} · {month(lesson.month)}
                </p>
                <p className="preserve">{lesson.words}</p>
                {lesson.answer && <p className="preserve">{lesson.answer}</p>}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Link to="/guidance">{t('guidelines.back')}</Link>
      </p>
    </>
  )
}
