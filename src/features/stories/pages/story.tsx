import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { actorOf, requireMay, requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { namedSuggester } from '../../suggestions/named-suggester.ts'
import { RememberStories } from '../../telling/remember-stories.tsx'
import { findStory } from '../queries.ts'
import { retireStory } from '../save-story.ts'
import { StoryFacts, StoryPicture } from '../views.tsx'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const actor = actorOf(viewer)
  const story = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findStory(tx, viewer.organisation.id, params.id ?? ''),
  )
  if (!story || !may(actor, 'read-story', story)) throw new Response(null, { status: 404 })
  const suggester = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    namedSuggester(tx, viewer.organisation.id, story.id),
  )
  return {
    story,
    suggester,
    organisationId: viewer.organisation.id,
    mayTell: may(actor, 'tell', story, dateAt(app.clock())),
    edits: may(actor, 'edit-stories'),
  }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  await retireStory(app, viewer, params.id ?? '')
  return redirect('/stories')
}

export default function StoryPage() {
  const t = useT()
  const { story, suggester, organisationId, mayTell, edits } = useLoaderData<typeof loader>()
  return (
    <article className="story whole">
      <title>{`${story.title} · Luotto`}</title>
      {mayTell && <RememberStories stories={[story]} />}
      <div lang={story.language}>
        <StoryPicture story={story} organisationId={organisationId} />
        <StoryFacts story={story} />
        <h1>{story.title}</h1>
        {story.summary.split('\n').map((line) => line && <p key={line}>{line}</p>)}
      </div>
      {story.target && (
        <p>
          <a href={story.target} rel="noreferrer">
            {t('stories.readWhole')}
          </a>
        </p>
      )}
      {story.claimsSource && <p className="hint">{t('stories.claims', { source: story.claimsSource })}</p>}
      <p className="hint">{t('stories.offeredBy', { name: story.ownerName })}</p>
      {suggester && <p className="hint">{t('suggestions.suggestedBy', { name: suggester })}</p>}
      {story.state !== 'live' && <p className="notice">{t(`stories.state.${story.state}`)}</p>}
      <p className="actions">
        {mayTell && (
          <Link className="button" to={`/tell?story=${story.id}`}>
            {t('tell.main')}
          </Link>
        )}
        <Link to="/stories">{t('tell.notNow')}</Link>
      </p>
      {edits && (
        <div className="tools">
          <Link to={`/stories/${story.id}/edit`}>{t('stories.edit')}</Link>
          {story.state !== 'retired' && (
            <Form method="post">
              <button type="submit" className="quiet">
                {t('stories.retire')}
              </button>
            </Form>
          )}
        </div>
      )}
    </article>
  )
}
