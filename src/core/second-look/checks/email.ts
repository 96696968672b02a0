import { type Check, finding } from '../finding.ts'
import { letterAt } from '../read-draft.ts'

// A mailbox of many is for writing to: rekry@, asiakas.palvelu@. A person's own has their name in it, or is a private one.
const shared = [
  ...['info', 'rekry', 'rekrytointi', 'asiakas', 'palvelu', 'kirjaamo', 'toimisto', 'myynti', 'tuki', 'viestinta'],
  ...['tiedotus', 'palaute', 'tietoturva', 'tietosuoja', 'laskutus', 'etunimi', 'kundtjanst', 'registrator'],
  ...['rekrytering', 'support', 'jobs', 'careers', 'hr', 'office', 'sales', 'press', 'media', 'hello', 'security'],
  ...['firstname', 'fornamn', 'privacy', 'customer', 'contact', 'team', 'noreply', 'no'],
]
const privately = [
  ...['gmail', 'googlemail', 'hotmail', 'outlook', 'icloud', 'yahoo', 'live', 'proton', 'protonmail', 'luukku'],
  ...['kolumbus', 'suomi24', 'saunalahti', 'elisanet'],
]

export const email: Check = ({ things }) =>
  things
    .filter(({ kind, text }) => kind === 'mail' && isPersons(text.replace('mailto:', '')))
    .map((thing) => finding('email', thing))

function isPersons(written: string): boolean {
  const at = written.indexOf('@')
  const [local, host] = [written.slice(0, at).toLowerCase(), written.slice(at + 1).toLowerCase()]
  const parts = local.split(/[._-]/)
  if (shared.includes(parts[0] ?? '')) return false
  if (privately.includes(host.split('.')[0] ?? '')) return true
  return parts.length > 1 && parts.every((part) => part !== '' && [...part].every((letter) => letterAt(letter, 0)))
}
