import { useEffect, useState } from 'react'
import { useT } from '../../../ui/intl.ts'
import { type DraftHere, deviceOwner, draftsHere, type StorySeen, storiesSeen } from '../../telling/device.ts'
import { OfflineBox } from '../offline-box.tsx'

type Here = {
  /** Where the reader wanted to go. */
  readonly to: string
  readonly storyId: string | undefined
  readonly signedIn: boolean
  readonly stories: readonly StorySeen[]
  readonly drafts: readonly DraftHere[]
}

/**
 * The page that the worker shows where there is no connection. It is kept on the device as the server made it, for
 * everybody the same; what is the reader's own comes from the device's memory, when the page has come alive.
 */
export default function Offline() {
  const t = useT()
  const [here, setHere] = useState<Here>()
  const [online, setOnline] = useState(false)
  useEffect(() => {
    setHere(look())
    const back = () => setOnline(true)
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [])
  const story = here?.stories.find(({ id }) => id === here.storyId)
  return (
    <main className="page narrow">
      <title>{`${t('installed.offline.title')} · Luotto`}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t('installed.offline.title')}</h1>
      <p>{t(here?.signedIn === false ? 'installed.offline.signedOut' : 'installed.offline.about')}</p>
      <div role="status">
        {online && (
          <p className="notice">
            {t('installed.offline.back')} <a href={here?.to}>{t('installed.offline.goOn')}</a>
          </p>
        )}
      </div>
      {here?.signedIn && <OfflineBox key={story?.id ?? ''} story={story} />}
      {here?.signedIn && <Others {...here} />}
      {!online && (
        <p>
          <a className="button" href={here?.to ?? '/'}>
            {t('installed.offline.again')}
          </a>
        </p>
      )}
    </main>
  )
}

/** What else can be written on: texts that were begun, and stories seen lately. */
function Others({ storyId, stories, drafts }: Here) {
  const t = useT()
  const begun = new Set(drafts.map((draft) => draft.storyId))
  const titles = new Map(stories.map(({ id, title }) => [id, title]))
  const others = [
    ...drafts.map((draft) => ({ id: draft.storyId, title: titles.get(draft.storyId ?? '') })),
    ...(begun.has(undefined) ? [] : [{ id: undefined, title: undefined }]),
    ...stories.filter(({ id }) => !begun.has(id)),
  ].filter(({ id }) => id !== storyId)
  return (
    <>
      {others.length > 0 && <h2>{t('installed.offline.others')}</h2>}
      <ul className="rows">
        {others.map(({ id, title }) => (
          <li key={id ?? ''} className="row">
            <a href={`/offline?to=${encodeURIComponent(id ? `/tell?story=${id}` : '/tell')}`}>
              {id ? (title ?? t('drafts.ofStory')) : t('tell.ownThought')}
            </a>
            {begun.has(id) && <p className="facts">{t('installed.offline.begun')}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}

function look(): Here {
  const asked = new URLSearchParams(location.search).get('to') ?? '/'
  // Only ever to a page of ours.
  const to = URL.canParse(asked, location.origin) ? new URL(asked, location.origin) : new URL('/', location.origin)
  const safe = to.origin === location.origin ? to : new URL('/', location.origin)
  return {
    to: safe.pathname + safe.search,
    storyId: safe.pathname === '/tell' ? (safe.searchParams.get('story') ?? undefined) : undefined,
    signedIn: deviceOwner() !== undefined,
    stories: storiesSeen(),
    drafts: draftsHere(Date.now()),
  }
}
