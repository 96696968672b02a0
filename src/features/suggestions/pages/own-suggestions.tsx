import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { listOwnSuggestions } from '../queries.ts'
import { SuggestionRow } from '../views.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) => listOwnSuggestions(tx, viewer, page))
  return { ...found, page }
}

export default function OwnSuggestions() {
  const t = useT()
  const { suggestions, more, page } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('suggestions.own')} · Luotto`}</title>
      <h1>{t('suggestions.own')}</h1>
      <p className="actions">
        <Link className="button" to="/stories/suggest">
          {t('suggestions.suggest')}
        </Link>
      </p>
      {suggestions.length === 0 && <p className="empty">{t('suggestions.ownEmpty')}</p>}
      <ul className="rows">
        {suggestions.map((suggestion) => (
          <SuggestionRow key={suggestion.id} suggestion={suggestion} names={false} />
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
