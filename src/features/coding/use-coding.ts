import { useEffect, useRef, useState } from 'react'
import type { Codebook } from '../../core/voice/codebook.ts'
import { afterCodingAct, type CodingSession } from '../../core/voice/coding-session.ts'
import { readUnsent, writeUnsent } from '../telling/device.ts'
import type { PostToCode } from './find-session.ts'
import { type ActToSend, sendAct } from './send-act.ts'

const firstPause = 500
const longestPause = 10_000

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Coding without waiting: an act shows at once, and is sent behind it, one after the other and again until it gets through.
 * The server's word counts: what it answers takes the place of what was guessed. What has not got through is kept on
 * the device, and sent when the page is opened again.
 */
export function useCoding(studyId: string, codebook: Codebook, begun: CodingSession<PostToCode>) {
  const [base, setBase] = useState(begun)
  const [waiting, setWaiting] = useState<readonly ActToSend[]>([])
  const [stuck, setStuck] = useState(false)
  const [told, setTold] = useState<string | null>(null)
  const queue = useRef<readonly ActToSend[]>([])
  const sending = useRef(false)

  const hold = (acts: readonly ActToSend[]) => {
    queue.current = acts
    setWaiting(acts)
    writeUnsent(studyId, acts)
  }
  const drain = async () => {
    if (sending.current) return
    sending.current = true
    for (let rest = firstPause; queue.current[0]; ) {
      const answer = await sendAct(studyId, queue.current[0])
      setStuck(!answer)
      if (!answer) {
        await pause(rest)
        rest = Math.min(2 * rest, longestPause)
        continue
      }
      rest = firstPause
      hold(queue.current.slice(1))
      setBase(answer.session)
      if (answer.told) setTold(answer.told)
    }
    sending.current = false
  }
  const act = (one: ActToSend) => {
    hold([...queue.current, one])
    setTold(null)
    void drain()
  }
  const begin = useRef(() => {
    const left = readUnsent<ActToSend>(studyId)
    if (left.length === 0 || queue.current.length > 0) return
    hold(left)
    void drain()
  })
  useEffect(() => begin.current(), [])
  const hasUnsent = waiting.length > 0
  useEffect(() => {
    if (!hasUnsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [hasUnsent])
  const session = waiting.reduce((so, one) => afterCodingAct(codebook, so, one), base)
  return { session, act, stuck, told, unsent: waiting.length }
}
