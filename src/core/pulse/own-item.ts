import type { InLanguages } from '../voice/codebook.ts'
import type { ChoiceItem, ScaleItem, TextItem } from './item.ts'

export const ownItemKinds = ['agree', 'frequency', 'choice', 'text'] as const
export type OwnItemKind = (typeof ownItemKinds)[number]

/** An item of an organisation's own before it has its id. */
export type NewItem =
  | Omit<ScaleItem, 'id' | 'source'>
  | Omit<ChoiceItem, 'id' | 'source'>
  | Omit<TextItem, 'id' | 'source'>

export type WrittenItem = {
  readonly kind: OwnItemKind
  readonly reversed: boolean
  readonly text: InLanguages
  /** The options of a choice in each language, a line each. */
  readonly options: InLanguages
}

export const [fewestOptions, mostOptions] = [2, 7]

export type ReadItem =
  | { readonly ok: true; readonly item: NewItem }
  | { readonly ok: false; readonly problem: 'options-few' | 'options-many' | 'options-uneven' | 'options-twice' }

/** What a steward wrote as an item: a choice has the same options, as many and each once, in all three languages. */
export function readItem({ kind, reversed, text, options }: WrittenItem): ReadItem {
  if (kind === 'text') return { ok: true, item: { kind, text } }
  if (kind !== 'choice') return { ok: true, item: { kind: 'scale', scale: kind, reversed, text } }
  const [fi, sv, en] = [linesOf(options.fi), linesOf(options.sv), linesOf(options.en)]
  if (fi.length < fewestOptions) return { ok: false, problem: 'options-few' }
  if (fi.length > mostOptions) return { ok: false, problem: 'options-many' }
  if (sv.length !== fi.length || en.length !== fi.length) return { ok: false, problem: 'options-uneven' }
  if ([fi, sv, en].some((lines) => new Set(lines).size < lines.length)) return { ok: false, problem: 'options-twice' }
  return {
    ok: true,
    item: { kind, text, options: fi.map((one, at) => ({ fi: one, sv: sv[at] ?? '', en: en[at] ?? '' })) },
  }
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
