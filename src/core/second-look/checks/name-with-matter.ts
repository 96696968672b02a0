import { type Check, finding, type Span } from '../finding.ts'
import { isGivenName } from '../given-names.ts'
import { phrases } from '../phrases.ts'
import type { Sentence, Word } from '../read-draft.ts'

// Limit: it knows common given names, and sees only what one sentence says.

const health = phrases([
  ...['sairauslom*', 'sairaslom*', 'sairaana', 'sairastu*', 'sairastaa', 'burnout*', 'uupunut', 'uupui', 'uupumu*'],
  ...['masennu*', 'masentu*', 'diabete*', 'syöpä*', 'syövän', 'syövästä', 'leikkau*', 'leikattiin', 'toipuu', 'toipui'],
  ...[
    'raskaana',
    'mielenterve*',
    'alkoholi*',
    'päihde*',
    'adhd*',
    'diagnoosi*',
    'muistisair*',
    'epilepsi*',
    'aivoinfarkti*',
  ],
  ...['sydänkohtau*', 'dementia*', 'keskenmeno*', 'kuntoutuk*', 'terapia*'],
  ...[
    'sjukskriv*',
    'sjukledig*',
    'utbränd*',
    'deprim*',
    'depression*',
    'diabetes',
    'cancer*',
    'opererad*',
    'operation*',
  ],
  ...['gravid', 'adhd', 'diagnos*', 'rehabiliter*', 'insjukna*', 'utmattning*'],
  ...['on sick leave', 'burnt out', 'burned out', 'burnout', 'depressed', 'surgery', 'pregnant', 'miscarriage'],
  ...['diagnosed', 'epilepsy', 'dementia', 'rehab*', 'heart attack', 'recovering from'],
])
const employment = phrases([
  ...['potkut', 'potkuja', 'irtisano*', 'erotettiin', 'erotettu', 'varoituksen', 'lomautet*', 'lomautus*', 'koeaja*'],
  ...['ulosottoon', 'työkyvyt*', 'luottotie*'],
  ...['sparken', 'uppsagd*', 'avskedad*', 'sades upp', 'permitter*', 'provanställ*', 'en varning'],
  ...['was|were|got|been fired|sacked|dismissed', 'laid off', 'made redundant', 'written warning', 'was suspended'],
])
/** Who speaks by their office speaks of the matter and not of themselves. */
const experts = phrases([
  ...['professori*', 'tutkija*', 'lääkäri*', 'ylilääkäri*', 'erikoislääkäri*', 'tohtori*', 'dosentti*', 'psykologi*'],
  ...['työterveyshoitaja*', 'terveydenhoitaja*', 'kansanedustaja*', 'ministeri*', 'kouluttaja*', 'asiantuntija*'],
  ...[
    'kokemusasiantuntija*',
    'kirjailija*',
    'professor*',
    'forskare*',
    'läkare*',
    'överläkare*',
    'doktor*',
    'minister*',
  ],
  ...['psykolog*', 'expert*', 'författare*', 'researcher*', 'doctor', 'dr', 'consultant', 'psychologist*', 'author'],
])

export const nameWithMatter: Check = ({ sentences }) =>
  sentences.flatMap((sentence) => {
    const about = matterIn(sentence)
    return about ? namesIn(sentence).map((name) => finding('name-with-matter', name, { about })) : []
  })

function matterIn({ words }: Sentence): 'health' | 'employment' | undefined {
  if (health.find(words).length > 0) return 'health'
  return employment.find(words).length > 0 ? 'employment' : undefined
}

const isCapital = (word: Word): boolean => word.text.length > 2 && word.text.charAt(0) !== word.low.charAt(0)

function namesIn({ words }: Sentence): Span[] {
  return words.flatMap((first, at): Span[] => {
    const [before, last] = [words[at - 1], words[at + 1]]
    if (!last?.joined || !isCapital(first) || !isCapital(last) || !isGivenName(first.low)) return []
    if (before && experts.find([before]).length > 0) return []
    return [{ start: first.start, end: last.end }]
  })
}
