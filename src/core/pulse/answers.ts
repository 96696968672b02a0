import { type CountedItem, type Item, isCounted, longestText, valuesOf } from './item.ts'

/** The values given, by item; what one left out is not there. */
export type Answers = Readonly<Record<string, number>>
/** What one wrote oneself, by item. It is kept apart from the values, and without a group. */
export type Texts = Readonly<Record<string, string>>

export type Given = { readonly answers: Answers; readonly texts: Texts }

/**
 * What came from a browser, as far as these items ask for it: values that an item has, texts that are not empty, of
 * `longestText` characters at most. `undefined` where anything else came along, so that no answer carries a mark.
 */
export function readGiven(items: readonly Item[], came: unknown): Given | undefined {
  if (!isRecord(came)) return undefined
  const answers: Record<string, number> = {}
  const texts: Record<string, string> = {}
  for (const [id, value] of Object.entries(came)) {
    const item = items.find((one) => one.id === id)
    if (!item) return undefined
    if (isCounted(item)) {
      if (!isValue(item, value)) return undefined
      answers[id] = value
    } else {
      if (typeof value !== 'string' || value.length > longestText) return undefined
      const text = value.normalize('NFC').trim()
      if (text !== '') texts[id] = text
    }
  }
  return { answers, texts }
}

const isValue = (item: CountedItem, value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= valuesOf(item)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
