import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { countOpenObjections } from '../../objections/count-open.ts'
import { NotOffered } from '../../programme/not-offered.tsx'
import { storyTelling } from '../../programme/story-telling.ts'
import { countWaitingSuggestions } from '../../suggestions/count-waiting.ts'
import { RememberStories } from '../../telling/remember-stories.tsx'
import { followedTopics, listTopics } from '../../topics/list-topics.ts'
import { EditorTools } from '../editor-tools.tsx'
import { isNarrowed, listAddress, parseListFilter } from '../list-filter.ts'
import { ListFinder } from '../list-finder.tsx'
import { liveStories } from '../queries.ts'
import { StoryCard } from '../views.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const query = new URL(request.url).searchParams
  const filter = parseListFilter(query)
  const edits = may(actorOf(viewer), 'edit-stories')
  const organisationId = viewer.organisation.id
  return inOrganisation(app.db, organisationId, async (tx) => {
    const topics = await listTopics(tx, organisationId, language)
    const page = await liveStories(tx, organisationId, {
      today: dateAt(app.clock()),
      groupIds: edits ? 'all' : viewer.member.groupIds,
      after: query.get('after') ?? undefined,
      filter: {
        typed: filter.q,
        topicId: filter.topic,
        kind: filter.kind,
        language: filter.language,
        followedBy: filter.following ? viewer : undefined,
      },
    })
    const waiting = {
      suggestions: edits ? await countWaitingSuggestions(tx, organisationId) : 0,
      objections: edits ? await countOpenObjections(tx, organisationId) : 0,
    }
    const follows = (await followedTopics(tx, viewer)).length > 0
    const named = topics.map(({ id, name }) => ({ id, name }))
    const telling = await storyTelling(tx, viewer)
    return { ...page, telling, organisationId, edits, waiting, filter, follows, topics: named }
  })
}

export default function StoryList() {
  const t = useT()
  const { stories, next, telling, organisationId, edits, waiting, filter, follows, topics } =
    useLoaderData<typeof loader>()
  const names = new Map(topics.map(({ id, name }) => [id, name]))
  return (
    <>
      <title>{`${t('nav.stories')} · Luotto`}</title>
      <RememberStories stories={stories} />
      <h1>{t('stories.list.title')}</h1>
      <p className="tools">
        <Link to="/stories/suggest">{t('suggestions.suggest')}</Link>
      </p>
      <NotOffered telling={telling} />
      {edits && <EditorTools waiting={waiting} />}
      {(stories.length > 0 || isNarrowed(filter)) && <ListFinder filter={filter} topics={topics} />}
      {topics.length > 0 && (
        <nav className="tools" aria-label={t('topics.yours')}>
          {follows && !filter.following && (
            <Link to={listAddress({ ...filter, following: true })}>{t('stories.filter.following')}</Link>
          )}
          <Link to="/stories/topics">{t('topics.choose')}</Link>
        </nav>
      )}
      {stories.length === 0 ? (
        <Nothing edits={edits} narrowed={isNarrowed(filter)} />
      ) : (
        <ul className="stories">
          {stories.map((story) => (
            <li key={story.id}>
              <StoryCard
                story={story}
                mayTell={telling.isOpen}
                organisationId={organisationId}
                topics={story.topicIds.flatMap((id) => names.get(id) ?? [])}
              />
            </li>
          ))}
        </ul>
      )}
      {next && (
        <p>
          <Link to={listAddress(filter, next)}>{t(filter.q ? 'stories.list.more' : 'common.older')}</Link>
        </p>
      )}
    </>
  )
}

/** What would be here, and the one thing to do. */
function Nothing({ edits, narrowed }: { readonly edits: boolean; readonly narrowed: boolean }) {
  const t = useT()
  if (narrowed)
    return (
      <div className="empty">
        <p role="status">{t('stories.list.nothingFound')}</p>
        <p>
          <Link className="button quiet" to="/stories">
            {t('stories.list.showAll')}
          </Link>
        </p>
      </div>
    )
  return (
    <div className="empty">
      <p>{t(edits ? 'stories.list.emptyEditor' : 'stories.list.empty')}</p>
      <p className="actions">
        <Link className="button" to={edits ? '/feeds' : '/tell'}>
          {t(edits ? 'stories.list.addFeed' : 'stories.list.ownThought')}
        </Link>
        {edits && <Link to="/tell">{t('stories.list.ownThought')}</Link>}
      </p>
    </div>
  )
}
