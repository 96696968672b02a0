import { useEffect, useRef, useState } from 'react'
import { Form, Link } from 'react-router'
import { disclosure, type EmploymentLines } from '../../core/disclosure.ts'
import { type Language, type NetworkId, rulesFor } from '../../core/networks.ts'
import { type MadeUpStoryId, madeUpStoryIds } from '../../core/practice/made-up-stories.ts'
import type { PassageId } from '../../core/starter-guidelines/passages.ts'
import type { DisclosureKind } from '../../core/story.ts'
import { composePost } from '../../core/telling.ts'
import { useT } from '../../ui/intl.ts'
import { SecondLook } from '../guidance/second-look.tsx'
import type { StoryToTell } from '../stories/find-story-to-tell.ts'
import { ChannelChoice } from '../telling/channel-choice.tsx'
import { DisclosureLine } from '../telling/disclosure-line.tsx'
import { lookContext } from '../telling/look-context.ts'
import { OwnWordsHelp } from '../telling/own-words-help.tsx'
import { Preview } from '../telling/preview.tsx'
import { Afterwards } from './afterwards.tsx'
import { keepWords, wordsKept } from './words-kept.ts'

type MadeUp = Pick<StoryToTell, 'kind' | 'title' | 'summary' | 'picture'> & {
  readonly about: MadeUpStoryId
  readonly question: 0 | 1 | 2
  readonly disclosure: DisclosureKind
}

type Props = {
  readonly story: MadeUp | undefined
  readonly organisation: { readonly id: string; readonly name: string; readonly employmentLines: EmploymentLines }
  readonly language: Language
  readonly origin: string
  readonly titles: Readonly<Record<PassageId, string>>
  readonly triedAlready: boolean
  readonly network: NetworkId
}

/**
 * The composer to play with: the same parts, and no way out. The box has no name, so that no form sends what is in it,
 * and the words are in this page's memory alone.
 */
export function Sandbox(props: Props) {
  const { story, organisation, language, origin, titles } = props
  const t = useT()
  const box = useRef<HTMLTextAreaElement>(null)
  const [words, setWords] = useState('')
  const [network, setNetwork] = useState<NetworkId>(props.network)
  const [disclose, setDisclose] = useState(true)
  const [tried, setTried] = useState(props.triedAlready)
  const write = (text: string) => {
    keepWords(text)
    setWords(text)
  }
  useEffect(() => {
    // What was written before the page came alive, or before one went to read a passage.
    const written = box.current?.value || wordsKept()
    if (box.current) box.current.value = written
    setWords(written)
  }, [])
  const label = disclosure(story?.disclosure ?? 'employment', language, organisation)
  const link = story && `${origin}/go/…`
  const post = composePost(
    { ownWords: words, disclosure: disclose ? label : undefined, link },
    rulesFor(network, false),
  )
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
  return (
    <>
      <h1>{t('practice.sandbox.title')}</h1>
      <p className="notice">{t('practice.sandbox.about')}</p>
      <About story={story} />
      <Form
        method="get"
        className="composer"
        onSubmit={(event) => {
          event.preventDefault()
          if (!post.tooLong && words.trim() !== '') setTried(true)
          else box.current?.focus()
        }}
      >
        <input type="hidden" name="tried" value="yes" />
        {story && <input type="hidden" name="about" value={story.about} />}
        {story && (
          <div className="story-head">
            <h2>{story.title}</h2>
            <p className="facts">{story.summary}</p>
          </div>
        )}
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
          {...{ storyId: 'practice', text: words, box, titles }}
          context={lookContext(
            { story, organisation },
            { language, label: disclose ? label?.kind : undefined, picture: false },
          )}
        />
        <OwnWordsHelp story={undefined} words={words} />
        <Example
          onTake={(text) => {
            if (!box.current) return
            box.current.value = text
            write(text)
            box.current.focus()
          }}
        />
        {label && <DisclosureLine label={label} included={disclose} onChange={setDisclose} />}
        <ChannelChoice
          accounts={[]}
          choice={{ network, accountId: null }}
          onChoice={(chosen) => setNetwork(chosen.network)}
          fault={undefined}
          isPractice
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

/** One's own thought, or one of three made-up stories: each is labelled in its own way. */
function About({ story }: { story: MadeUp | undefined }) {
  const t = useT()
  return (
    <nav className="tools" aria-label={t('practice.sandbox.what')}>
      <Link to="/tell/practice" aria-current={story ? undefined : 'page'}>
        {t('tell.ownThought')}
      </Link>
      {madeUpStoryIds.map((id) => (
        <Link key={id} to={`/tell/practice?about=${id}`} aria-current={story?.about === id ? 'page' : undefined}>
          {t(`stories.kind.${id}`)}
        </Link>
      ))}
    </nav>
  )
}

/** A text on which the second look has something to say. */
function Example({ onTake }: { onTake: (text: string) => void }) {
  const t = useT()
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  const text = t('practice.sandbox.example')
  return (
    <details>
      <summary>{t('practice.sandbox.noIdea')}</summary>
      <blockquote>
        <p>{text}</p>
      </blockquote>
      {alive && (
        <p>
          <button type="button" className="quiet" onClick={() => onTake(text)}>
            {t('practice.sandbox.take')}
          </button>
        </p>
      )}
    </details>
  )
}
