import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { chooseQuote, listQuotable, mostQuotes, type Quotable } from '../quotes.ts'

await sentencesOf('voiceReport')

/** Which posts the report quotes, of those that may be. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const page = pageNumber(request)
  const place = { organisationId: viewer.organisation.id, studyId: study.id }
  const found = await inOrganisation(app.db, place.organisationId, (tx) => listQuotable(tx, place, page))
  return { ...found, page, most: mostQuotes, study: { id: study.id, title: study.title, language: study.language } }
}

const schema = z.object({ post: z.uuid(), act: z.enum(['choose', 'leave-out']) })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ problem: 'not-allowed' as const }, { status: 400 })
  const { post: postId, act } = parsed.value
  const done = await chooseQuote(app, viewer, study.id, { postId, quoted: act === 'choose' })
  if (!done.ok) return data({ problem: done.problem }, { status: 409 })
  return redirect(`/together/studies/${study.id}/quotes?page=${pageNumber(request)}`)
}

export default function Quotes() {
  const t = useT()
  const { posts, page, more, chosen, most, study } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('report.quotes.title')} · ${study.title} · Luotto`}</title>
      <p className="facts" lang={study.language}>
        {study.title}
      </p>
      <h1>{t('report.quotes.title')}</h1>
      <nav className="tools" aria-label={t('report.ways')}>
        <Link to={`/together/studies/${study.id}/report`}>{t('report.title')}</Link>
      </nav>
      {result && (
        <p className="notice care" role="alert">
          {t(`report.quotes.problem.${result.problem}`, { most })}
        </p>
      )}
      {posts.length === 0 && page === 1 ? (
        <p className="empty">{t('report.quotes.none')}</p>
      ) : (
        <>
          <p>{t('report.quotes.which', { most })}</p>
          <p className="hint">{t('report.quotes.found')}</p>
          <p className="hint">{t('report.quotes.gone')}</p>
          <p>{t('report.quotes.chosen', { chosen })}</p>
        </>
      )}
      <ul className="rows">
        {posts.map((post) => (
          <QuotableRow key={post.id} post={post} />
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}

function QuotableRow({ post }: { readonly post: Quotable }) {
  const t = useT()
  const { id, text, language, chosen } = post
  return (
    <li>
      <p id={`post-${id}`} lang={language === 'unknown' ? undefined : language}>
        {text}
      </p>
      {chosen && <p className="facts">{t('report.quotes.isChosen')}</p>}
      <Form method="post" className="actions">
        <input type="hidden" name="post" value={id} />
        <button
          type="submit"
          name="act"
          value={chosen ? 'leave-out' : 'choose'}
          className={chosen ? 'quiet' : undefined}
          aria-describedby={`post-${id}`}
        >
          {t(chosen ? 'report.quotes.leaveOut' : 'report.quotes.choose')}
        </button>
      </Form>
    </li>
  )
}
