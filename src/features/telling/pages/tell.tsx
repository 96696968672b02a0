import { useState } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../../context.ts'
import { disclosure } from '../../../core/disclosure.ts'
import { isId } from '../../../core/id.ts'
import { may } from '../../../core/policy.ts'
import { ownWordsOf } from '../../../core/telling.ts'
import { dateAt } from '../../../core/weeks.ts'
import { intentUrl } from '../../../networks/intents.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { draftAsked } from '../../asking/own-questions.ts'
import { citedPassages } from '../../guidelines/cited-passages.ts'
import type { Viewer } from '../../people/viewer.ts'
import { NotOffered } from '../../programme/not-offered.tsx'
import { type StoryTelling, storyTelling } from '../../programme/story-telling.ts'
import { findStoryToTell } from '../../stories/find-story-to-tell.ts'
import { sealedWords } from '../../word-lists/sealed-words.ts'
import { askCloseness } from '../ask-closeness.ts'
import { Composer } from '../composer.tsx'
import { draftsToWrite } from '../drafts.ts'
import { HandedOver } from '../handed-over.tsx'
import { findOwnTelling, ownAccounts } from '../queries.ts'
import { RememberStories } from '../remember-stories.tsx'
import { tellSchema } from '../tell-form.ts'
import { newSlug, type Told, tellStory } from '../tell-story.ts'
import { timesShown } from '../times-shown.ts'
import { withdrawTelling } from '../withdraw-telling.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const query = new URL(request.url).searchParams
  const storyId = query.get('story')
  const againId = query.get('again')
  const questionId = query.get('question')
  const { story, accounts, again, times, drafts, lists, passages, telling } = await inOrganisation(
    app.db,
    viewer.organisation.id,
    async (tx) => ({
      story: storyId ? await findStoryToTell(tx, viewer.organisation.id, storyId) : undefined,
      accounts: await ownAccounts(tx, viewer),
      again: againId ? await findOwnTelling(tx, viewer, againId) : undefined,
      times: await timesShown(app, tx, viewer),
      drafts: await draftsToWrite(app, tx, viewer, storyId),
      lists: await sealedWords(app, tx, viewer.organisation.id),
      telling: await storyTelling(tx, viewer),
      passages: await citedPassages(tx, viewer.organisation.id, language),
    }),
  )
  if (storyId && !(story && may(viewer.member, 'tell', story, dateAt(app.clock()))))
    throw new Response(null, { status: 404 })
  const { name, employmentLines, id } = viewer.organisation
  const asked = questionId ? await draftAsked(app, viewer, questionId) : ''
  const label = disclosure(story?.disclosure ?? 'employment', story?.language ?? language, viewer.organisation)
  return {
    story,
    accounts,
    times,
    organisation: { id, name, employmentLines },
    language: story?.language ?? language,
    formKey: uuid(),
    slug: newSlug(),
    origin: app.baseUrl,
    drafts,
    lists,
    passages,
    /** A thought of one's own is always open. */
    telling: storyId === null ? { isOpen: true as const } : telling,
    assistant: app.assistant?.host ?? null,
    shared: query.get('link')?.slice(0, 2000) ?? '',
    text: asked || ownWordsOf(again?.text ?? '', label, `${app.baseUrl}/go/${again?.slug}`),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const form = await request.formData()
  const withdraw = form.get('withdraw')
  if (typeof withdraw === 'string') return takeBack(app, viewer, withdraw)
  const parsed = parseForm(tellSchema, form)
  if (!parsed.ok)
    return data(
      { state: 'faulty' as const, faults: parsed.faults, typed: parsed.typed, over: undefined },
      { status: 400 },
    )
  const { value, typed } = parsed
  const told = await tellStory(app, viewer, value)
  if (!told.ok) {
    const over = told.problem === 'too-long' ? { length: told.length, limit: told.limit } : undefined
    const taken = told.problem === 'slug-taken'
    const again = taken ? { ...typed, slug: newSlug() } : typed
    const status = taken ? 409 : 400
    return data({ state: 'faulty' as const, faults: faultsOf(told.problem), typed: again, over }, { status })
  }
  if (told.state !== 'handed') return redirect(`/tellings/${told.tellingId}?told`)
  const { post, link, title: subject } = told
  const intent = { text: post.text, link, subject, ...(value.instance ? { instance: value.instance } : {}) }
  return {
    state: 'handed' as const,
    network: value.network,
    text: post.text,
    link,
    address: intentUrl(value.network, intent),
    near: value.storyId !== null && (await askCloseness(app, viewer, value.storyId, { text: value.ownWords })),
  }
}

// What is wrong with the time stands beside the time.
const faultsOf = (problem: Extract<Told, { ok: false }>['problem']): Record<string, string> =>
  timeProblems.some((one) => one === problem)
    ? { when: `when.problem.${problem}` }
    : { text: `tell.problem.${problem}` }

const timeProblems = ['bad-time', 'past-time', 'far-time', 'too-late', 'no-moment', 'not-by-itself'] as const

/** Takes a scheduled telling back into the box that it was written in. */
async function takeBack(app: Context, viewer: Viewer, tellingId: string) {
  const taken = await withdrawTelling(app, viewer, tellingId)
  if (!taken) return redirect(isId(tellingId) ? `/tellings/${tellingId}` : '/mine')
  const { network, channelId, ownWords, disclosed, link } = taken
  const typed: Typed = {
    text: ownWords,
    language: taken.language,
    channel: channelId ? `${network}:${channelId}` : network,
    disclose: disclosed ? 'yes' : 'no',
    link: link ?? '',
    visibility: taken.visibility ?? '',
    contentWarning: taken.contentWarning ?? '',
    picture: taken.withPicture ? 'yes' : 'no',
  }
  return { state: 'withdrawn' as const, faults: {}, typed, over: undefined }
}

export default function Tell() {
  const t = useT()
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [opened, setOpened] = useState(false)
  // What came back with words in it keeps them in their box; nobody is handed a story to begin with.
  if (!loaded.telling.isOpen && !result) return <NotNow telling={loaded.telling} />
  return (
    <>
      <title>{`${t('nav.tell')} · Luotto`}</title>
      {loaded.story && <RememberStories stories={[loaded.story]} />}
      {result?.state === 'handed' ? (
        <HandedOver {...result} opened={opened} />
      ) : (
        <Composer {...loaded} result={result} onOpened={() => setOpened(true)} />
      )}
      {!loaded.story && !result && (
        <p className="hint">
          <Link to="/tell/practice">{t('tell.practise')}</Link>
        </p>
      )}
    </>
  )
}

/** While the programme pauses or is being prepared no story is offered. What was written of it before is on the device, and stays. */
function NotNow({ telling }: { readonly telling: StoryTelling }) {
  const t = useT()
  return (
    <>
      <title>{`${t('nav.tell')} · Luotto`}</title>
      <h1>{t('nav.tell')}</h1>
      <NotOffered telling={telling} />
      <p>
        <Link to="/tell">{t('stories.list.ownThought')}</Link>
      </p>
    </>
  )
}
