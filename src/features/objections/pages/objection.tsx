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
import { outcomes } from '../../../core/objection.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { Choices, FaultSummary, TextArea } from '../../../ui/form.tsx'
import { type MessageId, useFormats, useT } from '../../../ui/intl.ts'
import { answerObjection } from '../answer-objection.ts'
import { objectionAnswerSchema } from '../objection-form.ts'
import { findObjection } from '../queries.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const objection = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findObjection(tx, viewer.organisation.id, params.id ?? ''),
  )
  if (!objection) throw new Response(null, { status: 404 })
  return { objection }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'edit-stories')
  const parsed = parseForm(objectionAnswerSchema, await request.formData())
  const { typed } = parsed
  if (!parsed.ok) return data({ typed, faults: parsed.faults, late: false }, { status: 400 })
  const { outcome, answer, withhold } = parsed.value
  const id = params.id ?? ''
  const answered = await answerObjection(app, viewer, { id, outcome, answer, withhold: withhold === 'yes' })
  if (answered.ok)
    return redirect(outcome === 'not-upheld' ? '/stories/objections' : `/stories/${answered.storyId}/correction`)
  if (answered.problem === 'missing') throw new Response(null, { status: 404 })
  return data({ typed, faults: {}, late: true }, { status: 409 })
}

export default function ObjectionPage() {
  const t = useT()
  const { day } = useFormats()
  const { objection } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('objections.objection')} · Luotto`}</title>
      <p className="facts">{t('objections.week', { day: day(objection.raisedWeek) })}</p>
      <h1>{t('objections.objection')}</h1>
      <p>
        <Link to={`/stories/${objection.storyId}`} lang={objection.storyLanguage}>
          {objection.storyTitle}
        </Link>
      </p>
      <blockquote className="preserve">{objection.words}</blockquote>
      <p className="hint">{t('objections.nobodyKnows')}</p>
      {result?.late && (
        <div className="notice care" role="alert">
          <p>{t('objections.answeredMeanwhile')}</p>
          <p className="preserve">{result.typed.answer}</p>
        </div>
      )}
      {objection.answer === null ? (
        <AnswerForm />
      ) : (
        <>
          <h2>{t('objections.answer')}</h2>
          <p>
            <strong>{t(`objections.state.${objection.state}`)}</strong>
          </p>
          <p className="preserve">{objection.answer}</p>
        </>
      )}
      <p>
        <Link to="/stories/objections">{t('objections.open')}</Link>
      </p>
    </>
  )
}

function AnswerForm() {
  const t = useT()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <Form method="post" className="stack" noValidate>
      <FaultSummary faults={result?.faults} />
      <Choices
        legend={t('objections.outcome')}
        name="outcome"
        type="radio"
        chosen={[result?.typed.outcome ?? '']}
        options={outcomes.map((one) => ({ value: one, label: t(`objections.outcome.${one}`) }))}
      />
      {faults.outcome && <p className="fault">{t(faults.outcome as MessageId)}</p>}
      <TextArea
        label={t('objections.answer')}
        hint={t('objections.answerHint')}
        name="answer"
        required
        maxLength={2000}
        fault={faults.answer}
        defaultValue={result?.typed.answer}
      />
      <label className="choice">
        <input type="checkbox" name="withhold" value="yes" defaultChecked={result?.typed.withhold === 'yes'} />
        <span>{t('objections.withhold')}</span>
      </label>
      <button type="submit">{t('objections.publishAnswer')}</button>
    </Form>
  )
}
