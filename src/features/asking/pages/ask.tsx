import { randomUUID } from 'node:crypto'
import { useEffect, useRef } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router'
import { longestDraft, longestWords } from '../../../core/asking/question.ts'
import { promisedBy } from '../../../core/asking/working-hours.ts'
import { type Language, languages } from '../../../core/networks.ts'
import { isSmallAudience } from '../../../core/objection.ts'
import { may } from '../../../core/policy.ts'
import { homeZone } from '../../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { Choices, FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { countReaders } from '../../objections/count-readers.ts'
import type { Viewer } from '../../people/viewer.ts'
import { findStoryToTell } from '../../stories/find-story-to-tell.ts'
import type { Brought } from '../ask-first.tsx'
import { askSchema, broughtSchema } from '../ask-form.ts'
import { askHours } from '../ask-hours.ts'
import { askQuestion } from '../ask-question.ts'
import { findAskSums } from '../ask-sums.ts'
import { WhoAnswers } from '../choose-helper.tsx'
import { hasDesk } from '../helper-questions.ts'
import { helpersToAsk } from '../helpers-to-ask.ts'

await sentencesOf('asking')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const query = new URL(request.url).searchParams
  const asked = languages.find((one) => one === query.get('language'))
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const story = await storyFor(tx, viewer, query.get('story') ?? '')
    return {
      ...(await helpersToAsk(app, tx, viewer)),
      id: randomUUID(),
      story,
      language: story?.language ?? asked ?? language,
      dueAt: promisedBy(app.clock(), await askHours(tx, viewer.organisation.id)),
      hasDesk: await hasDesk(tx, viewer),
      mayName: may(actorOf(viewer), 'change-settings'),
      sum: await findAskSums(tx, viewer.organisation.id),
    }
  })
}

/** What it is about, and whether few may read that: then it says who asks. */
async function storyFor(tx: OrganisationTx, viewer: Viewer, id: string) {
  const story = await findStoryToTell(tx, viewer.organisation.id, id)
  if (!story || !may(actorOf(viewer), 'read-story', story)) return undefined
  const isSmall = isSmallAudience(await countReaders(tx, viewer.organisation.id, story.audience))
  return { id: story.id, title: story.title, language: story.language, isSmall }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const form = await request.formData()
  if (form.get('from') === 'tell') {
    const brought = parseForm(broughtSchema, form)
    return data({ typed: brought.ok ? brought.value : {}, faults: undefined, problem: undefined })
  }
  const parsed = parseForm(askSchema, form)
  const { typed } = parsed
  if (!parsed.ok) return data({ typed, faults: parsed.faults, problem: undefined }, { status: 400 })
  const asked = await askQuestion(app, viewer, parsed.value)
  if (asked.ok) return redirect(`/mine/questions/${parsed.value.id}?asked`)
  return data({ typed, faults: undefined, problem: asked.problem }, { status: 409 })
}

export default function Ask() {
  const t = useT()
  const { momentToCome } = useFormats()
  const { isAnybodyThere, dueAt, hasDesk: isHelper, mayName, sum } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('guidance.askFirst')} · Luotto`}</title>
      <h1>{t('guidance.askFirst')}</h1>
      <p>{t('asking.about')}</p>
      <nav className="tools" aria-label={t('guidance.askFirst')}>
        <Link to="/mine/questions">{t('guidance.askFirst.own')}</Link>
        {isHelper && <Link to="/guidance/questions">{t('asking.desk')}</Link>}
        {mayName && <Link to="/guidance/helpers">{t('asking.helpers')}</Link>}
      </nav>
      {isAnybodyThere ? (
        <>
          <p>
            <strong>{t('asking.promise', { moment: momentToCome(dueAt, homeZone) })}</strong>
          </p>
          <AskForm />
        </>
      ) : (
        <p className="empty">{t('asking.nobody')}</p>
      )}
      {sum && <PromiseKept sum={sum} />}
    </>
  )
}

function PromiseKept({ sum }: { sum: { firstMonth: string; lastMonth: string; questions: number; kept: string } }) {
  const t = useT()
  const { month } = useFormats()
  const { firstMonth, lastMonth, questions, kept } = sum
  const when =
    firstMonth === lastMonth
      ? month(firstMonth)
      : t('asking.sum.months', { first: month(firstMonth), last: month(lastMonth) })
  return (
    <p className="hint">
      {t('asking.sum', { when, questions })} {t(`asking.sum.${kept as 'most'}`)}
    </p>
  )
}

function AskForm() {
  const t = useT()
  const { id, story: first, language, helpers, duty } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string | undefined>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const form = useBroughtDraft(result === undefined)
  const storyId = result ? typed.story : first?.id
  return (
    <Form method="post" className="stack" noValidate ref={form}>
      <FaultSummary faults={result?.faults} />
      {result?.problem && (
        <p className="notice care" role="alert">
          {t(`asking.problem.${result.problem}`)}
        </p>
      )}
      <input type="hidden" name="id" value={typed.id ?? id} />
      <input type="hidden" name="story" value={storyId ?? ''} />
      <input type="hidden" name="language" value={typed.language ?? language} />
      {first && first.id === storyId && (
        <p className="facts" lang={first.language}>
          {first.title}
        </p>
      )}
      <TextArea
        label={t('asking.words')}
        hint={t('asking.wordsHint')}
        name="words"
        rows={3}
        maxLength={longestWords}
        fault={faults.words}
        defaultValue={typed.words}
      />
      <div lang={(typed.language as Language) ?? language}>
        <TextArea
          label={t('asking.draft')}
          hint={t('asking.draftHint')}
          name="draft"
          rows={5}
          maxLength={longestDraft}
          fault={faults.draft}
          defaultValue={typed.draft}
        />
      </div>
      <WhoAnswers {...{ helpers, duty, chosen: typed.to, fault: faults.to }} />
      <Choices
        legend={t('asking.named')}
        name="named"
        type="radio"
        chosen={[typed.named ?? 'no']}
        options={[
          { value: 'no', label: t('asking.named.no') },
          { value: 'yes', label: t('asking.named.yes') },
        ]}
      />
      <details>
        <summary>{t('asking.hidden')}</summary>
        <ul>
          {(['who', 'style', 'told', 'mail', 'server'] as const).map((what) => (
            <li key={what}>{t(`asking.hidden.${what}`)}</li>
          ))}
        </ul>
      </details>
      {first?.isSmall && <p className="notice care">{t('asking.hidden.small')}</p>}
      <div>
        <Tick name="mayPass" label={t('asking.mayPass')} on={result?.faults ? typed.mayPass === 'yes' : true} />
        <Tick name="mayTeach" label={t('asking.mayTeach')} on={typed.mayTeach === 'yes'} />
      </div>
      <button type="submit">{t('asking.send')}</button>
      <p className="hint">{t('asking.kept')}</p>
    </Form>
  )
}

function Tick({ name, label, on }: { name: string; label: string; on: boolean }) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="yes" defaultChecked={on} />
      <span>{label}</span>
    </label>
  )
}

/** The composer's draft comes along in the browser's own memory: the server has it when the question is sent. */
function useBroughtDraft(isFresh: boolean) {
  const form = useRef<HTMLFormElement>(null)
  const brought = useLocation().state as Brought | null
  useEffect(() => {
    const box = form.current?.elements.namedItem('draft')
    if (isFresh && brought && box instanceof HTMLTextAreaElement && box.value === '') box.value = brought.draft
  }, [isFresh, brought])
  return form
}
