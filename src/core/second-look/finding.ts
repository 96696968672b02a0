import type { Language } from '../networks.ts'
import type { PassageId } from '../starter-guidelines/passages.ts'
import type { DisclosureKind, StoryKind } from '../story.ts'
import type { ReadDraft } from './read-draft.ts'
import type { WordLists } from './word-lists.ts'

/** How much care a place in the text asks for: 3 first of all, 1 is a hint, put as a question. Nothing is summed up. */
export type Weight = 1 | 2 | 3

const about = (weight: Weight, passage: PassageId) => ({ weight, passage })

/**
 * Every check, with the passage of the guidelines that it rests on. A check whose findings were right less than four
 * times in five (docs/second-look.md) has weight 1.
 */
export const checks = {
  'identity-code': about(3, 'others'),
  phone: about(3, 'others'),
  address: about(3, 'others'),
  email: about(3, 'others'),
  'number-plate': about(1, 'others'),
  'name-with-matter': about(3, 'others'),
  confidential: about(3, 'confidential'),
  'customer-unreleased': about(3, 'confidential'),
  'advert-label': about(3, 'advertising'),
  'employment-unsaid': about(2, 'employer'),
  competitor: about(2, 'claims'),
  promise: about(2, 'claims'),
  superlative: about(1, 'claims'),
  'health-claim': about(3, 'claims'),
  'environment-claim': about(3, 'claims'),
  'financial-claim': about(1, 'claims'),
  irony: about(1, 'misread'),
  absolute: about(1, 'misread'),
  shouting: about(2, 'misread'),
  mentions: about(2, 'misread'),
  date: about(1, 'clear'),
  link: about(2, 'clear'),
  hashtag: about(1, 'clear'),
  emoji: about(2, 'clear'),
  alt: about(2, 'clear'),
  'long-sentence': about(1, 'clear'),
  officialese: about(1, 'clear'),
  copied: about(2, 'own-voice'),
} as const satisfies Record<string, { weight: Weight; passage: PassageId }>

export type CheckId = keyof typeof checks

export const checkIds = Object.keys(checks) as readonly CheckId[]

/** A place in the text, in UTF-16 code units, as a browser's text box and JavaScript's own strings count. */
export type Span = { readonly start: number; readonly end: number }

export type Finding = Span & {
  readonly check: CheckId
  readonly weight: Weight
  /** The sentence that says what was seen, and its values; `${message}.why` says more, and what one could do. */
  readonly message: `look.${CheckId}`
  readonly values: Readonly<Record<string, string | number>>
  readonly passage: PassageId
}

export type LookContext = {
  /** What the text is in. */
  readonly language: Language
  readonly kind: StoryKind
  /** The line that goes along by itself: the text need not say it. */
  readonly label: DisclosureKind
  readonly organisation?: { readonly name: string } | undefined
  readonly story?: { readonly title: string; readonly summary: string } | undefined
  /** The picture that goes along. */
  readonly picture?: { readonly alt: string } | undefined
  readonly lists?: WordLists | undefined
}

export type Check = (draft: ReadDraft, context: LookContext) => readonly Finding[]

export const finding = (check: CheckId, { start, end }: Span, values: Finding['values'] = {}): Finding => ({
  ...{ check, start, end, weight: checks[check].weight },
  ...{ message: `look.${check}`, values, passage: checks[check].passage },
})
