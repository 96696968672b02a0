/**
 * The passages of the starter guidelines. An id is part of a passage's permanent address and is never given to
 * another: a passage that goes leaves its id unused.
 */
export const passageIds = [
  'voluntary',
  'own-voice',
  'employer',
  'others',
  'confidential',
  'advertising',
  'claims',
  'disagreement',
  'working-time',
  'misread',
  'clear',
  'ugly',
  'mistakes',
] as const

export type PassageId = (typeof passageIds)[number]

export const isPassageId = (word: string | undefined): word is PassageId => passageIds.some((id) => id === word)
