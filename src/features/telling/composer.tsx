import { useRef, useState } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { disclosure, type EmploymentLines } from '../../core/disclosure.ts'
import { type Language, languages, type NetworkId, rulesFor } from '../../core/networks.ts'
import type { WordLists } from '../../core/second-look/word-lists.ts'
import { composePost } from '../../core/telling.ts'
import { Input } from '../../ui/form.tsx'
import { type MessageId, useT } from '../../ui/intl.ts'
import { AskFirst } from '../asking/ask-first.tsx'
import { AssistantIfOn, UneditedIfOn } from '../assistant/assistant-if-on.tsx'
import { useAssisted } from '../assistant/use-assisted.ts'
import { SecondLook } from '../guidance/second-look.tsx'
import type { CitedPassages } from '../guidelines/cited-passages.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'
import { ChannelChoice, type Choice, choiceOf } from './channel-choice.tsx'
import { keepDraft } from './device.ts'
import { DisclosureLine } from './disclosure-line.tsx'
import { useDraftInStep } from './draft-in-step.tsx'
import type { KeptDrafts } from './drafts.ts'
import { type Along, MastodonAlong, PictureLine, visibilityOf } from './goes-along.tsx'
import { lookContext } from './look-context.ts'
import { openNetwork } from './open-network.ts'
import { OwnWordsHelp } from './own-words-help.tsx'
import { Preview } from './preview.tsx'
import type { OwnAccount } from './queries.ts'
import { useDevice } from './use-device.ts'
import { type ChosenWhen, type TimesShown, WhenChoice, whenKinds } from './when-choice.tsx'

type Props = {
  readonly story: StoryToTell | undefined
  readonly accounts: readonly OwnAccount[]
  readonly times: TimesShown
  readonly organisation: { readonly id: string; readonly name: string; readonly employmentLines: EmploymentLines }
  readonly language: Language
  readonly formKey: string
  readonly slug: string
  readonly origin: string
  readonly text: string
  readonly drafts: KeptDrafts | null
  /** What the passages of the guidelines are called in the reader's language. */
  readonly passages: CitedPassages
  /** The organisation's own words for the second look, sealed. */
  readonly lists: WordLists | undefined
  /** Where the organisation's assistant is, if it has one. */
  readonly assistant: string | null
  /** An address that came along: shared from another app. */
  readonly shared: string
  readonly result: Faulty | undefined
  readonly onOpened: () => void
}

type Faulty = {
  readonly state: 'faulty' | 'withdrawn'
  readonly faults: Readonly<Record<string, string>>
  readonly typed: Readonly<Record<string, string>>
  readonly over: { readonly length: number; readonly limit: number } | undefined
}

const composerId = 'composer'

