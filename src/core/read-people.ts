import { type Language, languages } from './networks.ts'
import { roles as allRoles, type Role } from './policy.ts'
import { readCsv } from './read-csv.ts'

export const mostRows = 20_000

/** A person of the file. What the file does not say stays as it is. */
export type FileRow = {
  readonly line: number
  readonly email: string
  readonly name: string | null
  readonly language: Language | null
  readonly roles: readonly Role[]
  /** Groups by name. */
  readonly groups: readonly string[]
}

export type RowProblem = 'email' | 'twice' | 'role' | 'language' | 'tooLong'
export type FaultyRow = { readonly line: number; readonly problem: RowProblem; readonly word: string }

export type PeopleFile =
  | { readonly ok: true; readonly rows: readonly FileRow[]; readonly faulty: readonly FaultyRow[] }
  | { readonly ok: false; readonly problem: 'empty' | 'noEmail' | 'tooMany' }

const columns = {
  email: /^(sähköposti(osoite)?|e-?post(adress)?|e-?mail( address)?|mail)$/,
  name: /^(nimi|namn|name|etu- ja sukunimi|koko nimi|full name)$/,
  firstName: /^(etunimi|förnamn|first name|given name)$/,
  lastName: /^(sukunimi|efternamn|last name|surname|family name)$/,
  groups: /^(ryhmät?|grupp(er)?|groups?|osasto|avdelning|department)$/,
  roles: /^(tehtävät?|rooli(t)?|uppdrag|uppgift(er)?|roll(er)?|roles?)$/,
  language: /^(kieli|språk|language)$/,
}
type Column = keyof typeof columns

const roleWords: Readonly<Record<Role, RegExp>> = {
  editor: /^(editor|toimittaja|redaktör)$/,
  steward: /^(steward|ohjelman vetäjä|programansvarig)$/,
  leader: /^(leader|johtaja|ledare)$/,
  researcher: /^(researcher|tutkija|forskare)$/,
  admin: /^(admin|ylläpitäjä|administratör)$/,
}

const languageWords: Readonly<Record<Language, RegExp>> = {
  fi: /^(fi|suomi|suomeksi|finska|finnish)$/,
  sv: /^(sv|ruotsi|ruotsiksi|svenska|swedish)$/,
  en: /^(en|englanti|englanniksi|engelska|english)$/,
}

const addressForm = /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/

/** Reads a list of people with its header in Finnish, Swedish or English; says of each row what is wrong with it. */
export function readPeople(text: string): PeopleFile {
  const [header, ...lines] = readCsv(text)
  if (!header) return { ok: false, problem: 'empty' }
  const at = placesOf(header.cells)
  if (at.email === undefined) return { ok: false, problem: 'noEmail' }
  if (lines.length === 0) return { ok: false, problem: 'empty' }
  if (lines.length > mostRows) return { ok: false, problem: 'tooMany' }
  const rows: FileRow[] = []
  const faulty: FaultyRow[] = []
  const seen = new Set<string>()
  for (const { line, cells } of lines) {
    const cell = (column: Column) => cells[at[column] ?? -1] ?? ''
    const read = rowOf(line, cell, seen)
    if ('problem' in read) faulty.push(read)
    else {
      seen.add(read.email)
      rows.push(read)
    }
  }
  return { ok: true, rows, faulty }
}

function placesOf(cells: readonly string[]): Partial<Record<Column, number>> {
  const places: Partial<Record<Column, number>> = {}
  for (const [at, cell] of cells.entries()) {
    const word = cell.toLowerCase().normalize('NFC').replace(/\s+/g, ' ').replace(/:$/, '')
    for (const [column, form] of Object.entries(columns) as [Column, RegExp][]) {
      if (form.test(word)) places[column] ??= at
    }
  }
  return places
}

function rowOf(line: number, cell: (column: Column) => string, seen: ReadonlySet<string>): FileRow | FaultyRow {
  const fault = (problem: RowProblem, word: string): FaultyRow => ({ line, problem, word: clean(word).slice(0, 80) })
  const email = cell('email').toLowerCase()
  if (!addressForm.test(email) || /\p{Cc}/u.test(email) || email.length > 320) return fault('email', email)
  if (seen.has(email)) return fault('twice', email)
  const name = clean(cell('name') || `${cell('firstName')} ${cell('lastName')}`)
  const groups = listOf(cell('groups')).map(clean)
  const long = [name.length > 200 ? name : '', ...groups.filter((group) => group.length > 100)].find(Boolean)
  if (long) return fault('tooLong', long)
  const wantedRoles = listOf(cell('roles'))
  const roles = wantedRoles.map((word) => found(roleWords, allRoles, word))
  const strange = wantedRoles.find((_, n) => roles[n] === undefined)
  if (strange !== undefined) return fault('role', strange)
  const language = cell('language') === '' ? null : found(languageWords, languages, cell('language'))
  if (language === undefined) return fault('language', cell('language'))
  return {
    line,
    email,
    name: name || null,
    language,
    roles: allRoles.filter((role) => roles.includes(role)),
    groups: [...new Set(groups)],
  }
}

// A control character has no place in a name; nor has a line end.
const clean = (text: string): string =>
  text
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const listOf = (text: string): string[] =>
  text
    .split(/[,;|\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')

const found = <T extends string>(words: Readonly<Record<T, RegExp>>, all: readonly T[], word: string): T | undefined =>
  all.find((one) => words[one].test(word.toLowerCase().normalize('NFC')))
