import { type Check, finding, type Span } from '../finding.ts'
import { inEach, phrases } from '../phrases.ts'
import type { ReadDraft } from '../read-draft.ts'

const signs = ['🙄', '🙃', '😏', '/s']
const turns = inEach({
  fi: ['muka', 'no onpa|olipa taas', 'että tällaista', 'kiitos vaan|vain tästäkin'],
  sv: ['jo tjena', 'tack för ingenting', 'som om det behövdes'],
  en: ['oh great', 'yeah right', 'what could possibly go wrong', 'thanks for nothing', 'as if we needed'],
})
/** Praise in quotation marks is heard as its opposite. */
const praise = phrases([
  ...[
    'huippu*',
    'loista*',
    'mahtav*',
    'upea*',
    'upee*',
    'hieno*',
    'helppo*',
    'helpo*',
    'kätevä*',
    'erinomai*',
    'nerok*',
  ],
  ...[
    'kiva*',
    'ihana*',
    'avoin*',
    'tasa-arvo*',
    'asiantunti*',
    'fantastisk*',
    'lysande',
    'underbar*',
    'smart*',
    'enkel*',
  ],
  ...[
    'toppen',
    'fin',
    'fina',
    'brilliant',
    'great',
    'wonderful',
    'simple',
    'easy',
    'helpful',
    'lovely',
    'expert',
    'genius',
  ],
])
const quotes = '"”“»«'

export const irony: Check = (draft, { language }) =>
  [...signsIn(draft.text), ...turns[language].find(draft.words), ...quotedPraise(draft)].map((span) =>
    finding('irony', span),
  )

function signsIn(text: string): Span[] {
  return signs.flatMap((sign) => {
    const spans: Span[] = []
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
      const alone = (text[at - 1] ?? ' ').trim() === '' && (text[at + sign.length] ?? ' ').trim() === ''
      if (sign !== '/s' || alone) spans.push({ start: at, end: at + sign.length })
    }
    return spans
  })
}

const quotedPraise = ({ text, words }: ReadDraft): Span[] =>
  words
    .filter(({ start, end }) => quotes.includes(text[start - 1] ?? ' ') && quotes.includes(text[end] ?? ' '))
    .filter((word) => praise.find([word]).length > 0)
    .map(({ start, end }) => ({ start: start - 1, end: end + 1 }))
