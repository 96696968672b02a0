import { type Check, finding, type Span } from '../finding.ts'
import { phrases } from '../phrases.ts'
import { isDigit, type ReadDraft, type Sentence, type Word } from '../read-draft.ts'

// A street with its number is where a library is, too. It is somebody's home where a door is named, or where the
// sentence says so.
const streets = [
  ...['katu', 'kadu', 'tie', 'kuja', 'polku', 'polu', 'raitti', 'raiti', 'kaari', 'kaare', 'väylä', 'rinne', 'rintee'],
  ...['ranta', 'ranna', 'bulevardi', 'penger', 'mäki', 'mäe', 'gatan', 'vägen', 'stigen', 'gränden', 'allén'],
]
const streetEndings = ['', 'n', 'lla', 'llä', 'lle', 'lta', 'ltä', 'ssa', 'ssä', 'lla', 'en']
const englishStreets = new Set(['street', 'road', 'lane', 'avenue', 'drive', 'close', 'crescent', 'way', 'terrace'])
const homes = phrases([
  ...['asuu', 'asuvat', 'asui', 'kotona', 'kotonaan', 'koti*', 'naapuri*', 'asukka*', 'bor', 'bodde', 'hemma', 'hem'],
  ...['granne*', 'lives', 'lived', 'home', 'neighbour*'],
])
const door = new Set(['as', 'asunto', 'flat', 'apartment', 'apt', 'lgh', 'bostad'])

export const address: Check = (draft) => draft.sentences.flatMap((sentence) => inSentence(draft, sentence))

function inSentence({ text }: ReadDraft, { words }: Sentence) {
  const isHome = homes.find(words).length > 0
  return words.flatMap((word, at) => {
    const place = isStreet(word) ? after(words, at) : isEnglishStreet(words, at) ? english(words, at, text) : undefined
    if (!place || !(place.hasDoor || isHome)) return []
    return [finding('address', place)]
  })
}

const isCapital = (word: Word | undefined): boolean => word !== undefined && word.text.charAt(0) !== word.low.charAt(0)

const isStreet = (word: Word): boolean =>
  isCapital(word) &&
  streets.some((street) => {
    const at = word.low.lastIndexOf(street)
    return at > 1 && streetEndings.includes(word.low.slice(at + street.length))
  })

const isNumber = (word: Word | undefined): word is Word => word?.joined === true && isHouseNumber(word.text)

function isHouseNumber(text: string): boolean {
  const digits = [...text].filter(isDigit).length
  return isDigit(text[0]) && digits <= 3 && text.length - digits <= 1
}

const isDoorNumber = (word: Word | undefined): word is Word =>
  word !== undefined && word.text.length <= 3 && [...word.text].every(isDigit)

/** Koivukuja 7 B 12; Rantatie 14 as. 3 */
function after(words: readonly Word[], at: number): (Span & { hasDoor: boolean }) | undefined {
  const [street, number, letter, flat] = words.slice(at, at + 4)
  if (!street || !isNumber(number)) return undefined
  const isStair = letter?.joined && letter.text.length === 1 && isCapital(letter)
  const hasDoor = letter !== undefined && (isStair || door.has(letter.low)) && isDoorNumber(flat)
  const end = hasDoor ? flat : isStair ? letter : number
  return { start: street.start, end: end.end, hasDoor }
}

const isEnglishStreet = (words: readonly Word[], at: number): boolean =>
  englishStreets.has(words[at]?.low ?? '') && isCapital(words[at]) && isCapital(words[at - 1])

/** 14 Harbour Street, flat 3 */
function english(words: readonly Word[], at: number, text: string): (Span & { hasDoor: boolean }) | undefined {
  const street = words[at]
  const number = [words[at - 2], words[at - 3]].find((word) => word && isHouseNumber(word.text))
  const [flat, flatNumber] = words.slice(at + 1, at + 3)
  if (!number || !street) return undefined
  const hasDoor = flat !== undefined && door.has(flat.low) && isDoorNumber(flatNumber) && isNear(text, street, flat)
  return { start: number.start, end: hasDoor ? flatNumber.end : street.end, hasDoor }
}

const isNear = (text: string, one: Word, other: Word): boolean =>
  text.slice(one.end, other.start).trim().length <= 1 && other.start - one.end <= 3
