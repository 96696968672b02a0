import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { listSuggestions } from '../queries.ts'
import { SuggestionRow } from '../views.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const page = pageNumber(request)
  const which = new URL(request.url).searchParams.get('state') === 'answered' ? 'answered' : 'open'
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    listSuggestions(tx, viewer.organisation.id, which, page),
  )
  return { ...found, page, which } as const
}

export default function Suggestions() {
  const t = useT()
  const { suggestions, more, page, which } = useLoaderData<typeof loader>()
  const title = t(which === 'open' ? 'suggestions.waiting' : 'suggestions.answered')
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <nav className="tools" aria-label={t('stories.tools')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        <Link to={which === 'open' ? '/stories/suggestions?state=answered' : '/stories/suggestions'}>
          {t(which === 'open' ? 'suggestions.answered' : 'suggestions.waiting')}
        </Link>
      </nav>
      {suggestions.length === 0 && <p className="empty">{t('suggestions.empty')}</p>}
      <ul className="rows">
        {suggestions.map((suggestion) => (
          <SuggestionRow key={suggestion.id} suggestion={suggestion} names />
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
