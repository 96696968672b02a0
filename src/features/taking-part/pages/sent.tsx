import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { changeSent } from '../change-sent.ts'
import { MaskedText } from '../masked-text.tsx'
import { networkName } from '../network-name.ts'
import { listSent, type OwnSent } from '../queries.ts'
import { requirePart } from '../require-part.ts'

await sentencesOf('takingPart')

export async function loader(args: LoaderFunctionArgs) {
  const { app, viewer, part } = await requirePart(args)
  const page = pageNumber(args.request)
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) => listSent(tx, viewer, part, page))
  return { ...found, page, study: { id: part.id, title: part.title } }
}

const schema = z.object({ post: z.uuid(), act: z.enum(['take-back', 'allow-quoting', 'forbid-quoting']) })

export async function action(args: ActionFunctionArgs) {
  const { app, viewer, part } = await requirePart(args)
  const parsed = parseForm(schema, await args.request.formData())
  if (!parsed.ok) return data(null, { status: 400 })
  const { post: postId, act } = parsed.value
  await changeSent(app, viewer, { studyId: part.id, postId, act })
  return redirect(`/mine/studies/${part.id}/sent?page=${pageNumber(args.request)}`)
}

export default function Sent() {
  const t = useT()
  const { posts, page, more, study } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('takingPart.sent.title')} · Luotto`}</title>
      <h1>{t('takingPart.sent.title')}</h1>
      <p className="hint">{t('takingPart.sent.about')}</p>
      <p className="tools">
        <Link to={`/mine/studies/${study.id}`}>{study.title}</Link>
      </p>
      {posts.length === 0 && <p className="empty">{t('takingPart.sent.empty')}</p>}
      <ul className="rows">
        {posts.map((post) => (
          <SentRow key={post.id} post={post} />
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}

function SentRow({ post }: { readonly post: OwnSent }) {
  const t = useT()
  const { day } = useFormats()
  return (
    <li>
      <p className="facts">
        {day(post.postedAt)} · {networkName(t, post.network)} · {t(`takingPart.one.${post.kind}`)} ·{' '}
        {t(`takingPart.language.${post.language}`)}
        {post.quotable && ` · ${t('takingPart.sent.mayQuote')}`}
      </p>
      <MaskedText text={post.text} language={post.language} />
      <Form method="post" className="actions" preventScrollReset>
        <input type="hidden" name="post" value={post.id} />
        <button type="submit" className="quiet" name="act" value={post.quotable ? 'forbid-quoting' : 'allow-quoting'}>
          {t(post.quotable ? 'takingPart.sent.forbid' : 'takingPart.sent.allow')}
        </button>
        <button type="submit" className="quiet" name="act" value="take-back">
          {t('takingPart.sent.takeBack')}
        </button>
      </Form>
    </li>
  )
}
