import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listStudies } from '../queries.ts'

await sentencesOf('study')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) => listStudies(tx, viewer, page))
  return { ...found, page, mayFound: may(viewer.member, 'found-study') }
}

export default function Studies() {
  const t = useT()
  const { day } = useFormats()
  const { studies, more, page, mayFound } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('study.list.title')} · Luotto`}</title>
      <h1>{t('study.list.title')}</h1>
      <p>{t('study.list.about')}</p>
      <nav className="tools" aria-label={t('study.list.title')}>
        {mayFound && <Link to="/together/studies/new">{t('study.new.title')}</Link>}
        {mayFound && <Link to="/together/studies/import">{t('study.import.title')}</Link>}
        <Link to="/together">{t('nav.together')}</Link>
      </nav>
      {studies.length === 0 && <p className="empty">{t(mayFound ? 'study.list.none' : 'study.list.noneOfYours')}</p>}
      <ul className="rows">
        {studies.map((study) => (
          <li key={study.id}>
            <Link to={`/together/studies/${study.id}`}>{study.title}</Link>
            <p className="facts">
              {[
                t(`study.state.${study.state}`),
                study.parts.map((part) => t(`study.part.${part}`)).join(', '),
                t('study.list.since', { day: day(study.createdAt) }),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
