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
import { languages } from '../../../core/networks.ts'
import type { CodebookChange } from '../../../core/voice/codebook-edit.ts'
import { longest } from '../../../core/voice/parse-codebook.ts'
import { isFrozen } from '../../../core/voice/study.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { FaultSummary } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { bookSchema, textsOf } from '../codebook-form.ts'
import { CodebookProblemNotice } from '../codebook-problem.tsx'
import { DecisionShown, Said, saidIn } from '../codebook-shown.tsx'
import { findCodebook } from '../find-study.ts'
import { InThree } from '../in-three.tsx'
import { MoveButtons } from '../move-buttons.tsx'
import { saveCodebook } from '../save-codebook.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, viewer, study, parts, language } = await requireStudy(context, params)
  const book = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findCodebook(tx, viewer.organisation.id, study),
  )
  const asked = new URL(request.url).searchParams.get('in')
  const frozen = isFrozen(study.state)
  return {
    study: { id: study.id, title: study.title },
    book,
    frozen,
    edits: parts.includes('researcher') && !frozen,
    shown: languages.find((one) => one === asked) ?? language,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(bookSchema, await request.formData())
  if (!parsed.ok) return data({ ...parsed, problem: undefined }, { status: 400 })
  const saved = await saveCodebook(app, viewer, study.id, parsed.value.base, changeOf(parsed.value))
  const page = `/together/studies/${study.id}/codebook`
  if (!saved.ok) return data({ faults: {}, typed: parsed.typed, problem: saved.problem }, { status: 409 })
  const added = parsed.value.intent === 'add' ? saved.codebook.decisions.at(-1)?.id : undefined
  return redirect(added ? `${page}/${added}` : page)
}

function changeOf(form: z.infer<typeof bookSchema>): CodebookChange {
  if (form.intent === 'about') return { kind: 'about', about: textsOf(form, 'about') }
  if (form.intent === 'add') return { kind: 'add-decision', question: textsOf(form, 'question') }
  if (form.intent === 'remove') return { kind: 'remove-decision', decision: form.decision }
  return { kind: 'move-decision', decision: form.decision, by: form.intent === 'up' ? -1 : 1 }
}

export default function CodebookPage() {
  const t = useT()
  const { study, book, frozen, edits, shown } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const page = `/together/studies/${study.id}/codebook`
  return (
    <>
      <title>{`${t('study.room.codebook')} · Luotto`}</title>
      <h1>{t('study.room.codebook')}</h1>
      <p className="facts">{t('study.codebook.version', { version: book.version })}</p>
      <nav className="tools" aria-label={t('study.codebook.language')}>
        {languages.map((one) => (
          <Link key={one} to={`${page}?in=${one}`} aria-current={one === shown ? 'true' : undefined}>
            {t(`common.in.${one}`)}
          </Link>
        ))}
      </nav>
      <CodebookProblemNotice problem={result?.problem} />
      <FaultSummary faults={result?.faults} />
      {frozen && (
        <p className="notice">
          {t('study.codebook.frozen')} <Link to={`/together/studies/new?from=${study.id}`}>{t('study.new.copy')}</Link>
        </p>
      )}
      <p className="preserve">
        <Said text={book.about} language={shown} />
      </p>
      {book.decisions.map((decision, at) => (
        <section key={decision.id}>
          <h2>
            {at + 1}. <Said text={decision.question} language={shown} />
          </h2>
          <DecisionShown decision={decision} book={book} language={shown} />
          {edits && (
            <>
              <p>
                <Link to={`${page}/${decision.id}`}>{t('study.codebook.edit')}</Link>
              </p>
              <MoveButtons
                name={saidIn(decision.question, shown)}
                field="decision"
                id={decision.id}
                base={book.version}
                isFirst={at === 0}
                isLast={at === book.decisions.length - 1}
              />
            </>
          )}
        </section>
      ))}
      {edits && <BookForms />}
      <nav className="tools" aria-label={t('study.rooms')}>
        <Link to={`${page}/versions`}>{t('study.codebook.versions')}</Link>
        <a href={`${page}.json`}>{t('study.codebook.file')}</a>
        <Link to={`/together/studies/${study.id}`}>{study.title}</Link>
      </nav>
    </>
  )
}

function BookForms() {
  const t = useT()
  const { book } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const of = (intent: string) => (typed.intent === intent ? { typed, faults } : { typed: {}, faults: {} })
  return (
    <>
      <details open={typed.intent === 'add'}>
        <summary>{t('study.codebook.newDecision')}</summary>
        <Form method="post" className="stack" noValidate key={`new ${book.version}`}>
          <input type="hidden" name="base" value={book.version} />
          <InThree
            legend={t('study.codebook.question')}
            hint={t('study.codebook.newDecisionHint')}
            name="question"
            maxLength={longest.question}
            {...of('add')}
          />
          <button type="submit" name="intent" value="add">
            {t('common.add')}
          </button>
        </Form>
      </details>
      <details open={typed.intent === 'about'}>
        <summary>{t('study.codebook.editAbout')}</summary>
        <Form method="post" className="stack" noValidate key={`about ${book.version}`}>
          <input type="hidden" name="base" value={book.version} />
          <InThree
            legend={t('study.codebook.about')}
            name="about"
            rows={10}
            value={book.about}
            maxLength={longest.about}
            {...of('about')}
          />
          <button type="submit" name="intent" value="about" className="quiet">
            {t('common.save')}
          </button>
        </Form>
      </details>
    </>
  )
}
