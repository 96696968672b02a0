import { type Check, type Finding, finding, type Span } from '../finding.ts'
import { isDigit, letterAt } from '../read-draft.ts'

// Numbers of people: mobile ones (040–049, 050), and whatever begins with another country's code. Exchanges and service
// numbers (010, 020, 0800, 112 …) are for everybody, and landlines are hardly anybody's own any more.
const separators = ' -\u00a0\u2011'

export const phone: Check = ({ text }) => {
  const found: Finding[] = []
  for (let at = 0; at < text.length; at++) {
    if (!(text[at] === '+' || text[at] === '0') || isWithinNumber(text, at)) continue
    const number = numberAt(text, at)
    if (!number) continue
    found.push(finding('phone', number))
    at = number.end
  }
  return found
}

/** Digits before, also across a space: "2 040" is no beginning. */
function isWithinNumber(text: string, at: number): boolean {
  if (letterAt(text, at - 1) || '.,/+'.includes(text[at - 1] ?? ' ')) return true
  return separators.includes(text[at - 1] ?? 'x') && isDigit(text[at - 2])
}

const mostDigits = 15

function numberAt(text: string, start: number): Span | undefined {
  let digits = ''
  let end = start
  let at = text[start] === '+' ? start + 1 : start
  while (at < text.length && digits.length < mostDigits) {
    const separated = separators.includes(text[at] ?? 'x') && isDigit(text[at + 1])
    if (!isDigit(text[at]) && !separated) break
    if (separated && isWhole(text, start, digits)) break
    if (!separated) {
      digits += text[at]
      end = at + 1
    }
    at++
  }
  if (letterAt(text, end) || ('.,/:'.includes(text[end] ?? 'x') && isDigit(text[end + 1]))) return undefined
  return isPersons(text[start] === '+', digits) ? { start, end } : undefined
}

/** Long enough already: what follows after a space is something else. */
const isWhole = (text: string, start: number, digits: string): boolean =>
  text[start] === '+' ? digits.length >= 12 : digits.length >= 10

function isPersons(isInternational: boolean, digits: string): boolean {
  if (!isInternational) return isMobile(digits) && digits.length >= 9 && digits.length <= 11
  if (digits.startsWith('358')) return isMobile(`0${digits.slice(3)}`) && digits.length >= 11
  return digits.length >= 9 && !digits.startsWith('0')
}

const isMobile = (digits: string): boolean => digits.startsWith('04') || digits.startsWith('050')
