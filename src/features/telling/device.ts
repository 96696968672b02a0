// What is kept on the person's own device, and nowhere else. A browser may refuse to keep anything;
// then the page works all the same, without a memory.

const draftName = (storyId: string | undefined) => `luotto.draft.${storyId ?? 'own'}`

/** Keeps a draft until it is told or emptied. */
export function keepDraft(storyId: string | undefined, words: string): void {
  try {
    if (words === '') localStorage.removeItem(draftName(storyId))
    else localStorage.setItem(draftName(storyId), words)
  } catch {
    // See above.
  }
}

export function restoreDraft(storyId: string | undefined): string {
  try {
    return localStorage.getItem(draftName(storyId)) ?? ''
  } catch {
    return ''
  }
}

export const forgetDraft = (storyId: string | undefined): void => keepDraft(storyId, '')

type Remembered = 'channel' | 'instance'

export function remember(what: Remembered, value: string): void {
  try {
    localStorage.setItem(`luotto.${what}`, value)
  } catch {
    // See above.
  }
}

export function recall(what: Remembered): string | undefined {
  try {
    return localStorage.getItem(`luotto.${what}`) ?? undefined
  } catch {
    return undefined
  }
}
