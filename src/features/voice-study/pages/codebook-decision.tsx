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
import type { z } from 'zod'
import type { Decision } from '../../../core/voice/codebook.ts'
import type { CodebookChange } from '../../../core/voice/codebook-edit.ts'
import { longest } from '../../../core/voice/parse-codebook.ts'
import { parseForm } from '../../../platform/form.ts'
import { Choices, FaultSummary } from '../../../ui/form.tsx'
import { useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { conditionOf, decisionSchema, textsOf } from '../codebook-form.ts'
import { CodebookProblemNotice } from '../codebook-problem.tsx'
import { saidIn } from '../codebook-shown.tsx'
import { requireDecision } from '../edited-codebook.ts'
import { InThree } from '../in-three.tsx'
import { MoveButtons } from '../move-buttons.tsx'
import { saveCodebook } from '../save-codebook.ts'

await sentencesOf('study')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { study, book, decision } = await requireDecision(context, params)
  const earlier = book.decisions.slice(0, book.decisions.indexOf(decision))
  return { study: study.id, version: book.version, decision, earlier }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study, decision } = await requireDecision(context, params)
  const parsed = parseForm(decisionSchema, await request.formData(), ['when', 'ordered'])
  if (!parsed.ok) return data({ ...parsed, problem: undefined }, { status: 400 })
  const saved = await saveCodebook(app, viewer, study.id, parsed.value.base, changeOf(parsed.value, decision))
  if (!saved.ok) return data({ faults: {}, typed: parsed.typed, problem: saved.problem }, { status: 409 })
  const page = `/together/studies/${study.id}/codebook`
  if (parsed.value.intent === 'save') return redirect(page)
  const codes = saved.codebook.decisions.find(({ id }) => id === decision.id)?.codes ?? []
  return redirect(
    parsed.value.intent === 'add' ? `${page}/${decision.id}/${codes.at(-1)?.id}` : `${page}/${decision.id}#codes`,
  )
}

function changeOf(form: z.infer<typeof decisionSchema>, { id, codes }: Decision): CodebookChange {
  if (form.intent === 'save') {
    return {
      kind: 'set-decision',
      decision: id,
      question: textsOf(form, 'question'),
      rule: textsOf(form, 'rule'),
      when: conditionOf(form.when),
      // The scale goes as the codes do.
      ordered: codes.map((code) => code.id).filter((code) => form.ordered.includes(code)),
    }
  }
  if (form.intent === 'add') {
    const none = { fi: '', sv: '', en: '' }
    return { kind: 'add-code', decision: id, name: textsOf(form, 'name'), definition: none, examples: none }
  }
  if (form.intent === 'remove') return { kind: 'remove-code', decision: id, code: form.code }
  return { kind: 'move-code', decision: id, code: form.code, by: form.intent === 'up' ? -1 : 1 }
}

export default function CodebookDecision() {
  const t = useT()
  const language = useLanguage()
  const { study, version, decision } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const page = `/together/studies/${study}/codebook`
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <>
      <title>{`${saidIn(decision.question, language)} · Luotto`}</title>
      <h1>{saidIn(decision.question, language)}</h1>
      <nav className="tools" aria-label={t('study.room.codebook')}>
        <Link to={page}>{t('study.room.codebook')}</Link>
      </nav>
      <CodebookProblemNotice problem={result?.problem} />
      <FaultSummary faults={result?.faults} />
      <DecisionForm key={`${decision.id} ${version}`} />
      <h2 id="codes">{t('study.codebook.codes')}</h2>
      <ul className="rows">
        {decision.codes.map((code, at) => (
          <li key={code.id}>
            <Link to={`${page}/${decision.id}/${code.id}`}>{saidIn(code.name, language)}</Link> <code>{code.id}</code>
            <MoveButtons
              name={saidIn(code.name, language)}
              field="code"
              id={code.id}
              base={version}
              isFirst={at === 0}
              isLast={at === decision.codes.length - 1}
            />
          </li>
        ))}
      </ul>
      <h2>{t('study.codebook.newCode')}</h2>
      <Form method="post" className="stack" noValidate key={`code ${version}`}>
        <input type="hidden" name="base" value={version} />
        <InThree
          legend={t('study.codebook.name')}
          hint={t('study.codebook.nameHint')}
          name="name"
          maxLength={longest.name}
          typed={typed.intent === 'add' ? typed : {}}
          faults={result?.faults ?? {}}
        />
        <button type="submit" name="intent" value="add">
          {t('common.add')}
        </button>
      </Form>
    </>
  )
}

function DecisionForm() {
  const t = useT()
  const language = useLanguage()
  const { version, decision, earlier } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const saves = result?.typed.intent === 'save'
  const typed: Readonly<Record<string, string>> = saves ? result.typed : {}
  const faults: Readonly<Record<string, string>> = saves ? result.faults : {}
  const chosen = (name: string, otherwise: readonly string[]) => (saves ? (typed[name] ?? '').split(',') : otherwise)
  const { when, codes, ordered } = decision
  const conditions = when?.codes.map((code) => `${when.decision}:${code}`) ?? []
  return (
    <Form method="post" className="stack" noValidate>
      <input type="hidden" name="base" value={version} />
      <InThree
        legend={t('study.codebook.question')}
        name="question"
        rows={3}
        value={decision.question}
        maxLength={longest.question}
        {...{ typed, faults }}
      />
      <InThree
        legend={t('study.codebook.rule')}
        hint={t('study.codebook.ruleHint')}
        name="rule"
        rows={8}
        value={decision.rule}
        maxLength={longest.rule}
        {...{ typed, faults }}
      />
      {earlier.map((one) => (
        <Choices
          key={one.id}
          legend={t('study.codebook.whenOf', { question: saidIn(one.question, language) })}
          hint={t('study.codebook.whenHint')}
          name="when"
          fault={faults.when}
          chosen={chosen('when', conditions)}
          options={one.codes.map(({ id, name }) => ({ value: `${one.id}:${id}`, label: saidIn(name, language) }))}
        />
      ))}
      <Choices
        legend={t('study.codebook.ordered')}
        hint={t('study.codebook.orderedHint')}
        name="ordered"
        fault={faults.ordered}
        chosen={chosen('ordered', ordered)}
        options={codes.map(({ id, name }) => ({ value: id, label: saidIn(name, language) }))}
      />
      <button type="submit" name="intent" value="save">
        {t('common.save')}
      </button>
    </Form>
  )
}
