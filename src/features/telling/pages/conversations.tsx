import { type ActionFunctionArgs, Form, Link, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { type Conversation, listConversations, tickConversation } from '../conversations.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const withDone = new URL(request.url).searchParams.has('done')
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    listConversations(tx, viewer, app.clock(), { page, withDone }),
  )
  return { ...found, page, withDone }
}

const schema = z.object({ telling: z.uuid(), intent: z.enum(['done', 'undone']) })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  await tickConversation(app, viewer, parsed.value.telling, parsed.value.intent === 'done')
  return redirect(`/mine/conversations${new URL(request.url).search}`)
}

export default function Conversations() {
  const t = useT()
  const { conversations, page, more, withDone } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('conversations.title')} · Luotto`}</title>
      <h1>{t('conversations.title')}</h1>
      <p className="hint">{t('conversations.about')}</p>
      {conversations.length === 0 && <p className="empty">{t('conversations.empty')}</p>}
      <ul className="rows">
        {conversations.map((conversation) => (
          <Row key={conversation.id} {...conversation} />
        ))}
      </ul>
      <Pages page={page} more={more} />
      <p>
        {withDone ? (
          <Link to="/mine/conversations">{t('conversations.withoutDone')}</Link>
        ) : (
          <Link to="/mine/conversations?done">{t('conversations.withDone')}</Link>
        )}
      </p>
    </>
  )
}

function Row({ id, network, storyTitle, toldAt, postUrl, place, done }: Conversation) {
  const t = useT()
  const { moment } = useFormats()
  const title = storyTitle ?? t('tell.ownThought')
  const address = postUrl ?? place
  return (
    <li className="row">
      <div>
        <Link to={`/tellings/${id}`}>{title}</Link>
        <p className="facts">
          {t(`network.${network}`)} · {moment(toldAt)}
        </p>
        {address && (
          <a href={address} target="_blank" rel="noreferrer">
            {postUrl ? t('conversations.toPost') : t('tell.openNetwork', { network: t(`network.${network}`) })}
          </a>
        )}
      </div>
      <Form method="post">
        <input type="hidden" name="telling" value={id} />
        <button
          type="submit"
          name="intent"
          value={done ? 'undone' : 'done'}
          className="quiet"
          aria-label={t(done ? 'conversations.undoneThis' : 'conversations.doneThis', { title })}
        >
          {t(done ? 'conversations.undone' : 'conversations.done')}
        </button>
      </Form>
    </li>
  )
}
