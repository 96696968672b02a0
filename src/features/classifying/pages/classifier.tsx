import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import { z } from 'zod'
import type { Decision } from '../../../core/voice/codebook.ts'
import { inLanguage } from '../../../core/voice/study.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useFormats, useLanguage, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findCodebook } from '../../voice-study/find-study.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { type LearntDecision, learntDecisions } from '../queries.ts'
import { ClassifierWorth } from '../report-views.tsx'
import { startTraining, stopTraining } from '../start-training.ts'

await sentencesOf('study')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const { id, title, language } = study
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const { decisions } = await findCodebook(tx, viewer.organisation.id, study)
    const ids = decisions.map((one) => one.id)
    const learnt = await learntDecisions(tx, viewer.organisation.id, study.id, ids, app.clock())
    return { id, title, language, decisions, learnt }
  })
}

const schema = z.object({ intent: z.enum(['start', 'stop']), decision: z.string().max(100) })

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ problem: 'missing' as const }, { status: 400 })
  const act = parsed.value.intent === 'start' ? startTraining : stopTraining
  const done = await act(app, viewer, study.id, parsed.value.decision)
  if (!done.ok) return data({ problem: done.problem }, { status: 409 })
  return redirect(`/together/studies/${study.id}/classifier`)
}

export default function ClassifierPage() {
  const t = useT()
  const { id, title, decisions, learnt } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { revalidate } = useRevalidator()
  const isBusy = learnt.some(({ state }) => state === 'waiting' || state === 'running')
  useEffect(() => {
    if (!isBusy) return undefined
    const timer = setInterval(() => void revalidate(), 2000)
    return () => clearInterval(timer)
  }, [isBusy, revalidate])
  return (
    <>
      <title>{`${t('classifying.title')} · ${title} · Luotto`}</title>
      <h1>{t('classifying.title')}</h1>
      <p>{t('classifying.about')}</p>
      <p className="notice">{t('classifying.never')}</p>
      {result && (
        <p className="notice care" role="alert">
          {t(`classifying.problem.${result.problem}`)}
        </p>
      )}
      {decisions.map((decision, at) => {
        const one = learnt[at]
        return one && <DecisionLearnt key={decision.id} decision={decision} learnt={one} />
      })}
      <h2>{t('classifying.whyNever')}</h2>
      <p>{t('classifying.why.frequent')}</p>
      <p>{t('classifying.why.rule')}</p>
      <p>{t('classifying.why.elsewhere')}</p>
      <nav className="tools" aria-label={title}>
        <Link to={`/together/studies/${id}`}>{title}</Link>
      </nav>
    </>
  )
}

function DecisionLearnt({ decision, learnt }: { readonly decision: Decision; readonly learnt: LearntDecision }) {
  const t = useT()
  const { day } = useFormats()
  const { language } = useLoaderData<typeof loader>()
  const reader = useLanguage()
  const question = inLanguage(decision.question, reader, language)
  const nameOf = (code: string) => {
    const found = decision.codes.find((one) => one.id === code)
    return found ? inLanguage(found.name, reader, language).text : code
  }
  const { state, model } = learnt
  return (
    <section>
      <h2 lang={question.language}>{question.text}</h2>
      {(state !== 'never' || !model) && state !== 'done' && <Standing learnt={learnt} name={question.text} />}
      {model && (
        <>
          <p className="hint">{t('classifying.trained', { day: day(model.trainedAt) })}</p>
          <ClassifierWorth report={model.report} question={question.text} nameOf={nameOf} />
        </>
      )}
      <Form method="post" className="actions">
        <input type="hidden" name="decision" value={decision.id} />
        {state === 'waiting' || state === 'running' ? (
          <button type="submit" name="intent" value="stop" className="quiet" aria-label={named('stop')}>
            {t('classifying.stop')}
          </button>
        ) : (
          <button
            type="submit"
            name="intent"
            value="start"
            className={model ? 'quiet' : undefined}
            aria-label={named(model ? 'again' : 'start')}
          >
            {t(model ? 'classifying.again' : 'classifying.start')}
          </button>
        )}
      </Form>
    </section>
  )

  // Several buttons on the page say the same: read out, each says of which question.
  function named(what: 'start' | 'again' | 'stop'): string {
    return `${t(`classifying.${what}`)}: ${question.text}`
  }
}

function Standing({ learnt, name }: { readonly learnt: LearntDecision; readonly name: string }) {
  const t = useT()
  const { state, done, total, problem } = learnt
  const sentence =
    state === 'failed'
      ? t(`classifying.failed.${problem ?? 'fault'}`)
      : state === 'done'
        ? ''
        : t(`classifying.state.${state}`)
  return (
    <>
      <p role="status">{sentence}</p>
      {state === 'running' && (
        <p>
          <progress value={done} max={Math.max(total, 1)} aria-label={t('classifying.progress', { name })} />
        </p>
      )}
    </>
  )
}
