import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { countWaitingSuggestions } from '../../suggestions/count-waiting.ts'
import { RememberStories } from '../../telling/remember-stories.tsx'
import { liveStories } from '../queries.ts'
import { StoryCard } from '../views.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const edits = may(actorOf(viewer), 'edit-stories')
  const page = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    liveStories(tx, viewer.organisation.id, {
      today: dateAt(app.clock()),
      groupIds: edits ? 'all' : viewer.member.groupIds,
      after: new URL(request.url).searchParams.get('after') ?? undefined,
    }),
  )
  const waiting = edits
    ? await inOrganisation(app.db, viewer.organisation.id, (tx) => countWaitingSuggestions(tx, viewer.organisation.id))
    : 0
  return { ...page, organisationId: viewer.organisation.id, edits, waiting }
}

export default function StoryList() {
  const t = useT()
  const { stories, next, organisationId, edits, waiting } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('nav.stories')} · Luotto`}</title>
      <RememberStories stories={stories} />
      <h1>{t('stories.list.title')}</h1>
      <p className="tools">
        <Link to="/stories/suggest">{t('suggestions.suggest')}</Link>
      </p>
      {edits && (
        <nav className="tools" aria-label={t('stories.tools')}>
          <Link to="/stories/new">{t('stories.write')}</Link>
          <Link to="/stories/drafts">{t('stories.drafts')}</Link>
          <Link to="/stories/suggestions">
            {waiting > 0 ? t('suggestions.waitingCount', { count: waiting }) : t('suggestions.waiting')}
          </Link>
          <Link to="/feeds">{t('stories.feeds')}</Link>
        </nav>
      )}
      {stories.length === 0 ? (
        <div className="empty">
          <p>{t(edits ? 'stories.list.emptyEditor' : 'stories.list.empty')}</p>
          <p>
            <Link className="button" to={edits ? '/feeds' : '/tell'}>
              {t(edits ? 'stories.list.addFeed' : 'stories.list.ownThought')}
            </Link>
          </p>
        </div>
      ) : (
        <ul className="stories">
          {stories.map((story) => (
            <li key={story.id}>
              <StoryCard story={story} organisationId={organisationId} />
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p>
          <Link to={`/stories?after=${encodeURIComponent(next)}`}>{t('common.older')}</Link>
        </p>
      )}
    </>
  )
}
