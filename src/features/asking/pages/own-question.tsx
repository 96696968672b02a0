import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import type { z } from 'zod'
import type { Context } from '../../../context.ts'
import { afterQuestionAct, longestWords } from '../../../core/asking/question.ts'
import { homeZone } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import type { Viewer } from '../../people/viewer.ts'
import { WhoAnswers } from '../choose-helper.tsx'
import { Conversation } from '../conversation.tsx'
import { followSchema } from '../follow-form.ts'
import { askBack, closeQuestion, deleteQuestion, type Followed, letTeach, passOn } from '../follow-question.ts'
import { helpersToAsk } from '../helpers-to-ask.ts'
import { findOwnQuestion, lastSuggesting, takenOf } from '../own-questions.ts'
import { messagesOf } from '../question-shown.ts'
import { takeSuggested } from '../take-suggestion.ts'
import { TakeSuggestions } from '../take-suggestions.tsx'

await sentencesOf('asking')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const question = await findOwnQuestion(tx, viewer, params.id ?? '')
    if (!question) throw new Response(null, { status: 404 })
    const messages = await messagesOf(tx, viewer.organisation.id, question.id)
    const last = await lastSuggesting(tx, viewer, question)
    return {
      question,
      messages,
      last,
      taken: last ? await takenOf(tx, viewer, question, last) : [],
      mayAskBack: afterQuestionAct(question.state, 'ask-back', messages.length) !== undefined,
      isLate: question.state === 'waiting' && question.dueAt.getTime() < app.clock(),
      ...(await helpersToAsk(app, tx, viewer)),
    }
  })
}

type Follow = z.infer<typeof followSchema>

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const id = params.id ?? ''
  const parsed = parseForm(followSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed, problem: undefined }, { status: 400 })
  const { value, typed } = parsed
  const followed = await follow(app, viewer, id, value)
  if (followed.ok) return redirect(value.act === 'delete' ? '/mine/questions' : `/mine/questions/${id}`)
  if (followed.problem === 'missing') throw new Response(null, { status: 404 })
  return data({ faults: undefined, typed, problem: followed.problem }, { status: 409 })
}

async function follow(app: Context, viewer: Viewer, id: string, value: Follow): Promise<Followed> {
  switch (value.act) {
    case 'ask-back':
      return askBack(app, viewer, { id, ...value })
    case 'pass-on':
      return passOn(app, viewer, { id, ...value })
    case 'close':
      return closeQuestion(app, viewer, id)
    case 'delete':
      return deleteQuestion(app, viewer, id)
    case 'teach':
    case 'teach-not':
      return letTeach(app, viewer, id, value.act === 'teach')
    case 'take':
      return (await takeSuggested(app, viewer, { id, ...value })) ? { ok: true } : { ok: false, problem: 'missing' }
  }
}

export default function OwnQuestion() {
  const t = useT()
  const { question, messages, last, taken } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const suggestions = messages.find(({ number }) => number === last)?.suggestions ?? []
  return (
    <>
      <title>{`${t('asking.question')} · Luotto`}</title>
      <p className="facts">{t(question.askerName === null ? 'asking.unnamed' : 'asking.withName')}</p>
      <h1>{t('asking.question')}</h1>
      {query.has('asked') && (
        <p className="notice" role="status">
          {t('asking.thanks')}
        </p>
      )}
      <State />
      <Conversation question={question} messages={messages} isOwn without={last} />
      {question.draft && (
        <TakeSuggestions key={question.id} {...{ question, suggestions, taken, message: last ?? 0 }} />
      )}
      <Acts />
      <p>
        <Link to="/mine/questions">{t('guidance.askFirst.own')}</Link>
      </p>
    </>
  )
}

/** How it stands: who has it, until when, and what follows. */
function State() {
  const t = useT()
  const { momentToCome } = useFormats()
  const { question, duty, isLate } = useLoaderData<typeof loader>()
  const { state, helperName, dueAt } = question
  const moment = momentToCome(dueAt, homeZone)
  const who = helperName
    ? t('asking.waits.named', { name: helperName })
    : t('asking.waits.duty', { names: duty.join(', ') })
  return (
    <div role="status">
      <p>
        <strong>{state === 'waiting' ? t('asking.answerBy', { moment }) : t(`asking.state.${state}`)}</strong>
      </p>
      {state === 'waiting' && <p>{who}</p>}
      {isLate && <p className="notice">{t('asking.late')}</p>}
    </div>
  )
}

/** What the asker may do now: ask back, say that it is enough, give it to somebody else, take it away. */
function Acts() {
  const t = useT()
  const { day } = useFormats()
  const { question, mayAskBack, helpers, duty, isAnybodyThere } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const { state, version, mayTeach, isTaught, goesOn } = question
  return (
    <div className="stack">
      {result?.problem && (
        <div className="notice care" role="alert">
          <p>{t(`asking.problem.${result.problem as 'changed-meanwhile'}`)}</p>
          {result.typed.words && <p className="preserve">{result.typed.words}</p>}
        </div>
      )}
      {mayAskBack && (
        <Form method="post" className="stack" noValidate>
          <FaultSummary faults={faults.words ? result?.faults : undefined} />
          <input type="hidden" name="version" value={version} />
          <TextArea
            label={t('asking.askBack')}
            name="words"
            rows={3}
            maxLength={longestWords}
            fault={faults.words}
            defaultValue={result?.typed.words}
          />
          <button type="submit" name="act" value="ask-back" className="quiet">
            {t('asking.askBack.send')}
          </button>
        </Form>
      )}
      {(state === 'waiting' || state === 'unable') && isAnybodyThere && (
        <details open={state === 'unable'}>
          <summary>{t('asking.passOn')}</summary>
          <Form method="post" className="stack">
            <input type="hidden" name="version" value={version} />
            <WhoAnswers {...{ helpers, duty, chosen: undefined, fault: faults.to }} />
            <button type="submit" name="act" value="pass-on" className="quiet">
              {t('asking.passOn.send')}
            </button>
          </Form>
        </details>
      )}
      {!isTaught && state !== 'unable' && (
        <Form method="post" className="stack">
          <p className="hint">{t(mayTeach ? 'asking.teach.on' : 'asking.teach.off')}</p>
          <button type="submit" name="act" value={mayTeach ? 'teach-not' : 'teach'} className="quiet">
            {t(mayTeach ? 'asking.teach.not' : 'asking.teach')}
          </button>
        </Form>
      )}
      {isTaught && <p className="hint">{t('asking.teach.done')}</p>}
      <Form method="post" className="actions">
        {state === 'answered' && (
          <button type="submit" name="act" value="close" className="quiet">
            {t('asking.close')}
          </button>
        )}
        <button type="submit" name="act" value="delete" className="quiet">
          {t('asking.delete')}
        </button>
      </Form>
      <p className="hint">{t('asking.goesOn', { day: day(goesOn) })}</p>
    </div>
  )
}
