import { type ActionFunctionArgs, data, Form, Link, redirect, useActionData } from 'react-router'
import { requireMay } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { readImport } from '../read-import.ts'

await sentencesOf('office')

export function loader({ context }: ActionFunctionArgs) {
  requireMay(context, 'manage-people')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const file = (await request.formData()).get('list')
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const read = await readImport(app, viewer, bytes)
  if (!read.ok) return data({ problem: read.problem }, { status: 400 })
  return redirect(`/together/people/import/${read.id}`)
}

export default function ImportPage() {
  const t = useT()
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <title>{`${t('import.title')} · Luotto`}</title>
      <h1>{t('import.title')}</h1>
      <p>{t('import.about')}</p>
      <nav className="tools" aria-label={t('import.title')}>
        <a href="/together/people/import/template.csv" download>
          {t('import.template')}
        </a>
        <Link to="/together/people">{t('people.title')}</Link>
      </nav>
      <Form method="post" encType="multipart/form-data" className="stack">
        <div className="field">
          <label htmlFor="list">{t('import.file')}</label>
          <p className="hint" id="list-hint">
            {t('import.fileHint')}
          </p>
          <input
            id="list"
            type="file"
            name="list"
            accept=".csv,.txt,.tsv,text/csv"
            aria-describedby={problem ? 'list-hint list-fault' : 'list-hint'}
            aria-invalid={problem ? true : undefined}
          />
          {problem && (
            <p className="fault" id="list-fault" role="alert">
              {t(`import.problem.${problem}`)}
            </p>
          )}
        </div>
        <button type="submit">{t('import.look')}</button>
      </Form>
    </>
  )
}
