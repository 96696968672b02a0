import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { longestQuestion } from '../../../core/search-guidelines.ts'
import { passageIds } from '../../../core/starter-guidelines/passages.ts'
import { searchStarterGuidelines } from '../../../core/starter-guidelines/search.ts'
import { starterGuidelines } from '../../../core/starter-guidelines.ts'
import { requireViewer } from '../../../request.ts'
import { Input } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'

/** So many passages answer a question; who wants to read on has the whole list one press away. */
const mostFound = 5

export function loader({ request, context }: LoaderFunctionArgs) {
  const { language } = requireViewer(context)
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const question = typed.normalize('NFC').trim().slice(0, longestQuestion)
  const ids = question === '' ? passageIds : searchStarterGuidelines(question, language).slice(0, mostFound)
  const guidelines = starterGuidelines[language]
  return { question, passages: ids.map((id) => ({ id, title: guidelines[id].title, begins: guidelines[id].text[0] })) }
}

/** What holds for every telling: our own starter set, until the organisation's own guidelines stand here. */
export default function Guidance() {
  const t = useT()
  const { question, passages } = useLoaderData<typeof loader>()
  const isAsked = question !== ''
  return (
    <>
      <title>{`${t('nav.guidance')} · Luotto`}</title>
      <h1>{t('guidance.title')}</h1>
      <p>
        <Link className="button" to="/guidance/mishap">
          {t('guidance.mishap.ask')}
        </Link>
      </p>
      <p>
        <Link to="/guidance/ask">{t('guidance.askFirst')}</Link>
      </p>
      <p>
        <Link to="/guidance/practice">{t('guidance.practice')}</Link>
        <br />
        <span className="hint">{t('guidance.practiceAbout')}</span>
      </p>
      <h2>{t('guidelines.title')}</h2>
      <p className="hint">
        {t('guidelines.open')} {t('guidelines.starter')}
      </p>
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
      <ul className="rows passages">
        {passages.map(({ id, title, begins }) => (
          <li key={id}>
            <h3>
              <Link to={`/guidance/guidelines/${id}`}>{title}</Link>
            </h3>
            <p>{begins}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
