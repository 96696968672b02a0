import { type Check, finding, type Span } from '../finding.ts'
import { inEach } from '../phrases.ts'
import { isDigit, isSpace, type ReadDraft, type Word } from '../read-draft.ts'

// Consumer Protection Act 2:4 and the consumer authority's guideline of 2025: that it is advertising is seen first, and
// on whose behalf. See docs/decisions/0005.

const labels = inEach({
  fi: ['mainos', 'kaupallinen yhteistyö'],
  sv: ['reklam', 'annons', 'kommersiellt samarbete'],
  en: ['ad', 'advert', 'advertisement', 'paid partnership', 'commercial cooperation'],
})
const selling = inEach({
  fi: [
    'osta nyt|heti|oma|omasi|itsellesi|meiltä',
    'osta _ verkkokaupa*|netistä',
    'tilaa nyt|heti|oma|omasi|itsellesi|meiltä|verkkokaupasta',
    'varaa aika|aikasi|paikkasi|omasi|nyt|heti',
    'alekoodi*|alennuskoodi*|tarjouskoodi*',
    'hyödynnä tarjous',
  ],
  sv: [
    'köp nu|genast|din|ditt|dina',
    'beställ nu|genast|din|ditt|dina|här',
    'boka [din] tid|plats|nu',
    'rabattkod*',
    'passa på',
  ],
  en: [
    'buy now|today|yours|one|it',
    'order now|today|yours',
    'book now|yours',
    'book your|a appointment|seat|place|table|slot',
    'discount|promo code',
    'special offer',
  ],
})
const discounts = ['alennu*', 'ale', 'rabatt', 'off', 'discount']

export const advertLabel: Check = (draft, { kind, label, language }) => {
  if (label === 'advert' || draft.words.length === 0) return []
  const said = labels[language].find(draft.words).filter((span) => isLabel(draft.text, span))
  if (said.some(({ start }) => draft.text.slice(0, start).trim().length <= 1)) return []
  if (said.length > 0) return said.map((span) => finding('advert-label', span, { how: 'late' }))
  if (kind === 'product') return [finding('advert-label', firstSentence(draft), { how: 'missing' })]
  return [...selling[language].find(draft.words), ...discountsIn(draft)].map((span) =>
    finding('advert-label', span, { how: 'sells' }),
  )
}

/** The word as a label and not in a sentence: at the beginning, or with a line, a colon or brackets beside it. */
function isLabel(text: string, { start, end }: Span): boolean {
  if (text.slice(0, start).trim().length <= 1) return true
  let [before, after] = [start - 1, end]
  while (before >= 0 && text[before] === ' ') before--
  while (after < text.length && text[after] === ' ') after++
  return '|:)]'.includes(text[after] ?? 'x') || '|([#\n'.includes(text[before] ?? 'x')
}

function firstSentence({ text, sentences }: ReadDraft): Span {
  const first = sentences.find(({ words }) => words.length > 0)
  if (!first) return { start: 0, end: 0 }
  let { start, end } = first
  while (start < end && isSpace(text[start])) start++
  while (end > start && isSpace(text[end - 1])) end--
  return { start, end }
}

/** 20 % rabatt; 25% off */
function discountsIn({ text, words }: ReadDraft): Span[] {
  return words.flatMap((word, at): Span[] => {
    const [number] = [words[at - 1]]
    const isOff = discounts.some((one) =>
      one.endsWith('*') ? word.low.startsWith(one.slice(0, -1)) : word.low === one,
    )
    if (!isOff || !number || !isNumber(number) || text.slice(number.end, word.start).trim() !== '%') return []
    return [{ start: number.start, end: word.end }]
  })
}

const isNumber = ({ text }: Word): boolean => text.length <= 3 && [...text].every(isDigit)
