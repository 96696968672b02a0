export const mishapKinds = ['slip', 'harassment'] as const
/** Something that one said or showed and that went wrong; or what others do to somebody for what they said. */
export type MishapKind = (typeof mishapKinds)[number]

/** What is done in a case, in this order: the first ones are over in ten minutes. */
export const mishapSteps = {
  slip: ['copy', 'correct', 'affected', 'story', 'review'],
  harassment: ['safe', 'evidence', 'hide', 'report', 'safety', 'police', 'review'],
} as const satisfies Record<MishapKind, readonly string[]>

export type MishapStep = (typeof mishapSteps)[MishapKind][number]

/** What is asked when it is over. No names: it is what others read. */
export const reviewQuestions = ['happened', 'helped', 'hindered', 'change', 'guideline'] as const
export type ReviewQuestion = (typeof reviewQuestions)[number]
export type Review = Readonly<Record<ReviewQuestion, string>>

/** So long after its closing a case is erased, in days. */
export const erasedAfterDays = 180

/** How fast somebody was helped, as it is counted; `null` where nobody helped. */
export function howFast(openedAt: Date, helpedAt: Date | null): { readonly inHour: boolean; readonly inDay: boolean } {
  const minutes = helpedAt ? (helpedAt.getTime() - openedAt.getTime()) / 60_000 : Number.POSITIVE_INFINITY
  return { inHour: minutes <= 60, inDay: minutes <= 24 * 60 }
}

/** Networks of which the first ten minutes are told step by step. */
export const minuteNetworks = [
  'bluesky',
  'mastodon',
  'linkedin',
  'x',
  'facebook',
  'threads',
  'whatsapp',
  'email',
] as const
export type MinuteNetwork = (typeof minuteNetworks)[number]
export const isMinuteNetwork = (word: unknown): word is MinuteNetwork => minuteNetworks.some((one) => one === word)
