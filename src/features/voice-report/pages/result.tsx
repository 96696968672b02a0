import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { useFormats, useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { drawReport } from '../draw-report.ts'
import { ReportFiles } from '../file-list.tsx'
import { requireResult } from '../find-result.ts'
import { reportBody } from '../report-body.ts'
import { wordsOf } from '../report-words.ts'

await sentencesOf('voiceReport')

/** What a study's researcher has shown to everybody. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { id, content, publishedAt, language } = await requireResult(context, params)
  const drawings = drawReport(content, wordsOf(language, content.codebook))
  return { id, publishedAt, drawings, content: { ...content, rows: [] } }
}

export default function Result() {
  const t = useT()
  const language = useLanguage()
  const { day } = useFormats()
  const { id, publishedAt, content, drawings } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${content.study.title} · Luotto`}</title>
      <p className="facts">{t('report.publishedOn', { day: day(publishedAt) })}</p>
      <h1 lang={content.study.language}>{content.study.title}</h1>
      {reportBody(content, drawings, language)}
      <section>
        <h2>{t('report.files')}</h2>
        <ReportFiles base={`/together/studies/${id}/result`} pictures={Object.keys(drawings)} />
      </section>
      <nav className="tools" aria-label={t('report.ways')}>
        <Link to="/together/studies">{t('insight.studies')}</Link>
      </nav>
    </>
  )
}
