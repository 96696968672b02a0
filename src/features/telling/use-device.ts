import { type RefObject, useEffect } from 'react'
import { type Choice, choiceOf } from './channel-choice.tsx'
import { keepDraft, recall, restoreDraft } from './device.ts'
import { type Along, visibilityOf } from './goes-along.tsx'
import type { OwnAccount } from './queries.ts'

type Begun = {
  readonly story: { readonly id: string } | undefined
  readonly result: { readonly state: 'faulty' | 'withdrawn' } | undefined
  /** What the box begins with. */
  readonly text: string
}

type Setters = {
  readonly setWords: (words: string) => void
  readonly setChoice: (choice: Choice) => void
  readonly setInstance: (instance: string) => void
  readonly change: (changed: Partial<Along>) => void
  readonly accounts: readonly OwnAccount[]
}

/** What this device remembers: the draft of this story, the channel of last time, one's Mastodon instance. */
export function useDevice({ story, result, text }: Begun, box: RefObject<HTMLTextAreaElement | null>, set: Setters) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has come alive
  useEffect(() => {
    const element = box.current
    if (!element) return
    // What was typed before the page came alive is newer than any draft.
    if (element.value === '' && !result && !text) element.value = restoreDraft(story?.id)
    set.setWords(element.value)
    // It stands on no server any more.
    if (result?.state === 'withdrawn') keepDraft(story?.id, element.value)
    if (result) return
    const channel = choiceOf(recall('channel'))
    if (channel && (!channel.accountId || set.accounts.some(({ id }) => id === channel.accountId)))
      set.setChoice(channel)
    set.change({ visibility: visibilityOf(recall('visibility')) })
    const instance = recall('instance')
    const field = element.form?.elements.namedItem('instance')
    if (instance && field instanceof HTMLInputElement && field.value === '') {
      field.value = instance
      set.setInstance(instance)
    }
  }, [])
}
