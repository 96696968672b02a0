import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from 'react-router'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { type MessageId, useFormats, useT } from '../../../ui/intl.ts'
import { forgetDraft } from '../device.ts'
import { findOwnTelling, type OwnTelling } from '../queries.ts'
import { settlements, settleTelling } from '../settle-telling.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const telling = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findOwnTelling(tx, viewer, params.id ?? ''),
  )
  if (!telling) throw new Response(null, { status: 404 })
  return { telling, origin: app.baseUrl }
}

/** The member settles what the network did not: it went out, it did not, or the text may go. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(z.object({ as: z.enum(settlements) }), await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  await settleTelling(app, viewer, params.id ?? '', parsed.value.as)
  return redirect(parsed.value.as === 'discard' ? '/mine' : `/tellings/${params.id}`)
}

export default function TellingPage() {
  const t = useT()
  const { moment } = useFormats()
  const { telling, origin } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const justTold = query.has('told')
  useFollow(telling)
  useEffect(() => {
    if (justTold) forgetDraft(telling.storyId ?? undefined)
  }, [justTold, telling.storyId])
  const thanks = justTold && (telling.state === 'queued' || telling.state === 'published')
  const link = telling.slug && `${origin}/go/${telling.slug}`
  return (
    <div className="told">
      <title>{`${t('tell.telling')} · Luotto`}</title>
      <h1>{thanks ? t('tell.thanks') : (telling.storyTitle ?? t('tell.ownThought'))}</h1>
      <p className="facts">
        {t(`network.${telling.network}`)} · {moment(telling.toldAt)}
      </p>
      <p role="status">
        <strong>{t(`tell.state.${telling.state}`)}</strong>
      </p>
      <Explanation telling={telling} />
      {telling.postUrl && (
        <p>
          <a href={telling.postUrl} rel="noreferrer">
            {t('tell.seePost')}
          </a>
        </p>
      )}
      {link && (
        <p>
          {t('tell.yourLink')} <a href={link}>{link.replace(/^https?:\/\//, '')}</a>
        </p>
      )}
      <p>
        <Link to="/stories">{t('tell.backToStories')}</Link>
      </p>
    </div>
  )
}

/** What became of it in plain words, what was kept, and what one can do. */
function Explanation({ telling }: { telling: OwnTelling }) {
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
            <button type="submit" name="as" value="again">
              {t('tell.settle.tryAgain')}
            </button>
            <Link to={editAddress(telling)}>{t('tell.settle.edit')}</Link>
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

/** The composer with the kept text in it. */
const editAddress = ({ id, storyId }: OwnTelling) => `/tell?again=${id}${storyId ? `&story=${storyId}` : ''}`

const lookAgainMs = 1500

/** While it is on its way, the page looks again by itself. */
function useFollow({ state }: OwnTelling) {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (state !== 'queued' && state !== 'unsure') return
    const timer = setInterval(() => void revalidate(), lookAgainMs)
    return () => clearInterval(timer)
  }, [state, revalidate])
}
