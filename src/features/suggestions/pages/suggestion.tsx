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
import { may } from '../../../core/policy.ts'
import { afterAct } from '../../../core/suggestion.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { answerSuggestion } from '../answer-suggestion.ts'
import { findOwnSuggestion, findSuggestion, type Suggestion, saidOf, sameSuggestions } from '../queries.ts'
import { answerSchema } from '../suggestion-form.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const edits = may(actorOf(viewer), 'edit-stories')
  const { id: organisationId } = viewer.organisation
  return inOrganisation(app.db, organisationId, async (tx) => {
    const own = await findOwnSuggestion(tx, viewer, params.id ?? '')
    const suggestion = own ?? (edits ? await findSuggestion(tx, organisationId, params.id ?? '') : undefined)
    if (!suggestion) throw new Response(null, { status: 404 })
    const said = await saidOf(tx, organisationId, suggestion.id)
    const questions = said.filter(({ by }) => by === 'editor').length
    return {
      suggestion,
      said,
      isOwn: own !== undefined,
      edits,
      mayAsk: afterAct(suggestion.state, 'ask', questions) !== undefined,
      same: edits ? await sameSuggestions(tx, organisationId, suggestion) : [],
    }
  })
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const id = params.id ?? ''
  const parsed = parseForm(answerSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { value, typed } = parsed
  const answered = await answerSuggestion(app, viewer, { id, ...value })
  if (answered.ok) return redirect(value.act === 'withdraw' ? '/mine/suggestions' : `/stories/suggestions/${id}`)
  if (answered.problem === 'missing') throw new Response(null, { status: 404 })
  const faults: Record<string, string> =
    answered.problem === 'words-needed' ? { words: 'form.required' } : { version: 'suggestions.changedMeanwhile' }
  return data({ faults, typed }, { status: answered.problem === 'words-needed' ? 400 : 409 })
}

export default function SuggestionPage() {
  const t = useT()
  const { day } = useFormats()
  const { suggestion, said, isOwn, edits, same } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const { link, title, language } = suggestion
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      {query.has('sent') && isOwn && (
        <p className="notice" role="status">
          {t('suggestions.thanks')}
        </p>
      )}
      <p className="facts">
        {[t('suggestions.suggestion'), edits && suggestion.memberName, day(suggestion.createdAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <h1 lang={language}>{title}</h1>
      {link && (
        <p>
          <a href={link} rel="noreferrer">
            {link.replace(/^https?:\/\//, '')}
          </a>
        </p>
      )}
      <h2>{t('suggestions.why')}</h2>
      <p className="preserve">{suggestion.why}</p>
      <p className="hint">{t(suggestion.mayName ? 'suggestions.named' : 'suggestions.notNamed')}</p>
      {same.length > 0 && (
        <div className="notice">
          <p>{t('suggestions.same')}</p>
          <ul>
            {same.map((one) => (
              <li key={one.id}>
                <Link to={`/stories/suggestions/${one.id}`}>{`${one.title} (${one.memberName})`}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {said.length > 0 && (
        <ol className="rows" aria-label={t('suggestions.talk')}>
          {said.map(({ number, by, words }) => (
            <li key={number}>
              <p className="facts">{by === 'editor' ? t('suggestions.editor') : suggestion.memberName}</p>
              <p className="preserve">{words}</p>
            </li>
          ))}
        </ol>
      )}
      <State suggestion={suggestion} isOwn={isOwn} />
      <Answers />
      <p>
        <Link to={isOwn ? '/mine/suggestions' : '/stories/suggestions'}>
          {t(isOwn ? 'suggestions.own' : 'suggestions.waiting')}
        </Link>
      </p>
    </>
  )
}

/** How it stands, in words; with the reason, or the way to the story that it became. */
function State({ suggestion, isOwn }: { suggestion: Suggestion; isOwn: boolean }) {
  const t = useT()
  const { state, reason, storyId, storyState } = suggestion
  const became = state === 'accepted' && storyState ? (`suggestions.became.${storyState}` as const) : undefined
  return (
    <div role="status">
      <p>
        <strong>
          {t(became ?? (isOwn && state === 'question' ? 'suggestions.asksYou' : `suggestions.state.${state}`))}
        </strong>
      </p>
      {reason && <p className="preserve">{reason}</p>}
      {became && storyState === 'live' && (
        <p>
          <Link to={`/stories/${storyId}`}>{t('suggestions.seeStory')}</Link>
        </p>
      )}
    </div>
  )
}

/** What this reader may do now: the editor says yes, no or asks; the member answers or takes it back. */
function Answers() {
  const t = useT()
  const { suggestion, isOwn, edits, mayAsk } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const open = suggestion.state === 'waiting' || suggestion.state === 'question'
  if (!open) return faults.version ? <Told fault={faults.version} words={result?.typed.words} /> : null
  const answers = isOwn && suggestion.state === 'question'
  return (
    <Form method="post" className="stack" noValidate>
      {faults.version ? <Told fault={faults.version} words={undefined} /> : <FaultSummary faults={result?.faults} />}
      <input type="hidden" name="version" value={suggestion.version} />
      {edits && (
        <p className="actions">
          <Link className="button" to={`/stories/new?suggestion=${suggestion.id}`}>
            {t('suggestions.accept')}
          </Link>
        </p>
      )}
      {(answers || edits) && (
        <TextArea
          label={t(answers ? 'suggestions.yourAnswer' : mayAsk ? 'suggestions.words' : 'suggestions.whyNot')}
          hint={t(answers ? 'suggestions.yourAnswerHint' : 'suggestions.wordsHint')}
          name="words"
          maxLength={1000}
          fault={faults.words}
          defaultValue={result?.typed.words}
        />
      )}
      <div className="actions">
        {answers && (
          <button type="submit" name="act" value="answer">
            {t('suggestions.answer')}
          </button>
        )}
        {edits && mayAsk && (
          <button type="submit" name="act" value="ask" className="quiet">
            {t('suggestions.ask')}
          </button>
        )}
        {edits && (
          <button type="submit" name="act" value="decline" className="quiet">
            {t('suggestions.decline')}
          </button>
        )}
        {isOwn && (
          <button type="submit" name="act" value="withdraw" className="quiet">
            {t('suggestions.withdraw')}
          </button>
        )}
      </div>
    </Form>
  )
}

/** Somebody was quicker; what was typed is shown, so that it is not lost. */
function Told({ fault, words }: { fault: string; words: string | undefined }) {
  const t = useT()
  return (
    <div className="notice care" role="alert">
      <p>{t(fault as 'suggestions.changedMeanwhile')}</p>
      {words && <p className="preserve">{words}</p>}
    </div>
  )
}
