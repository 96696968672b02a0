import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { passageIds } from '../../../core/starter-guidelines/passages.ts'
import { starterGuidelines } from '../../../core/starter-guidelines.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'

export function loader({ context }: LoaderFunctionArgs) {
  const { language } = requireViewer(context)
  const guidelines = starterGuidelines[language]
  return { passages: passageIds.map((id) => ({ id, title: guidelines[id].title, begins: guidelines[id].text[0] })) }
}

/** What holds for every telling: our own starter set, until the organisation's own guidelines stand here. */
export default function Guidance() {
  const t = useT()
  const { passages } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('nav.guidance')} · Luotto`}</title>
      <h1>{t('guidance.title')}</h1>
      <p>
        <Link className="button" to="/guidance/mishap">
          {t('guidance.mishap.ask')}
        </Link>
      </p>
      <h2>{t('guidelines.title')}</h2>
      <p className="hint">
        {t('guidelines.open')} {t('guidelines.starter')}
      </p>
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
