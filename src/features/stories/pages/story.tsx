import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../../platform/database.ts'
import { actorOf, requireMay, requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { pageNumber } from '../../../ui/pages.tsx'
import { answeredObjections } from '../../objections/answered-objections.ts'
import { countOpenObjections } from '../../objections/count-open.ts'
import type { Viewer } from '../../people/viewer.ts'
import { NotOffered } from '../../programme/not-offered.tsx'
import { storyTelling } from '../../programme/story-telling.ts'
import { namedSuggester } from '../../suggestions/named-suggester.ts'
import { hasTold } from '../../telling/has-told.ts'
import { RememberStories } from '../../telling/remember-stories.tsx'
import { AnsweredObjections, Since } from '../after-words.tsx'
import { findStory, type Story } from '../queries.ts'
import { retireStory } from '../retire-story.ts'
import { StoryFacts, StoryPicture } from '../views.tsx'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const actor = actorOf(viewer)
  const { id: organisationId } = viewer.organisation
  const edits = may(actor, 'edit-stories')
  const page = pageNumber(request)
  return inOrganisation(app.db, organisationId, async (tx) => {
    const story = await findStory(tx, organisationId, params.id ?? '')
    if (!story || !(may(actor, 'read-story', story) || (await toldAndGone(tx, viewer, story))))
      throw new Response(null, { status: 404 })
    const telling = await storyTelling(tx, viewer)
    return {
      story,
      organisationId,
      edits,
      mayTell: telling.isOpen && may(actor, 'tell', story, dateAt(app.clock())),
      telling,
      mayObject: may(actor, 'object', story),
      suggester: await namedSuggester(tx, organisationId, story.id),
      answered: { ...(await answeredObjections(tx, organisationId, story.id, page)), page },
      open: edits ? await countOpenObjections(tx, organisationId, story.id) : 0,
    }
  })
}

/** A retired story stays open to who told it, though they may have left the groups that it was for. */
const toldAndGone = async (tx: OrganisationTx, viewer: Viewer, { id, state }: Story): Promise<boolean> =>
  state === 'retired' && (await hasTold(tx, viewer, id))

export async function action({ params, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  await retireStory(app, viewer, params.id ?? '')
  return redirect('/stories')
}

export default function StoryPage() {
  const t = useT()
  const { story, suggester, organisationId, mayTell, telling, mayObject, edits, answered, open } =
    useLoaderData<typeof loader>()
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
      <Since story={story} />
      <NotOffered telling={telling} />
      <p className="actions">
        {mayTell && (
          <Link className="button" to={`/tell?story=${story.id}`}>
            {t('tell.main')}
          </Link>
        )}
        <Link to="/stories">{t(mayTell ? 'tell.notNow' : 'tell.backToStories')}</Link>
      </p>
      <AnsweredObjections {...answered} />
      {mayObject && (
        <p>
          <Link to={`/stories/${story.id}/objection`}>{t('objections.say')}</Link>
        </p>
      )}
      {open > 0 && (
        <p className="notice">
          <Link to="/stories/objections">{t('objections.openHere', { count: open })}</Link>
        </p>
      )}
      {edits && (
        <div className="tools">
          <Link to={`/stories/${story.id}/edit`}>{t('stories.edit')}</Link>
          {story.state !== 'draft' && <Link to={`/stories/${story.id}/correction`}>{t('corrections.correct')}</Link>}
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
