import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listResults } from '../../voice-report/list-results.ts'
import { listStudies } from '../queries.ts'

await sentencesOf('study')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const resultPage = pageNumber(request, 'results')
  const organisationId = viewer.organisation.id
  const found = await inOrganisation(app.db, organisationId, async (tx) => ({
    ...(await listStudies(tx, viewer, page)),
    published: await listResults(tx, organisationId, resultPage),
  }))
  return { ...found, page, resultPage, mayFound: may(viewer.member, 'found-study') }
}

export default function Studies() {
  const t = useT()
  const { day } = useFormats()
  const { studies, more, page, mayFound, published } = useLoaderData<typeof loader>()
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
      {studies.length === 0 && (mayFound || published.results.length === 0) && (
        <p className="empty">{t(mayFound ? 'study.list.none' : 'study.list.noneOfYours')}</p>
      )}
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
      <Results />
    </>
  )
}

/** What was found in studies that are over, for everybody. */
function Results() {
  const t = useT()
  const { day } = useFormats()
  const { published, resultPage } = useLoaderData<typeof loader>()
  if (published.results.length === 0 && resultPage === 1) return null
  return (
    <section id="results">
      <h2>{t('study.results.title')}</h2>
      <p>{t('study.results.about')}</p>
      <ul className="rows">
        {published.results.map((result) => (
          <li key={result.id}>
            <Link to={`/together/studies/${result.id}/result`} lang={result.language}>
              {result.title}
            </Link>
            <p className="facts">{t('study.results.published', { day: day(result.publishedAt) })}</p>
          </li>
        ))}
      </ul>
      <Pages page={resultPage} more={published.more} name="results" label={t('study.results.title')} />
    </section>
  )
}