/** From top to bottom: the story, its question, an empty box, what goes along, where to, and one button. */
export function Composer(props: Props) {
  const { story, accounts, organisation, origin, result, onOpened } = props
  const t = useT()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  // A form that came back keeps its key and slug: sent again, it is still the same telling.
  const slug = typed.slug ?? props.slug
  const box = useRef<HTMLTextAreaElement>(null)
  const [words, setWords] = useState(typed.text ?? props.text)
  const [choice, setChoice] = useState<Choice>(
    choiceOf(typed.channel) ?? { network: accounts[0]?.network ?? 'linkedin', accountId: accounts[0]?.id ?? null },
  )
  const [disclose, setDisclose] = useState(typed.disclose ? typed.disclose === 'yes' : !result)
  const [when, setWhen] = useState<ChosenWhen>({
    kind: whenKinds.find((kind) => kind === typed.when) ?? 'now',
    local: typed.at ?? '',
  })
  const [link, setLink] = useState(typed.link ?? props.shared)
  const [instance, setInstance] = useState(typed.instance ?? '')
  const [along, setAlong] = useState<Along>({
    visibility: visibilityOf(typed.visibility),
    language: languageIn(typed.language) ?? props.language,
    contentWarning: typed.contentWarning ?? '',
    picture: result ? typed.picture === 'yes' : true,
  })
  const change = (changed: Partial<Along>) => setAlong((before) => ({ ...before, ...changed }))
  const { language } = along
  useDevice(props, box, { setWords, setChoice, setInstance, change, accounts })
  const otherTexts = useDraftInStep({ storyId: story?.id, box, words, setWords, kept: props.drafts })
  const assisted = useAssisted(story?.id, words)
  const write = (text: string) => {
    if (box.current) box.current.value = text
    setWords(text)
    keepDraft(story?.id, text)
  }
  const account = accounts.find(({ id }) => id === choice.accountId)
  const rules = rulesFor(choice.network, account !== undefined, account?.rules)
  const isMastodon = account?.network === 'mastodon'
  const contentWarning = isMastodon ? along.contentWarning : undefined
  const label = disclosure(story?.disclosure ?? 'employment', language, organisation)
  const hasLink = story ? story.target !== null : link.trim() !== ''
  const address = hasLink ? `${origin}/go/${slug}` : undefined
  const post = composePost(
    { ownWords: words, disclosure: disclose ? label : undefined, link: address, contentWarning },
    rules,
  )
  const handOver = () => {
    if (choice.accountId || post.tooLong || words.trim() === '') return
    if (openNetwork(choice.network, post, address, story?.title ?? '', instance)) onOpened()
  }
  return (
    <>
      <Form method="post" id={composerId} className="composer" noValidate onSubmit={handOver}>
        <input type="hidden" name="formKey" value={typed.formKey ?? props.formKey} />
        <input type="hidden" name="slug" value={slug} />
        {story && <StoryHead story={story} />}
        {result?.state === 'withdrawn' && (
          <p className="notice" role="status">
            {t('when.withdrawn')}
          </p>
        )}
        <label className="question" htmlFor="own-words">
          {t(story ? `tell.question.${story.question as 0 | 1 | 2}` : 'tell.question.own')}
        </label>
        <textarea
          id="own-words"
          name="text"
          ref={box}
          lang={language}
          rows={5}
          required
          defaultValue={words}
          aria-describedby="count fault"
          aria-invalid={result?.faults.text ? true : undefined}
          onInput={(event) => {
            setWords(event.currentTarget.value)
            keepDraft(story?.id, event.currentTarget.value)
          }}
        />
        <p id="fault" className="fault" role="alert">
          {result?.faults.text && t(result.faults.text as MessageId, { ...result.over })}
        </p>
        {otherTexts}
        <SecondLook
          {...{ storyId: story?.id, text: words, box, passages: props.passages }}
          context={lookContext(props, { language, label: disclose ? label?.kind : undefined, picture: along.picture })}
        />
        <OwnWordsHelp story={story} words={words} />
        <AssistantIfOn {...{ host: props.assistant, words, language, assisted, write }} />
        {!story && (
          <div onInput={(event) => setLink((event.target as HTMLInputElement).value)}>
            <Input
              label={t('tell.link')}
              hint={t('tell.linkHint')}
              name="link"
              type="url"
              defaultValue={link}
              fault={result?.faults.link}
            />
          </div>
        )}
        {label && <DisclosureLine label={label} included={disclose} onChange={setDisclose} />}
        <ChannelChoice accounts={accounts} choice={choice} onChoice={setChoice} fault={result?.faults.channel} />
        <MastodonInstance
          value={typed.instance}
          fault={result?.faults.instance}
          shown={choice.network === 'mastodon' && !account}
          onInput={setInstance}
        />
        <MastodonAlong along={along} onChange={change} shown={isMastodon} fault={result?.faults.contentWarning} />
        {story?.picture && (
          <PictureLine
            alt={story.picture.alt}
            included={along.picture}
            shown={account !== undefined}
            onChange={(picture) => change({ picture })}
          />
        )}
        <Preview
          post={post}
          story={story}
          link={address}
          network={choice.network}
          byAccount={account !== undefined}
          picture={!account || along.picture ? (story?.picture ?? undefined) : undefined}
          contentWarning={contentWarning}
          organisationId={organisation.id}
        />
        {accounts.length > 0 && (
          <WhenChoice
            times={props.times}
            byAccount={choice.accountId !== null}
            chosen={when}
            onChosen={setWhen}
            fault={result?.faults.when}
          />
        )}
        <UneditedIfOn isUnedited={assisted.unedited} />
        <Send
          network={choice.network}
          byAccount={choice.accountId !== null}
          isLater={when.kind !== 'now'}
          tooLong={post.tooLong}
        />
      </Form>
      <AskFirst form={composerId} storyId={story?.id} words={words} language={language} />
    </>
  )
}

const languageIn = (word: string | undefined) => languages.find((language) => language === word)

function StoryHead({ story }: { story: StoryToTell }) {
  const host = story.target && URL.canParse(story.target) ? new URL(story.target).hostname.replace(/^www\./, '') : ''
  return (
    <div className="story-head" lang={story.language}>
      <input type="hidden" name="story" value={story.id} />
      <h1>
        <Link to={`/stories/${story.id}`}>{story.title}</Link>
      </h1>
      <p className="facts">{host}</p>
    </div>
  )
}

function MastodonInstance(props: {
  value: string | undefined
  fault: string | undefined
  shown: boolean
  onInput: (typed: string) => void
}) {
  const t = useT()
  return (
    <div
      className="for-mastodon"
      data-shown={props.shown}
      onInput={(event) => props.onInput((event.target as HTMLInputElement).value)}
    >
      <Input
        label={t('tell.instance')}
        hint={t('tell.instanceHint')}
        name="instance"
        defaultValue={props.value}
        fault={props.fault}
      />
    </div>
  )
}

function Send(props: { network: NetworkId; byAccount: boolean; isLater: boolean; tooLong: boolean }) {
  const { network, byAccount, isLater, tooLong } = props
  const t = useT()
  const busy = useNavigation().state !== 'idle'
  const name = t(`network.${network}`)
  const what = byAccount ? t(isLater ? 'when.send' : 'tell.send.account', { network: name }) : sendLabel(network, t)
  return (
    <div className="actions">
      <button type="submit" aria-disabled={busy || tooLong || undefined}>
        {what}
      </button>
      <Link to="/stories">{t('tell.notNow')}</Link>
    </div>
  )
}

function sendLabel(network: NetworkId, t: ReturnType<typeof useT>): string {
  if (network === 'share' || network === 'email') return t(`tell.send.${network}`)
  const name = t(`network.${network}`)
  return t(rulesFor(network, false).text === 'copied' ? 'tell.send.copyAndOpen' : 'tell.send.open', { network: name })
}
