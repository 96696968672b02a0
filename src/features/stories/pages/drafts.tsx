import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { storiesInState } from '../queries.ts'
import { StoryFacts } from '../views.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const query = new URL(request.url).searchParams
  const state = query.get('state') === 'retired' ? 'retired' : 'draft'
  const page = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    storiesInState(tx, viewer.organisation.id, state, query.get('after') ?? undefined),
  )
  return { ...page, state } as const
}

export default function Drafts() {
  const t = useT()
  const { stories, next, state } = useLoaderData<typeof loader>()
  const title = t(state === 'draft' ? 'stories.drafts' : 'stories.retired')
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <nav className="tools" aria-label={t('stories.tools')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        <Link to={state === 'draft' ? '/stories/drafts?state=retired' : '/stories/drafts'}>
          {t(state === 'draft' ? 'stories.retired' : 'stories.drafts')}
        </Link>
      </nav>
      {stories.length === 0 && <p className="empty">{t('stories.draftsEmpty')}</p>}
      <ul className="rows">
        {stories.map((story) => (
          <li key={story.id} lang={story.language}>
            <StoryFacts story={story} />
            <Link to={`/stories/${story.id}/edit`}>{story.title}</Link>
          </li>
        ))}
      </ul>
      {next && (
        <p>
          <Link to={`/stories/drafts?state=${state}&after=${encodeURIComponent(next)}`}>{t('common.older')}</Link>
        </p>
      )}
    </>
  )
}
