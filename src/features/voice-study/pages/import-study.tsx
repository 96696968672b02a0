import { type ActionFunctionArgs, data, Form, Link, type LoaderFunctionArgs, useActionData } from 'react-router'
import { requireMay } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { importStudy } from '../import-study.ts'

await sentencesOf('study')

export function loader({ context }: LoaderFunctionArgs) {
  requireMay(context, 'found-study')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'found-study')
  const file = (await request.formData()).get('study')
  if (!(file instanceof File) || file.size === 0) {
    return data({ ok: false as const, problem: 'no-file' as const }, { status: 400 })
  }
  const imported = await importStudy(app, viewer, { name: file.name, blob: file })
  return imported.ok ? imported : data(imported, { status: 400 })
}

export default function ImportStudy() {
  const t = useT()
  const { number } = useFormats()
  const result = useActionData<typeof action>()
  const problem = result?.ok === false ? result.problem : undefined
  return (
    <>
      <title>{`${t('study.import.title')} · Luotto`}</title>
      <h1>{t('study.import.title')}</h1>
      <p>{t('study.import.about')}</p>
      <nav className="tools" aria-label={t('study.list.title')}>
        <Link to="/together/studies">{t('study.list.title')}</Link>
      </nav>
      {result?.ok && (
        <div className="notice" role="status">
          <p>
            {t('study.import.done', { count: result.posts, posts: number(result.posts) })}{' '}
            <Link to={`/together/studies/${result.id}`}>{t('study.import.open')}</Link>
          </p>
          {result.bad > 0 && (
            <>
              <p>{t('study.import.bad', { count: result.bad })}</p>
              <ul>
                {result.told.map(({ file, line }) => (
                  <li key={`${file} ${line}`}>{t('study.import.badRow', { file, line })}</li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
      <Form method="post" encType="multipart/form-data" className="stack">
        <div className="field">
          <label htmlFor="study">{t('study.import.file')}</label>
          <p className="hint" id="study-hint">
            {t('study.import.fileHint')}
          </p>
          <input
            id="study"
            type="file"
            name="study"
            accept=".zip,application/zip"
            aria-describedby={problem ? 'study-hint study-fault' : 'study-hint'}
            aria-invalid={problem ? true : undefined}
          />
          {problem && (
            <p className="fault" id="study-fault" role="alert">
              {t(`study.import.problem.${problem}`)}
            </p>
          )}
        </div>
        <button type="submit">{t('study.import.bring')}</button>
      </Form>
    </>
  )
}
