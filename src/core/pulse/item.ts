import type { InLanguages } from '../voice/codebook.ts'

/** How much one agrees, or how often something is so: 1 is least, 5 is most. */
export type Scale = 'agree' | 'frequency'

type Asked = {
  /** As it stands in a stored answer, such as `control`; never given to another item. */
  readonly id: string
  readonly text: InLanguages
  /** Whose words it is, where they are not ours: told on the page. */
  readonly source: 'hse' | 'luotto' | 'own'
}

export type ScaleItem = Asked & {
  readonly kind: 'scale'
  readonly scale: Scale
  /** Where disagreeing is what one would wish for. */
  readonly reversed: boolean
}
export type ChoiceItem = Asked & { readonly kind: 'choice'; readonly options: readonly InLanguages[] }
export type TextItem = Asked & { readonly kind: 'text' }

export type Item = ScaleItem | ChoiceItem | TextItem
/** What is answered by one of a few values, and so can be counted. */
export type CountedItem = ScaleItem | ChoiceItem

export const isCounted = (item: Item): item is CountedItem => item.kind !== 'text'

/** How many values an item has; they are numbered from 1. */
export const valuesOf = (item: CountedItem): number => (item.kind === 'scale' ? 5 : item.options.length)

/** So many items of its own an organisation may ask beside the fifteen: the pulse takes two minutes. */
export const mostOwnItems = 8

/** Of what one writes oneself. */
export const longestText = 2000
