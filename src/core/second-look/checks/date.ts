import { type Check, finding, type Span } from '../finding.ts'
import { inEach } from '../phrases.ts'
import { isDigit, letterAt, type ReadDraft, type Sentence } from '../read-draft.ts'

const relative = inEach({
  fi: [
    'huomenna',
    'huomiseksi',
    'ylihuomenna',
    'ensi maanantai*|tiistai*|keskiviik*|torstai*|perjantai*|lauantai*|sunnuntai*',
  ],
  sv: ['i morgon', 'imorgon', 'i övermorgon', 'nästa måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag'],
  en: [...['tomorrow', 'the day after tomorrow'], 'next monday|tuesday|wednesday|thursday|friday|saturday|sunday'],
})
/** What makes 7/8 a day and not a fraction. */
const happens = inEach({
  fi: [
    'alkaa',
    'alkavat',
    'avautuu',
    'avataan',
    'mennessä',
    'saakka',
    'asti',
    'pidetään',
    'järjestetään',
    'klo',
    'kello',
  ],
  sv: ['börjar', 'öppnar', 'senast', 'hålls', 'ordnas', 'klockan', 'den'],
  en: ['starts', 'begins', 'opens', 'due', 'deadline', 'held', 'by', 'until'],
})

/** A day that a reader may take for another: 3/4 in March or in April, "next Thursday" read a week later. */
export const date: Check = (draft, { language }) =>
  draft.sentences.flatMap((sentence) => [
    ...(hasDate(draft.text, sentence)
      ? []
      : relative[language].find(sentence.words).map((span) => finding('date', span, { how: 'relative' }))),
    ...slashed(draft, sentence, happens[language].find(sentence.words).length > 0).map((span) =>
      finding('date', span, { how: 'slashed' }),
    ),
  ])

/** 5.12.2026, 5.12., or a year. */
function hasDate(text: string, { start, end }: Sentence): boolean {
  for (let at = start; at < end; at++) {
    const isStop = text[at] === '.' && isDigit(text[at - 1]) && isDigit(text[at + 1])
    const isYear = text[at] === '2' && text[at + 1] === '0' && isDigit(text[at + 2]) && isDigit(text[at + 3])
    if (isStop || (isYear && !isDigit(text[at - 1]) && !isDigit(text[at + 4]))) return true
  }
  return false
}

function slashed({ text }: ReadDraft, sentence: Sentence, isDay: boolean): Span[] {
  const spans: Span[] = []
  for (let at = sentence.start; at < sentence.end; at++) {
    if (!isDigit(text[at]) || letterAt(text, at - 1) || '/.-'.includes(text[at - 1] ?? 'x')) continue
    let end = at
    while (
      end < sentence.end &&
      end - at < longest &&
      (isDigit(text[end]) || (text[end] === '/' && isDigit(text[end + 1])))
    )
      end++
    const [day = 0, month = 0, year, ...more] = text.slice(at, end).split('/').map(Number)
    const isDate = month > 0 && more.length === 0 && day > 0 && day <= 12 && month <= 12 && day !== month
    if (isDate && (year === undefined ? isDay : year > 0) && !letterAt(text, end)) spans.push({ start: at, end })
    at = end
  }
  return spans
}

const longest = 10
