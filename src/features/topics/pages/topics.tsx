import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { followTopic } from '../follow-topic.ts'
import { followedTopics, listTopics } from '../list-topics.ts'
import { followSchema } from '../topic-form.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => ({
    topics: await listTopics(tx, viewer.organisation.id, language),
    followed: await followedTopics(tx, viewer),
    edits: may(actorOf(viewer), 'edit-stories'),
  }))
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(followSchema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  await followTopic(app, viewer, parsed.value.topic, parsed.value.follow === 'yes')
  return redirect('/stories/topics')
}

/** What one would like to see first: a button for each topic, pressed where one follows it. */
export default function Topics() {
  const t = useT()
  const { topics, followed, edits } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('topics.title')} · Luotto`}</title>
      <h1>{t('topics.title')}</h1>
      <p>{t('topics.about')}</p>
      <nav className="tools" aria-label={t('nav.stories')}>
        <Link to="/stories">{t('nav.stories')}</Link>
        {edits && <Link to="/stories/topics/manage">{t('topics.manage')}</Link>}
      </nav>
      {topics.length === 0 && (
        <div className="empty">
          <p>{t(edits ? 'topics.emptyEditor' : 'topics.empty')}</p>
        </div>
      )}
      <ul className="chips topics">
        {topics.map(({ id, name }) => {
          const follows = followed.includes(id)
          return (
            <li key={id}>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="topic" value={id} />
                <button
                  type="submit"
                  name="follow"
                  value={follows ? 'no' : 'yes'}
                  className="quiet press"
                  aria-pressed={follows}
                >
                  {name}
                </button>
              </Form>
            </li>
          )
        })}
      </ul>
      {followed.length > 0 && (
        <p className="actions">
          <Link className="button" to="/stories?following=yes">
            {t('topics.showFollowed')}
          </Link>
        </p>
      )}
      <p className="hint">{t('topics.private')}</p>
    </>
  )
}
