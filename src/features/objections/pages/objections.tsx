import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { listObjections } from '../queries.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const page = pageNumber(request)
  const which = new URL(request.url).searchParams.get('state') === 'answered' ? 'answered' : 'open'
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    listObjections(tx, viewer.organisation.id, which, page),
  )
  return { ...found, page, which } as const
}

export default function Objections() {
  const t = useT()
  const { day } = useFormats()
  const { objections, more, page, which } = useLoaderData<typeof loader>()
  const title = t(which === 'open' ? 'objections.open' : 'objections.answered')
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <nav className="tools" aria-label={t('stories.tools')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        <Link to={which === 'open' ? '/stories/objections?state=answered' : '/stories/objections'}>
          {t(which === 'open' ? 'objections.answered' : 'objections.open')}
        </Link>
      </nav>
      {objections.length === 0 && <p className="empty">{t('objections.empty')}</p>}
      <ul className="rows">
        {objections.map((objection) => (
          <li key={objection.id}>
            <Link to={`/stories/objections/${objection.id}`} lang={objection.storyLanguage}>
              {objection.storyTitle}
            </Link>
            <p className="facts">
              {objection.answeredOn
                ? `${t(`objections.state.${objection.state}`)} · ${day(objection.answeredOn)}`
                : t('objections.week', { day: day(objection.raisedWeek) })}
            </p>
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
