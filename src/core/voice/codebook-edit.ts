import { type Language, languages } from '../networks.ts'
import type { Code, Codebook, Decision, InLanguages } from './codebook.ts'

// What an editor does to a codebook, one thing at a time. What comes out may break the rules of one (a decision
// moved above what it hangs on): `parseCodebook` says so, and nothing is kept.

export type DecisionTexts = Pick<Decision, 'question' | 'rule' | 'when' | 'ordered'>
export type CodeTexts = Pick<Code, 'name' | 'definition' | 'examples'>

export type CodebookChange =
  | { readonly kind: 'about'; readonly about: InLanguages }
  | { readonly kind: 'add-decision'; readonly question: InLanguages }
  | ({ readonly kind: 'set-decision'; readonly decision: string } & DecisionTexts)
  | { readonly kind: 'remove-decision'; readonly decision: string }
  | { readonly kind: 'move-decision'; readonly decision: string; readonly by: -1 | 1 }
  | ({ readonly kind: 'add-code'; readonly decision: string } & CodeTexts)
  | ({ readonly kind: 'set-code'; readonly decision: string; readonly code: string } & CodeTexts)
  | { readonly kind: 'remove-code'; readonly decision: string; readonly code: string }
  | { readonly kind: 'move-code'; readonly decision: string; readonly code: string; readonly by: -1 | 1 }

export function changeCodebook(book: Codebook, change: CodebookChange): Codebook {
  if (change.kind === 'about') return { ...book, about: change.about }
  if (change.kind === 'add-decision') {
    const id = idFrom(change.question, book.decisions, 'decision')
    const decision = { id, question: change.question, rule: nothing, when: null, codes: newCodes, ordered: [] }
    return { ...book, decisions: [...book.decisions, decision] }
  }
  const { decision: id } = change
  if (change.kind === 'move-decision') return { ...book, decisions: moved(book.decisions, id, change.by) }
  if (change.kind === 'remove-decision') {
    return { ...book, decisions: book.decisions.filter((decision) => decision.id !== id) }
  }
  const decisions = book.decisions.map((one) => (one.id === id ? changeDecision(one, change) : one))
  // Nobody is led by a code that is no more; what hung on it alone is found by parseCodebook.
  if (change.kind !== 'remove-code') return { ...book, decisions }
  return { ...book, decisions: decisions.map((one) => withoutCondition(one, id, change.code)) }
}

type OfDecision = Extract<
  CodebookChange,
  { kind: 'set-decision' | 'add-code' | 'set-code' | 'remove-code' | 'move-code' }
>

function changeDecision(decision: Decision, change: OfDecision): Decision {
  if (change.kind === 'set-decision') {
    const { question, rule, when, ordered } = change
    return { ...decision, question, rule, when, ordered }
  }
  if (change.kind === 'add-code') {
    const { name, definition, examples } = change
    const id = idFrom(name, decision.codes, 'code')
    return { ...decision, codes: [...decision.codes, { id, name, definition, examples }] }
  }
  if (change.kind === 'set-code') {
    const { code, name, definition, examples } = change
    return {
      ...decision,
      codes: decision.codes.map((one) => (one.id === code ? { id: one.id, name, definition, examples } : one)),
    }
  }
  if (change.kind === 'move-code') return { ...decision, codes: moved(decision.codes, change.code, change.by) }
  return {
    ...decision,
    codes: decision.codes.filter(({ id }) => id !== change.code),
    ordered: decision.ordered.filter((id) => id !== change.code),
  }
}

const withoutCondition = (decision: Decision, on: string, code: string): Decision =>
  decision.when?.decision === on
    ? { ...decision, when: { ...decision.when, codes: decision.when.codes.filter((id) => id !== code) } }
    : decision

function moved<T extends { readonly id: string }>(items: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const at = items.findIndex((item) => item.id === id)
  const [one, other] = [items[at], items[at + by]]
  if (!one || !other) return items
  return items.map((item) => (item === one ? other : item === other ? one : item))
}

const nothing: InLanguages = { fi: '', sv: '', en: '' }

const code = (id: string, fi: string, sv: string, en: string): Code => ({
  id,
  name: { fi, sv, en },
  definition: nothing,
  examples: nothing,
})

/** What a new decision begins with: a question that can be answered at once. */
const newCodes: readonly Code[] = [
  code('yes', 'Kyllä', 'Ja', 'Yes'),
  code('no', 'Ei', 'Nej', 'No'),
  code('cannot-tell', 'En osaa sanoa', 'Kan inte avgöra', 'Cannot tell'),
]

/** Of the name in the first language that it has, English first: ids stand in tables that others read. */
export function idFrom(name: InLanguages, taken: readonly { readonly id: string }[], otherwise: string): string {
  const order: readonly Language[] = ['en', ...languages]
  const text = name[order.find((language) => name[language].trim() !== '') ?? 'en']
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const words = plain.match(/[a-z0-9]+/g) ?? []
  const joined = words
    .join('-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '')
  const id = joined === '' ? otherwise : joined
  const isTaken = (one: string) => taken.some((item) => item.id === one)
  for (let n = 2, next = id; ; n++) {
    if (!isTaken(next)) return next
    next = `${id}-${n}`
  }
}
