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
import { longest } from '../../../core/voice/parse-codebook.ts'
import { parseForm } from '../../../platform/form.ts'
import { FaultSummary } from '../../../ui/form.tsx'
import { useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { codeSchema, textsOf } from '../codebook-form.ts'
import { CodebookProblemNotice } from '../codebook-problem.tsx'
import { saidIn } from '../codebook-shown.tsx'
import { requireCode } from '../edited-codebook.ts'
import { InThree } from '../in-three.tsx'
import { saveCodebook } from '../save-codebook.ts'

await sentencesOf('study')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { study, book, decision, code } = await requireCode(context, params)
  return { study: study.id, version: book.version, decision: { id: decision.id, question: decision.question }, code }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study, decision, code } = await requireCode(context, params)
  const parsed = parseForm(codeSchema, await request.formData())
  if (!parsed.ok) return data({ ...parsed, problem: undefined }, { status: 400 })
  const saved = await saveCodebook(app, viewer, study.id, parsed.value.base, {
    kind: 'set-code',
    decision: decision.id,
    code: code.id,
    name: textsOf(parsed.value, 'name'),
    definition: textsOf(parsed.value, 'definition'),
    examples: textsOf(parsed.value, 'examples'),
  })
  if (!saved.ok) return data({ faults: {}, typed: parsed.typed, problem: saved.problem }, { status: 409 })
  return redirect(`/together/studies/${study.id}/codebook/${decision.id}#codes`)
}

export default function CodebookCode() {
  const t = useT()
  const language = useLanguage()
  const { study, version, decision, code } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const page = `/together/studies/${study}/codebook`
  const came = { typed: result?.typed ?? {}, faults: result?.faults ?? {} }
  return (
    <>
      <title>{`${saidIn(code.name, language)} · Luotto`}</title>
      <h1>{saidIn(code.name, language)}</h1>
      <p className="facts">{t('study.codebook.codeId', { id: code.id })}</p>
      <nav className="tools" aria-label={t('study.room.codebook')}>
        <Link to={`${page}/${decision.id}`}>{saidIn(decision.question, language)}</Link>
        <Link to={page}>{t('study.room.codebook')}</Link>
      </nav>
      <CodebookProblemNotice problem={result?.problem} />
      <FaultSummary faults={result?.faults} />
      <Form method="post" className="stack" noValidate key={`${code.id} ${version}`}>
        <input type="hidden" name="base" value={version} />
        <InThree legend={t('study.codebook.name')} name="name" value={code.name} maxLength={longest.name} {...came} />
        <InThree
          legend={t('study.codebook.definition')}
          name="definition"
          rows={6}
          value={code.definition}
          maxLength={longest.definition}
          {...came}
        />
        <InThree
          legend={t('study.codebook.examples')}
          hint={t('study.codebook.examplesHint')}
          name="examples"
          rows={6}
          value={code.examples}
          maxLength={longest.examples}
          {...came}
        />
        <button type="submit">{t('common.save')}</button>
      </Form>
    </>
  )
}
