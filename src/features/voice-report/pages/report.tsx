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
import { useFormats, useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { drawReport } from '../draw-report.ts'
import { ReportFiles } from '../file-list.tsx'
import { makeReport } from '../make-report.ts'
import { findPublished, publishReport, takeBackReport } from '../publish-report.ts'
import { reportBody } from '../report-body.ts'
import { wordsOf } from '../report-words.ts'

await sentencesOf('voiceReport')

/** The report as it stands now, for who works on the study. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, study, parts, language } = await requireStudy(context, params)
  const organisationId = viewer.organisation.id
  const { content, published } = await inOrganisation(app.db, organisationId, async (tx) => ({
    content: await makeReport(app, tx, organisationId, study),
    published: await findPublished(tx, organisationId, study.id),
  }))
  return {
    id: study.id,
    state: study.state,
    leads: parts.includes('researcher'),
    publishedAt: published?.publishedAt ?? null,
    drawings: drawReport(content, wordsOf(language, content.codebook)),
    content: { ...content, rows: [] },
  }
}

const schema = z.object({ act: z.enum(['publish', 'take-back']) })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ problem: 'missing' as const }, { status: 400 })
  const act = parsed.value.act === 'publish' ? publishReport : takeBackReport
  const done = await act(app, viewer, study.id)
  if (!done.ok) return data({ problem: done.problem }, { status: 409 })
  return redirect(`/together/studies/${study.id}/report`)
}

export default function Report() {
  const t = useT()
  const language = useLanguage()
  const { id, leads, content, drawings } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('report.title')} · ${content.study.title} · Luotto`}</title>
      <p className="facts">{t('report.kind')}</p>
      <h1 lang={content.study.language}>{content.study.title}</h1>
      <nav className="tools" aria-label={t('report.ways')}>
        <Link to={`/together/studies/${id}`}>{t('report.toStudy')}</Link>
        {leads && <Link to={`/together/studies/${id}/quotes`}>{t('report.quotes.title')}</Link>}
      </nav>
      {result && (
        <p className="notice care" role="alert">
          {t(`report.problem.${result.problem}`)}
        </p>
      )}
      {reportBody(content, drawings, language)}
      <Share />
    </>
  )
}

/** Files to take along, and showing the report to everybody. */
function Share() {
  const t = useT()
  const { day } = useFormats()
  const { id, state, leads, publishedAt, content, drawings } = useLoaderData<typeof loader>()
  return (
    <>
      <section>
        <h2>{t('report.files')}</h2>
        <ReportFiles base={`/together/studies/${id}/report`} pictures={Object.keys(drawings)} />
      </section>
      {leads && content.people !== null && (
        <section>
          <h2>{t('report.publish')}</h2>
          {publishedAt === null && <p>{t(state === 'closed' ? 'report.publish.about' : 'report.publish.notYet')}</p>}
          {publishedAt !== null && (
            <p>
              {t('report.publish.done', { day: day(publishedAt) })}{' '}
              <Link to={`/together/studies/${id}/result`}>{t('report.publish.see')}</Link>
            </p>
          )}
          {(publishedAt !== null || state === 'closed') && (
            <Form method="post" className="actions">
              <button
                type="submit"
                name="act"
                value={publishedAt === null ? 'publish' : 'take-back'}
                className={publishedAt === null ? undefined : 'quiet'}
              >
                {t(publishedAt === null ? 'report.publish.act' : 'report.publish.back')}
              </button>
            </Form>
          )}
        </section>
      )}
    </>
  )
}
