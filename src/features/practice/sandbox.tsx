import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { Form, Link } from 'react-router'
import { type Disclosure, disclosure, type EmploymentLines } from '../../core/disclosure.ts'
import { type Language, type NetworkId, rulesFor } from '../../core/networks.ts'
import type { MadeUpStoryId } from '../../core/practice/made-up-stories.ts'
import type { WordLists } from '../../core/second-look/word-lists.ts'
import type { DisclosureKind } from '../../core/story.ts'
import { composePost } from '../../core/telling.ts'
import { useT } from '../../ui/intl.ts'
import { SecondLook } from '../guidance/second-look.tsx'
import type { CitedPassages } from '../guidelines/cited-passages.ts'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'
import { ChannelChoice } from '../telling/channel-choice.tsx'
import { DisclosureLine } from '../telling/disclosure-line.tsx'
import { lookContext } from '../telling/look-context.ts'
import { OwnWordsHelp } from '../telling/own-words-help.tsx'
import { Preview } from '../telling/preview.tsx'
import { About, Example } from './about.tsx'
import { Afterwards } from './afterwards.tsx'
import { keepWords, wordsKept } from './words-kept.ts'

export type MadeUp = Pick<StoryToTell, 'kind' | 'title' | 'summary' | 'picture'> & {
  readonly about: MadeUpStoryId
  readonly question: 0 | 1 | 2
  readonly disclosure: DisclosureKind
}

type Props = {
  readonly story: MadeUp | undefined
  readonly organisation: { readonly id: string; readonly name: string; readonly employmentLines: EmploymentLines }
  readonly language: Language
  readonly origin: string
  readonly passages: CitedPassages
  readonly lists: WordLists | undefined
  readonly triedAlready: boolean
  readonly network: NetworkId
}

/** The composer to play with: the same parts, no account, and no way out. */
export function Sandbox(props: Props) {
  const { story, organisation, language } = props
  const t = useT()
  const { box, words, write } = useWords()
  const [network, setNetwork] = useState<NetworkId>(props.network)
  const [disclose, setDisclose] = useState(true)
  const [tried, setTried] = useState(props.triedAlready)
  const label = disclosure(story?.disclosure ?? 'employment', language, organisation)
  const link = story && `${props.origin}/go/…`
  const draft = { ownWords: words, disclosure: disclose ? label : undefined, link }
  const post = composePost(draft, rulesFor(network, false))
  const preview = (
    <Preview
      {...{ post, story, link, network }}
      {...{ picture: undefined, contentWarning: undefined, byAccount: false, organisationId: organisation.id }}
    />
  )
  if (tried)
    return (
      <Afterwards network={network} isLinked={story !== undefined} onBack={() => setTried(false)}>
        {words !== '' && preview}
      </Afterwards>
    )
  const tryIt = (event: FormEvent) => {
    event.preventDefault()
    if (words.trim() === '' || post.tooLong) box.current?.focus()
    else setTried(true)
  }
  return (
    <>
      <h1>{t('practice.sandbox.title')}</h1>
      <p className="notice">{t('practice.sandbox.about')}</p>
      <About about={story?.about} />
      {/* Without a script this page is asked for again, with the channel. The box has no name, so no form sends it. */}
      <Form method="get" className="composer" onSubmit={tryIt}>
        <input type="hidden" name="told" value="yes" />
        {story && <StoryHead story={story} />}
        <Words {...{ ...props, box, words, write, label: disclose ? label : undefined }} />
        {label && <DisclosureLine label={label} included={disclose} onChange={setDisclose} />}
        <ChannelChoice
          {...{ accounts: [], choice: { network, accountId: null }, fault: undefined, isPractice: true }}
          onChoice={(chosen) => setNetwork(chosen.network)}
        />
        {preview}
        <div className="actions">
          <button type="submit" aria-disabled={post.tooLong || undefined}>
            {t('practice.sandbox.try')}
          </button>
          <Link to="/guidance/practice">{t('practice.all')}</Link>
        </div>
      </Form>
    </>
  )
}

/** The words, in this page's memory alone. */
function useWords() {
  const box = useRef<HTMLTextAreaElement>(null)
  const [words, setWords] = useState('')
  const write = (text: string) => {
    keepWords(text)
    setWords(text)
  }
  useEffect(() => {
    if (!box.current) return
    // What was written before the page came alive, or before one went to read a passage.
    box.current.value ||= wordsKept()
    setWords(box.current.value)
  }, [])
  return { box, words, write }
}

function StoryHead({ story }: { story: MadeUp }) {
  return (
    <div className="story-head">
      <input type="hidden" name="story" value={story.about} />
      <h2>{story.title}</h2>
      <p className="facts">{story.summary}</p>
    </div>
  )
}

type WordsProps = Pick<Props, 'story' | 'organisation' | 'language' | 'passages' | 'lists'> & {
  readonly box: RefObject<HTMLTextAreaElement | null>
  readonly words: string
  readonly write: (text: string) => void
  readonly label: Disclosure | undefined
}

function Words({ story, organisation, language, passages, lists, box, words, write, label }: WordsProps) {
  const t = useT()
  const take = (text: string) => {
    if (!box.current) return
    box.current.value = text
    write(text)
    box.current.focus()
  }
  return (
    <>
      <label className="question" htmlFor="own-words">
        {t(story ? `tell.question.${story.question}` : 'tell.question.own')}
      </label>
      <textarea
        id="own-words"
        ref={box}
        lang={language}
        rows={5}
        defaultValue={words}
        autoComplete="off"
        aria-describedby="count"
        onInput={(event) => write(event.currentTarget.value)}
      />
      <SecondLook
        {...{ storyId: 'practice', text: words, box, passages }}
        context={lookContext({ story, organisation, lists }, { language, label: label?.kind, picture: false })}
      />
      <OwnWordsHelp story={undefined} words={words} />
      <Example onTake={take} />
    </>
  )
}
