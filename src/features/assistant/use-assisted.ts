import { useEffect, useState } from 'react'
import { isUnedited } from '../../core/unedited.ts'
import { type Assisted, readAssisted, writeAssisted } from '../telling/device.ts'

export type OwnAndAssisted = {
  /** Whether the words in the box are the assistant's, as it wrote them. */
  readonly unedited: boolean
  /** What the person had written themselves before they took the assistant's words. */
  readonly before: string | undefined
  readonly take: (assisted: Assisted) => void
}

/** Remembers, on this device alone, which words are the assistant's, until the person has made them their own. */
export function useAssisted(storyId: string | undefined, words: string): OwnAndAssisted {
  const [assisted, setAssisted] = useState<Assisted>()
  useEffect(() => setAssisted(readAssisted(storyId)), [storyId])
  return {
    unedited: assisted !== undefined && isUnedited(words, assisted.suggested),
    before: assisted?.before,
    take: (taken) => {
      writeAssisted(storyId, taken)
      setAssisted(taken)
    },
  }
}
