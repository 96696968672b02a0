import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { longestQuestion } from '../../../core/search-guidelines.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { Input } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { searchPassages } from '../../guidelines/search-passages.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const question = typed.normalize('NFC').trim().slice(0, longestQuestion)
  const { id } = viewer.organisation
  const found = await inOrganisation(app.db, id, (tx) => searchPassages(tx, id, language, question))
  const actor = actorOf(viewer)
  const mayDo = { mayWrite: may(actor, 'write-guidelines'), keepsWords: may(actor, 'keep-words') }
  return { question, language, ...found, ...mayDo }
}

/** Who and what helps, beside the guidelines. */
const ways = [
  { to: '/guidance/ask', name: 'guidance.askFirst', about: 'guidance.askFirstAbout' },
  { to: '/guidance/practice', name: 'guidance.practice', about: 'guidance.practiceAbout' },
  { to: '/guidance/leaders', name: 'guidance.leaders', about: 'guidance.leadersAbout' },
  { to: '/guidance/mishap', name: 'guidance.mishap.ask', about: 'guidance.mishapAbout' },
] as const

/** What holds for every telling: the organisation's own guidelines, or our starter set until there are any. */
export default function Guidance() {
  const t = useT()
  const { question, passages, isOwn, mayWrite, keepsWords, language } = useLoaderData<typeof loader>()
  const isAsked = question !== ''
  return (
    <>
      <title>{`${t('nav.guidance')} · Luotto`}</title>
      <h1>{t('guidance.title')}</h1>
      <Form method="get" action="/guidance" role="search" className="finder" key={question}>
        <div className="line">
          <Input
            label={t('guidelines.search')}
            hint={t('guidelines.search.example')}
            name="q"
            type="search"
            maxLength={longestQuestion}
            autoComplete="off"
            defaultValue={question}
          />
          <button type="submit" className="quiet">
            {t('guidelines.search.button')}
          </button>
        </div>
      </Form>
      {isAsked && (
        <p role="status">
          {t('guidelines.search.found', { count: passages.length })} <Link to="/guidance">{t('guidelines.back')}</Link>
        </p>
      )}
      {!isAsked && (
        <ul className="rows">
          {ways.map(({ to, name, about }) => (
            <li key={to}>
              <Link to={to}>{t(name)}</Link>
              <p className="hint">{t(about)}</p>
            </li>
          ))}
        </ul>
      )}
      <h2>{t('guidelines.title')}</h2>
      <p className="hint">
        {t('guidelines.open')} {!isOwn && t('guidelines.starter')}
      </p>
      <ul className="rows passages">
        {passages.map(({ slug, title, begins, language: its }) => (
          <li key={slug} lang={its === language ? undefined : its}>
            <h3>
              <Link to={`/guidance/guidelines/${slug}`}>{title}</Link>
            </h3>
            <p>{begins}</p>
          </li>
        ))}
      </ul>
      {(mayWrite || keepsWords) && (
        <nav className="tools" aria-label={t('insight.tools')}>
          {mayWrite && <Link to="/guidance/write">{t('guidelines.write')}</Link>}
          {keepsWords && <Link to="/guidance/words">{t('guidance.words')}</Link>}
        </nav>
      )}
    </>
  )
}
