import type { Span } from './finding.ts'
import { inEach } from './phrases.ts'
import type { ReadDraft } from './read-draft.ts'

const sources = inEach({
  fi: ['lähde', 'lähteet', 'mukaan', 'raport*', 'vastuurapor*', 'tutkimu*', 'mittau*', 'sertifi*', 'joutsenmer*'],
  sv: ['källa', 'källor', 'enligt', 'rapport*', 'undersökning*', 'mätning*', 'certifi*', 'svanenmärk*'],
  en: ['source', 'sources', 'according to', 'report', 'reports', 'study', 'studies', 'certifi*', 'measured by'],
})

// Found once for a draft, however many claims there are: several checks ask.
const made = new WeakMap<ReadDraft, readonly Span[]>()

/** Whether the sentence says where the claim comes from, by a word or an address. */
export function sourceSaid(draft: ReadDraft, { start }: Span): boolean {
  const sourced = made.get(draft) ?? sourcedSentences(draft)
  made.set(draft, sourced)
  // By halves, since there may be thousands of either.
  let [low, high] = [0, sourced.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sourced[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  return (sourced[low]?.start ?? Number.POSITIVE_INFINITY) <= start
}

function sourcedSentences({ sentences, things }: ReadDraft): readonly Span[] {
  const addresses = things.filter(({ kind }) => kind === 'address')
  let next = 0
  return sentences.filter(({ end, words }) => {
    let hasAddress = false
    for (; (addresses[next]?.start ?? end) < end; next++) hasAddress = true
    return hasAddress || Object.values(sources).some((one) => one.find(words).length > 0)
  })
}
