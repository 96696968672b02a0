import type { NetworkRules } from './networks.ts'

// What ends a sentence is not of the address before it.
const address = /https?:\/\/\S*[^\s.,:;!?()"'”»…]/giu
// © and ® are letters among others, unless they are dressed as emoji (U+FE0F).
const emoji = /(?![©®](?!\ufe0f))\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u

/**
 * The length of a text in a network's own units: graphemes (what a person sees as one character), or
 * X's weights. Source of the weights: X's published counting rules, version 3 (Latin and general
 * punctuation weigh one, other characters and every emoji two; scale 100, limit 280).
 */
export function textLength(text: string, rules: Pick<NetworkRules, 'unit' | 'addressCounts'>): number {
  const whole = text.normalize('NFC')
  if (rules.addressCounts === undefined) return count(whole, rules.unit)
  const addresses = whole.match(address)?.length ?? 0
  return count(whole.replace(address, ''), rules.unit) + addresses * rules.addressCounts
}

function count(text: string, unit: NetworkRules['unit']): number {
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)]
  if (unit === 'graphemes') return graphemes.length
  return graphemes.reduce((sum, { segment }) => sum + weight(segment), 0)
}

function weight(grapheme: string): number {
  if (emoji.test(grapheme)) return 2
  return [...grapheme].reduce((sum, character) => sum + (isLight(character.codePointAt(0) ?? 0) ? 1 : 2), 0)
}

const isLight = (point: number): boolean =>
  point <= 4351 ||
  (point >= 8192 && point <= 8205) ||
  (point >= 8208 && point <= 8223) ||
  (point >= 8242 && point <= 8247)
