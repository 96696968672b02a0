import { type Check, finding, type Span } from '../finding.ts'
import { isEnding, stemsOf } from '../inflection.ts'
import { inEach } from '../phrases.ts'
import { lowered, type Word } from '../read-draft.ts'

const saying = inEach({
  fi: [
    'työskentel*',
    'työnantaja*',
    'olen|oon|olin [_] töissä',
    'olen ollut _ töissä',
    'töissä',
    'työpaik*',
    'oma* firma*',
  ],
  sv: ['jobbar på|hos|vid|som', 'arbetar på|hos|vid|som', 'min arbetsgivare', 'mitt jobb', 'min arbetsplats', 'jobbat'],
  en: ['i work|worked at|for|with|in', 'my employer', 'my job', 'my workplace', 'working at|for', 'employed by|at'],
})
const ownWork = inEach({
  fi: [
    'meillä töissä',
    'meidän töissä|työpaikalla|firmassa|talossa',
    'työpaikallani|työpaikallamme',
    'minun työpaikallani',
  ],
  sv: ['hos oss på jobbet', 'på vårt|mitt jobb', 'på vår|min arbetsplats'],
  en: ['at our|my workplace', 'at our|my office|company', 'we at work', 'where i work'],
})

/** One speaks of the workplace, and nothing says that it is one's own. An advertisement names it by its label. */
export const employmentUnsaid: Check = ({ words }, { label, kind, language, organisation }) => {
  if (label !== 'none' || kind === 'product') return []
  const named = organisation ? namesOf(words, organisation.name) : []
  const isSaid = saying[language].find(words).length > 0
  if (named[0]) return isSaid ? [] : [finding('employment-unsaid', named[0], { how: 'named' })]
  const [own] = ownWork[language].find(words)
  return own ? [finding('employment-unsaid', own, { how: 'own' })] : []
}

function namesOf(words: readonly Word[], name: string): Span[] {
  const parts = lowered(name).split(' ')
  const stems = stemsOf(parts.at(-1) ?? '')
  return words.flatMap((first, at): Span[] => {
    const row = words.slice(at, at + parts.length)
    const last = row.at(-1)
    if (
      !last ||
      row.length < parts.length ||
      row.some(({ low }, index) => index < parts.length - 1 && low !== parts[index])
    )
      return []
    const isForm = stems.some((stem) => last.low.startsWith(stem) && isEnding(last.low.slice(stem.length)))
    return isForm ? [{ start: first.start, end: last.end }] : []
  })
}
