import { useRef } from 'react'
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
import { longestWords } from '../../../core/asking/question.ts'
import { homeZone } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { FaultSummary, Select, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listPassages } from '../../guidelines/find-passages.ts'
import { answerSchema, cannotSchema, lessonSchema } from '../answer-form.ts'
import { type Answered, answerQuestion, cannotAnswer } from '../answer-question.ts'
import { Conversation } from '../conversation.tsx'
import { DraftBox } from '../draft-box.tsx'
import { findForHelper, storyAsked } from '../helper-questions.ts'
import { messagesOf, type Question } from '../question-shown.ts'
import { SuggestionRows } from '../suggestion-rows.tsx'
import { teachLesson } from '../teach-lesson.ts'

await sentencesOf('asking')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const question = await findForHelper(tx, viewer, params.id ?? '')
    if (!question) throw new Response(null, { status: 404 })
    return {
      question,
      messages: await messagesOf(tx, viewer.organisation.id, question.id),
      story: await storyAsked(tx, viewer, question),
      isMine: question.helperId === viewer.member.id,
      passages: canTeach(question, viewer.member.id) ? await listPassages(tx, viewer.organisation.id, language) : [],
    }
  })
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const id = params.id ?? ''
  const form = await request.formData()
  if (form.get('act') === 'cannot') {
    const parsed = parseForm(cannotSchema, form)
    if (!parsed.ok) throw new Response(null, { status: 400 })
    const done = await cannotAnswer(app, viewer, id, parsed.value.version)
    return done.ok ? redirect('/guidance/questions') : refused(done, parsed.typed, [])
  }
  if (form.get('act') === 'lesson') {
    const parsed = parseForm(lessonSchema, form)
    if (!parsed.ok) return data({ typed: parsed.typed, faults: parsed.faults, isLate: false }, { status: 400 })
    const { slug: passage, ...lesson } = parsed.value
    const taught = await teachLesson(app, viewer, { id, passage, language, ...lesson })
    if (taught.ok) return redirect(`/guidance/guidelines/${passage}`)
    throw new Response(null, { status: taught.problem === 'missing' ? 404 : 409 })
  }
  const parsed = parseForm(answerSchema, form)
  const { typed } = parsed
  if (!parsed.ok) return data({ typed, faults: parsed.faults, isLate: false }, { status: 400 })
  const { rows, ...input } = parsed.value
  const answered = await answerQuestion(app, viewer, { id, ...input })
  return answered.ok ? redirect(`/guidance/questions/${id}`) : refused(answered, typed, rows)
}

function refused(
  answered: Extract<Answered, { ok: false }>,
  typed: Readonly<Record<string, string>>,
  rows: readonly number[],
) {
  if (answered.problem === 'missing') throw new Response(null, { status: 404 })
  if (answered.problem === 'changed-meanwhile') return data({ typed, faults: {}, isLate: true }, { status: 409 })
  const faults: Record<string, string> =
    answered.problem === 'misplaced'
      ? Object.fromEntries(
          Object.entries(answered.rows).map(([at, problem]) => [
            `quote${rows[Number(at)]}`,
            `asking.problem.${problem}`,
          ]),
        )
      : { words: 'asking.problem.words-needed' }
  return data({ typed, faults, isLate: false }, { status: 400 })
}

export default function QuestionToAnswer() {
  const t = useT()
  const { momentToCome } = useFormats()
  const { question, messages, story, isMine, passages } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { state, askerName, dueAt } = question
  return (
    <>
      <title>{`${t('asking.question')} · Luotto`}</title>
      <p className="facts">{askerName ?? t('asking.somebody')}</p>
      <h1>{t('asking.question')}</h1>
      {state === 'waiting' && (
        <p>
          <strong>{t('asking.promised', { moment: momentToCome(dueAt, homeZone) })}</strong>
        </p>
      )}
      {askerName === null && <p className="hint">{t('asking.doNotGuess')}</p>}
      {story && (
        <p>
          <Link to={`/stories/${story.id}`} lang={story.language}>
            {story.title}
          </Link>
        </p>
      )}
      <Conversation question={question} messages={messages} isOwn={false} />
      {result?.isLate && (
        <div className="notice care" role="alert">
          <p>{t('asking.problem.changed-meanwhile')}</p>
          {result.typed.words && <p className="preserve">{result.typed.words}</p>}
        </div>
      )}
      {state === 'waiting' ? (
        <AnswerForm isMine={isMine} />
      ) : (
        <p role="status">
          <strong>{t(state === 'closed' ? 'asking.state.closed' : 'asking.youAnswered')}</strong>
        </p>
      )}
      {question.mayTeach && !question.isTaught && <p className="hint">{t('asking.teach.on')}</p>}
      {question.isTaught && <p className="hint">{t('asking.teach.done')}</p>}
      {passages.length > 0 && <LessonForm />}
      {state !== 'waiting' && question.draft && (
        <>
          <h2>{t('asking.draft')}</h2>
          <p className="post preserve" lang={question.language}>
            {question.draft}
          </p>
        </>
      )}
      <p>
        <Link to="/guidance/questions">{t('asking.desk')}</Link>
      </p>
    </>
  )
}

const canTeach = ({ mayTeach, isTaught, state, helperId }: Question, memberId: string): boolean =>
  mayTeach && !isTaught && state !== 'waiting' && helperId === memberId

function LessonForm() {
  const t = useT()
  const { passages } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <Form method="post" className="stack" noValidate>
      <h2>{t('asking.lesson')}</h2>
      <FaultSummary faults={result?.faults} />
      <TextArea
        {...{ label: t('asking.lesson.text'), hint: t('asking.lesson.hint'), name: 'text', rows: 2 }}
        {...{ fault: faults.text, defaultValue: typed.text }}
      />
      <TextArea
        {...{ label: t('asking.lesson.answer'), name: 'answer', fault: faults.answer, defaultValue: typed.answer }}
      />
      <Select
        {...{ label: t('asking.lesson.passage'), name: 'slug', defaultValue: typed.slug }}
        options={passages.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <button type="submit" name="act" value="lesson" className="quiet">
        {t('asking.lesson.add')}
      </button>
    </Form>
  )
}

function AnswerForm({ isMine }: { isMine: boolean }) {
  const t = useT()
  const { question } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const box = useRef<HTMLTextAreaElement>(null)
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const { version, draft, language, mayPass } = question
  return (
    <Form method="post" className="stack" noValidate>
      <FaultSummary faults={result?.faults} />
      <input type="hidden" name="version" value={version} />
      {draft && (
        <>
          <div className="field">
            <label htmlFor="draft">{t('asking.draft')}</label>
            <DraftBox {...{ box, draft, language }} />
          </div>
          <SuggestionRows {...{ typed, faults, box, language }} />
        </>
      )}
      <TextArea
        label={t('asking.answer')}
        hint={t('asking.answerHint')}
        name="words"
        rows={5}
        maxLength={longestWords}
        fault={faults.words}
        defaultValue={typed.words}
      />
      <button type="submit" name="act" value="answer">
        {t('asking.answer.send')}
      </button>
      {isMine && (
        <div className="stack">
          <p className="hint">{t(mayPass ? 'asking.cannotPass' : 'asking.cannotBack')}</p>
          <button type="submit" name="act" value="cannot" className="quiet">
            {t('asking.cannot')}
          </button>
        </div>
      )}
    </Form>
  )
}
