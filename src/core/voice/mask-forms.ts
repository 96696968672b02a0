// The forms that a name has in a Finnish sentence. Names gradate less than words do: long stops always, t now and
// then (Satu, Sadun; Marita, Maritan), k and p not (Mika, Mikan). Where both are heard, both are made. A form that
// nobody uses does no harm: no text has it.

const vowel = /[aeiouyäöåé]$/
const shortened: readonly (readonly [RegExp, string])[] = [
  [/kk(?=[aeiouyäö]$)/, 'k'],
  [/pp(?=[aeiouyäö]$)/, 'p'],
  [/tt(?=[aeiouyäö]$)/, 't'],
  [/nk(?=[aeiouyäö]$)/, 'ng'],
  [/nt(?=[aeiouyäö]$)/, 'nn'],
  [/rt(?=[aeiouyäö]$)/, 'rr'],
  [/lt(?=[aeiouyäö]$)/, 'll'],
  [/ht(?=[aeiouyäö]$)/, 'hd'],
  [/t(?=[aeiouyäö]$)/, 'd'],
]
const ofWeak = ['n', 'ssa', 'ssä', 'sta', 'stä', 'lla', 'llä', 'lta', 'ltä', 'lle', 'ksi', 't']
const ofStrong = ['a', 'ä', 'ta', 'tä', 'na', 'nä', 'nsa', 'nsä', 's']
const joined = (stem: string, endings: readonly string[]): string[] => endings.map((ending) => stem + ending)

/** `name` in lower case and the forms of it, in the singular; the genitives of Swedish and English are among them. */
export function nameForms(name: string): readonly string[] {
  if (name.length < 2) return [name]
  if (name.endsWith('nen')) {
    const stem = name.slice(0, -3)
    return [name, `${name}s`, `${stem}sta`, `${stem}stä`, ...vowelForms(`${stem}se`, [])]
  }
  if (vowel.test(name)) return [name, ...vowelForms(name, weakOf(name))]
  const forms = [name, `${name}s`, ...vowelForms(`${name}i`, [])]
  if (!/[aeiouyäö]s$/.test(name)) return forms
  return [...forms, `${name}ta`, `${name}tä`, ...vowelForms(`${name.slice(0, -1)}kse`, [])]
}

function vowelForms(strong: string, weak: readonly string[]): string[] {
  const into = `${strong}${strong.at(-1)}n`
  return [...[strong, ...weak].flatMap((stem) => joined(stem, ofWeak)), ...joined(strong, ofStrong), into]
}

function weakOf(name: string): string[] {
  const rule = shortened.find(([strong]) => strong.test(name))
  return rule ? [name.replace(...rule)] : []
}

const clitic = /(?:kin|kaan|kään|ko|kö|han|hän|pa|pä|['’]s)$/

/** Without what a sentence hangs on to a word: Mattikin, Matinhan, Peter's. */
export const withoutClitic = (word: string): string => word.replace(clitic, '')
