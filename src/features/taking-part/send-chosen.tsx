import { useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { noteSent } from '../../core/voice/choice.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import type { PartHere } from './here.tsx'
import { type SendEnd, sendPosts } from './send-posts.ts'
import type { Choice } from './use-choice.ts'

type Props = { readonly part: PartHere; readonly choice: Choice }
type Progress = { readonly sent: number; readonly all: number }

/** The one button by which posts leave the device. It can be stopped, and pressed again to go on. */
export function SendChosen({ part, choice }: Props) {
  const t = useT()
  const { revalidate } = useRevalidator()
  const [progress, setProgress] = useState<Progress>()
  const [end, setEnd] = useState<SendEnd>()
  const stop = useRef<AbortController>(undefined)
  const { counts, setMarks, letGo } = choice
  // What is said of posts while they are being sent holds for those that have not left.
  const latest = useRef(choice)
  latest.current = choice
  const send = async () => {
    if (stop.current || counts.going === 0) return
    stop.current = new AbortController()
    const going = choice.going()
    setEnd(undefined)
    setProgress({ sent: 0, all: going.length })
    const onSent = (keys: readonly string[]) => {
      setMarks((now) => noteSent(now, keys))
      setProgress((now) => now && { ...now, sent: now.sent + keys.length })
    }
    const { id: studyId, consentVersion } = part
    const { signal } = stop.current
    const ended = await sendPosts({ studyId, consentVersion, going, now: () => latest.current, signal, onSent })
    if (ended === 'done') letGo()
    stop.current = undefined
    setProgress(undefined)
    setEnd(ended)
    await revalidate()
  }
  return (
    <section className="stack">
      <div role="status">
        {progress && <SendProgress progress={progress} />}
        {end && <Ended end={end} />}
      </div>
      {progress ? (
        <button type="button" className="quiet" onClick={() => stop.current?.abort()}>
          {t('takingPart.send.stop')}
        </button>
      ) : (
        <button type="button" aria-disabled={counts.going === 0 || undefined} onClick={() => void send()}>
          {t('takingPart.send', { count: counts.going })}
        </button>
      )}
    </section>
  )
}

function SendProgress({ progress: { sent, all } }: { readonly progress: Progress }) {
  const t = useT()
  const { number } = useFormats()
  const words = t('takingPart.send.progress', { sent: number(sent), all: number(all) })
  return (
    <p className="line">
      <progress max={all} value={sent} aria-label={words} /> <span>{words}</span>
    </p>
  )
}

function Ended({ end }: { readonly end: SendEnd }) {
  const t = useT()
  if (end === 'done') return <p className="notice">{t('takingPart.send.done')}</p>
  if (end === 'stopped') return <p className="notice">{t('takingPart.send.stopped')}</p>
  return <p className="notice care">{t(`takingPart.problem.${end}`)}</p>
}
