// What a column of the database may hold of a person. Each column says it in its comment, by these words alone, so that
// the page "What is stored about me" and the data-protection papers can say it in every language
// (docs/decisions/0045). A word that is added gets its sentences in src/ui/messages/*/stored.json; a test asks for them.

/** What for: an activity, as the record of processing lists them. */
export const purposes = [
  'signing-in',
  'membership',
  'log',
  'stories',
  'suggestions',
  'telling',
  'drafts',
  'likeness',
  'own-figures',
  'figures',
  'notices',
  'guidelines',
  'practice',
  'asking',
  'mishaps',
  'pulse',
  'study',
  'study-work',
  'programme',
  'leaders',
  'thanks',
] as const
export type Purpose = (typeof purposes)[number]

/** The legal ground that we propose (GDPR, article 6): the controller decides. */
export const grounds = ['consent', 'interest', 'obligation'] as const
export type Ground = (typeof grounds)[number]

/** Who sees it in Luotto. Whoever has the database in hand sees more, and the page says so. */
export const onlookers = [
  'self',
  'nobody',
  'admins',
  'editors',
  'stewards',
  // Others, where one is named: as an owner, a helper, or because one let oneself be named.
  'named',
  // The one who was asked.
  'helper',
  // The people in a case.
  'case',
  // Those who work on a study.
  'study',
  'members',
  // Whoever comes, signed in or not.
  'public',
  // Only in sums of five people or more.
  'sums',
] as const
export type Onlooker = (typeof onlookers)[number]

/** Until when. What ends each, and that it does, is tried in src/keeping.test.ts. */
export const spans = [
  'membership',
  'account',
  'chosen',
  'session',
  'sign-in-link',
  'network-sign-in',
  'push-device',
  'invitation',
  'import',
  'acts',
  'handed-on',
  'unsigned',
  'until-told',
  'until-delivered',
  'sketch',
  'draft',
  'notice',
  'helper',
  'question',
  'case',
  'wave',
  'study',
  'study-work',
  'organisation',
] as const
export type Span = (typeof spans)[number]

export type Holding = {
  readonly purpose: Purpose
  readonly ground: Ground
  readonly seen: readonly Onlooker[]
  readonly kept: Span
}

export type ColumnComment =
  | { readonly ok: true; readonly person: true; readonly holding: Holding }
  | { readonly ok: true; readonly person: false; readonly why: string }
  | { readonly ok: false; readonly problem: string }

const format = '"purpose: …; ground: …; seen: …; kept: …", or "no person: <why>"'

/** Reads a column's comment: "purpose: telling; ground: consent; seen: self, sums; kept: membership", or "no person: why". */
export function readComment(comment: string | null): ColumnComment {
  if (!comment?.trim()) return { ok: false, problem: `has no comment: say ${format}` }
  const [, why] = /^no person: (.*\S.*)$/.exec(comment) ?? []
  if (why !== undefined) return { ok: true, person: false, why }
  const [, purpose, ground, seen, kept] =
    /^purpose: ([a-z-]+); ground: ([a-z-]+); seen: ([a-z-]+(?:, [a-z-]+)*); kept: ([a-z-]+)$/.exec(comment) ?? []
  if (!purpose || !ground || !seen || !kept)
    return { ok: false, problem: `has a comment of another form than ${format}: "${comment}"` }
  const unknown = [
    ...missingFrom(purposes, [purpose]),
    ...missingFrom(grounds, [ground]),
    ...missingFrom(onlookers, seen.split(', ')),
    ...missingFrom(spans, [kept]),
  ]
  if (unknown.length > 0)
    return { ok: false, problem: `says what src/core/stored/holding.ts does not know: ${unknown}` }
  const holding = { purpose, ground, seen: seen.split(', '), kept } as Holding
  return { ok: true, person: true, holding }
}

const missingFrom = (known: readonly string[], said: readonly string[]) => said.filter((word) => !known.includes(word))
