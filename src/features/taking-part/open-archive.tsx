import { type ChangeEvent, type DragEvent, useRef, useState } from 'react'
import type { Post } from '../../core/voice/post.ts'
import { useT } from '../../ui/intl.ts'
import { OpenedArchive } from './opened-archive.tsx'
import { archivesAmong, type Opened, openInWorker } from './opening.ts'

type Reading = { readonly name: string; readonly share: number; readonly posts: number }

const networks = ['x', 'mastodon', 'bluesky', 'linkedin', 'file'] as const

/** Opens archives one after another, each in a worker, and says what came of them. */
export function OpenArchive({ onPosts }: { readonly onPosts: (posts: readonly Post[]) => void }) {
  const t = useT()
  const [reading, setReading] = useState<Reading>()
  const [opened, setOpened] = useState<readonly Opened[]>([])
  const stop = useRef<AbortController>(undefined)
  const open = async (files: readonly File[]) => {
    if (files.length === 0 || stop.current) return
    stop.current = new AbortController()
    const { signal } = stop.current
    for (const archive of archivesAmong(files)) {
      const name = archive[0]?.path ?? ''
      setReading({ name, share: 0, posts: 0 })
      const onProgress = (share: number, posts: number) => setReading({ name, share, posts })
      const done = await openInWorker(archive, { onProgress, signal })
      if (signal.aborted) break
      if (done.posts.length > 0) onPosts(done.posts)
      setOpened((before) => [...before, done])
    }
    stop.current = undefined
    setReading(undefined)
  }
  const chosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    void open([...(currentTarget.files ?? [])])
    // The same file chosen again is opened again.
    currentTarget.value = ''
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    void open([...event.dataTransfer.files])
  }
  return (
    // What can be dropped can be chosen by the keyboard as well: dropping is an extra.
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside do the same
    <div className="stack" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
      <FileFields onChosen={chosen} />
      <div role="status">{reading && <Progress reading={reading} onStop={() => stop.current?.abort()} />}</div>
      <ul className="rows" aria-live="polite" aria-label={t('takingPart.opened.list')}>
        {opened.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <OpenedArchive key={at} opened={one} />
        ))}
      </ul>
      <details className="fold">
        <summary>{t('takingPart.open.how')}</summary>
        <ul>
          {networks.map((network) => (
            <li key={network}>{t(`takingPart.open.how.${network}`)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}

function FileFields({ onChosen }: { readonly onChosen: (event: ChangeEvent<HTMLInputElement>) => void }) {
  const t = useT()
  return (
    <>
      <div className="field">
        <label htmlFor="archive-files">{t('takingPart.open.files')}</label>
        <input id="archive-files" type="file" multiple onChange={onChosen} aria-describedby="archive-files-hint" />
        <p className="hint" id="archive-files-hint">
          {t('takingPart.open.filesHint')}
        </p>
      </div>
      <details>
        <summary>{t('takingPart.open.folder')}</summary>
        <div className="field">
          <label htmlFor="archive-folder">{t('takingPart.open.folderField')}</label>
          <input id="archive-folder" type="file" onChange={onChosen} {...{ webkitdirectory: '' }} />
        </div>
      </details>
    </>
  )
}

function Progress({ reading, onStop }: { readonly reading: Reading; readonly onStop: () => void }) {
  const t = useT()
  const { name, share, posts } = reading
  return (
    <div className="notice">
      <p>{t('takingPart.reading', { name, posts })}</p>
      <p className="line">
        <progress max={100} value={Math.round(share * 100)} aria-label={name} />
        <span>{Math.round(share * 100)} %</span>
        <button type="button" className="quiet" onClick={onStop}>
          {t('takingPart.reading.stop')}
        </button>
      </p>
    </div>
  )
}
