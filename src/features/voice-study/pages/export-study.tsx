import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { study } = await requireStudy(context, params, 'researcher')
  return { id: study.id, title: study.title }
}

const commands = `luotto study agreement codes.csv --decision tone
luotto study estimate codes.csv --decision tone --codes positive,neutral
luotto study report --posts posts.jsonl --codes codes.csv --out report.html`

export default function ExportStudy() {
  const t = useT()
  const { id, title } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('study.room.export')} · Luotto`}</title>
      <h1>{t('study.room.export')}</h1>
      <nav className="tools" aria-label={t('study.rooms')}>
        <Link to={`/together/studies/${id}`}>{title}</Link>
      </nav>
      <p>{t('study.export.about')}</p>
      <p className="notice care">{t('study.export.texts')}</p>
      <p>
        <a className="button" href={`/together/studies/${id}/export.zip`} download>
          {t('study.export.download')}
        </a>
      </p>
      <h2>{t('study.export.repeat')}</h2>
      <p>{t('study.export.repeatAbout')}</p>
      {/* It goes by keyboard too where it is wider than the page. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached */}
      <pre tabIndex={0}>
        <code>{commands}</code>
      </pre>
    </>
  )
}
