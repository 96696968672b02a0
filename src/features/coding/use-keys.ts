import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { recall, remember } from '../telling/device.ts'

/** Single keys can be turned off, for whoever speaks to the computer or presses keys by accident; the device remembers. */
export function useKeys(press: (key: string) => boolean) {
  const [on, setOn] = useState(false)
  useEffect(() => setOn(recall('codingKeys') !== 'off'), [])
  // With what is shown and not a moment later: a key pressed at once is meant for the post that one sees.
  const latest = useRef(press)
  useLayoutEffect(() => {
    latest.current = press
  }, [press])
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event.target)) return
      if (latest.current(event.key.toLowerCase())) event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [on])
  const turn = (wanted: boolean) => {
    remember('codingKeys', wanted ? 'on' : 'off')
    setOn(wanted)
  }
  return { on, turn }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select')
