import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from 'react-router'
import { z } from 'zod'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { type MessageId, useFormats, useT } from '../../../ui/intl.ts'
import { findStoryNews } from '../../stories/find-story-news.ts'
import { findStoryToTell } from '../../stories/find-story-to-tell.ts'
import { AtNetwork } from '../at-network.tsx'
import { moveTelling } from '../move-telling.ts'
import { findOwnTelling, type OwnTelling } from '../queries.ts'
import { deleteAtNetwork } from '../remove-telling.ts'
import { Scheduled } from '../scheduled.tsx'
import { forgetDraft } from '../send-draft.ts'
import { settlements, settleTelling } from '../settle-telling.ts'
import { StorySince } from '../story-since.tsx'
import { timesShown } from '../times-shown.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const found = await inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const telling = await findOwnTelling(tx, viewer, params.id ?? '')
    const { storyId } = telling ?? {}
    const story = storyId ? await findStoryToTell(tx, viewer.organisation.id, storyId) : undefined
    const isOffered = story !== undefined && may(viewer.member, 'tell', story, dateAt(app.clock()))
    const news = storyId ? await findStoryNews(tx, viewer.organisation.id, storyId) : undefined
    return telling && { telling, isOffered, news, times: await timesShown(app, tx, viewer, telling.id) }
  })
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, origin: app.baseUrl }
}

const schema = z.discriminatedUnion('as', [
  z.object({ as: z.enum(settlements) }),
  z.object({ as: z.literal('now') }),
  z.object({ as: z.literal('delete') }),
  z.object({ as: z.literal('move'), at: z.string().max(40).default('') }),
])

/**
 * The member settles what the network did not: it went out, it did not, or the text may go. Or has what is
 * scheduled sent now or at another time, or what is out deleted.
 */
export async function action({ params: { id = '' }, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  const { value, typed } = parsed
  if (value.as === 'delete') await deleteAtNetwork(app, viewer, id)
  else if (value.as === 'now') await moveTelling(app, viewer, id, { kind: 'now' })
  else if (value.as === 'move') {
    const moved = await moveTelling(app, viewer, id, { kind: 'at', local: value.at })
    if (!moved.ok) return data({ faults: { at: `when.problem.${moved.problem}` }, typed }, { status: 400 })
  } else await settleTelling(app, viewer, id, value.as)
  return redirect(value.as === 'discard' ? '/mine' : `/tellings/${id}`)
}

export default function TellingPage() {
  const t = useT()
  const { moment } = useFormats()
  const { telling, origin, times, isOffered, news } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [query] = useSearchParams()
  const justTold = query.has('told')
  useFollow(telling)
  useEffect(() => {
    if (justTold) forgetDraft(telling.storyId ?? undefined)
  }, [justTold, telling.storyId])
  const isScheduled = telling.state === 'scheduled'
  const thanks = justTold && (isScheduled || telling.state === 'queued' || telling.state === 'published')
  // Nothing leads to a link before the telling is out.
  const link = !isScheduled && telling.slug && `${origin}/go/${telling.slug}`
  return (
    <div className="told">
      <title>{`${t('tell.telling')} · Luotto`}</title>
      <h1>{thanks ? t(isScheduled ? 'when.thanks' : 'tell.thanks') : (telling.storyTitle ?? t('tell.ownThought'))}</h1>
      <p className="facts">
        {isScheduled
          ? t(`network.${telling.network}`)
          : `${t(`network.${telling.network}`)} · ${moment(telling.toldAt)}`}
      </p>
      <p role="status">
        <strong>{t(`tell.state.${telling.state}`)}</strong>
      </p>
      {isScheduled && <Scheduled {...{ telling, times, isOffered }} faults={result?.faults} typed={result?.typed} />}
      <Explanation telling={telling} isOffered={isOffered} />
      {news && telling.storyId && <StorySince news={news} storyId={telling.storyId} hasLink={telling.slug !== null} />}
      {link && (
        <p>
          {t('tell.yourLink')} <a href={link}>{link.replace(/^https?:\/\//, '')}</a>
        </p>
      )}
      <AtNetwork telling={telling} />
      <p>
        <Link to="/stories">{t('tell.backToStories')}</Link>
      </p>
    </div>
  )
}

/** What became of it in plain words, what was kept, and what one can do. */
function Explanation({ telling, isOffered }: { telling: OwnTelling; isOffered: boolean }) {
  const t = useT()
  if (telling.state !== 'rejected' && telling.state !== 'unsure') return null
  const problem = telling.problem ?? 'other'
  return (
    <>
      <p>{telling.state === 'unsure' ? t('tell.unsureText') : t(`tell.refusal.${problem}` as MessageId)}</p>
      {telling.problemDetail && <p className="hint">{t('tell.networkSaid', { words: telling.problemDetail })}</p>}
      {telling.text && (
        <label className="field">
          {t('tell.keptText')}
          <textarea readOnly rows={6} defaultValue={telling.text} />
        </label>
      )}
      <Form method="post" className="actions">
        {telling.state === 'unsure' && (
          <>
            <button type="submit" name="as" value="went-out">
              {t('tell.settle.wentOut')}
            </button>
            <button type="submit" name="as" value="again" className="quiet">
              {t('tell.settle.again')}
            </button>
          </>
        )}
        {telling.state === 'rejected' && telling.text !== null && (
          <>
            {problem !== 'story-gone' && (
              <button type="submit" name="as" value="again">
                {t('tell.settle.tryAgain')}
              </button>
            )}
            <Link to={editAddress(telling, isOffered)}>{t('tell.settle.edit')}</Link>
            {problem === 'signed-out' && <Link to="/mine/channels">{t('tell.settle.signIn')}</Link>}
            {(problem === 'wrong-password' || problem === 'no-account') && (
              <Link to="/mine/channels">{t('tell.settle.channels')}</Link>
            )}
          </>
        )}
        {telling.text !== null && (
          <button type="submit" name="as" value="discard" className="quiet">
            {t('tell.settle.discard')}
          </button>
        )}
      </Form>
    </>
  )
}

/** The composer with the kept text in it; as one's own thought where the story is not offered any more. */
const editAddress = ({ id, storyId }: OwnTelling, isOffered: boolean) =>
  `/tell?again=${id}${storyId && isOffered ? `&story=${storyId}` : ''}`

const lookAgainMs = 1500

/** While it is on its way, or about to go, the page looks again by itself. */
function useFollow({ state, dueAt }: OwnTelling) {
  const { revalidate } = useRevalidator()
  const due = dueAt && new Date(dueAt).getTime()
  useEffect(() => {
    const isDue = () => state === 'scheduled' && Date.now() >= (due ?? 0)
    if (!['scheduled', 'queued', 'unsure', 'deleting'].includes(state)) return
    const timer = setInterval(() => {
      if (state !== 'scheduled' || isDue()) void revalidate()
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [state, due, revalidate])
}
