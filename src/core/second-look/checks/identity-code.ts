import { type Check, type Finding, finding } from '../finding.ts'
import { isDigit, letterAt } from '../read-draft.ts'

// The personal identity code as the Digital and Population Data Services Agency gives it (dvv.fi, "Personal identity
// code"): day, month, year, a sign of the century (more signs since 2023), an individual number from 002 on, and a
// check character: the nine digits as a number, modulo 31.
const centuries: Readonly<Record<string, number>> = {
  '+': 1800,
  ...Object.fromEntries([...'-YXWVU'].map((sign) => [sign, 1900])),
  ...Object.fromEntries([...'ABCDEF'].map((sign) => [sign, 2000])),
}
const checkCharacters = '0123456789ABCDEFHJKLMNPRSTUVWXY'
const length = 11

export const identityCode: Check = ({ text }) => {
  const found: Finding[] = []
  for (let at = 0; at + length <= text.length; at++) {
    if (!isDigit(text[at]) || letterAt(text, at - 1) || letterAt(text, at + length)) continue
    const code = text.slice(at, at + length)
    if (isIdentityCode(code)) found.push(finding('identity-code', { start: at, end: at + length }))
  }
  return found
}

export function isIdentityCode(code: string): boolean {
  const written = code.toUpperCase()
  const birth = written.slice(0, 6)
  const century = centuries[written.charAt(6)]
  const individual = written.slice(7, 10)
  if (written.length !== length || century === undefined || ![...birth, ...individual].every(isDigit)) return false
  const [day, month, year] = [Number(birth.slice(0, 2)), Number(birth.slice(2, 4)), century + Number(birth.slice(4))]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || Number(individual) < 2) return false
  return checkCharacters[Number(birth + individual) % 31] === written[10]
}
