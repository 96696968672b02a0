/**
 * Other forms that a Finnish word may have in a text, for searching. PostgreSQL's Finnish stemmer (Snowball)
 * takes endings off, but leaves the stem as it stands: katu and kadun, kaupunki and kaupungin, kenkä and
 * kengät stay strangers to it. Made by rule and without a dictionary, so some of what comes out is no word:
 * that finds nothing, and harms nothing. Use it for finding, never for showing.
 *
 * Rules: consonant gradation as in Iso suomen kielioppi, § 41 (kotus.fi/visk); the stems in -nen, -s, -us
 * and -si as in §§ 56–61.
 */
export function finnishForms(word: string): readonly string[] {
  const bases = [word, ...endings.filter((ending) => leaves(word, ending)).map((ending) => without(word, ending))]
  const forms = new Set(bases)
  for (const base of bases) {
    for (const form of [...graded(base), ...otherStems(base)]) forms.add(form)
  }
  return [...forms].slice(0, mostForms)
}

const mostForms = 40
const endings = [
  // kierrättäminen, kierrätämme
  ...['minen', 'misen', 'mista', 'mistä'],
  ...['issa', 'issä', 'ista', 'istä', 'illa', 'illä', 'ilta', 'iltä', 'ille', 'iksi', 'ien', 'iin', 'ita', 'itä'],
  ...['ssa', 'ssä', 'sta', 'stä', 'lla', 'llä', 'lta', 'ltä', 'lle', 'ksi', 'jen', 'ja', 'jä', 'ta', 'tä', 'na', 'nä'],
  ...['en', 'in', 'n', 't', 'a', 'ä'],
]

const leaves = (word: string, ending: string) => word.endsWith(ending) && word.length - ending.length >= 3
const without = (word: string, ending: string) => word.slice(0, word.length - ending.length)

/** Strong and weak grades, both ways: one may have typed either. The longest that fits is the one meant. */
const grades: readonly (readonly [string, readonly string[]])[] = [
  ['nk', ['ng']],
  ['ng', ['nk']],
  ['mp', ['mm']],
  ['mm', ['mp']],
  ['lt', ['ll']],
  ['ll', ['lt']],
  ['nt', ['nn']],
  ['nn', ['nt']],
  ['rt', ['rr']],
  ['rr', ['rt']],
  ['ht', ['hd']],
  ['hd', ['ht']],
  ['lk', ['lj', 'l']],
  ['lj', ['lk']],
  ['rk', ['rj', 'r']],
  ['rj', ['rk']],
  ['kk', ['k']],
  ['pp', ['p']],
  ['tt', ['t']],
  ['k', ['kk', '']],
  ['p', ['pp', 'v']],
  ['t', ['tt', 'd']],
  ['v', ['p']],
  ['d', ['t']],
]

/** With the last consonants before the final vowels in the other grade. */
export function graded(word: string): readonly string[] {
  const [, before = '', consonants = '', after = ''] =
    /^(.*?[aeiouyäö])([^aeiouyäö]+)([aeiouyäö]{0,2}s?)$/.exec(word) ?? []
  const grade = grades.find(([strong]) => consonants.endsWith(strong))
  if (!grade) return []
  const kept = before + consonants.slice(0, consonants.length - grade[0].length)
  return grade[1].map((other) => kept + other + after)
}

export function otherStems(word: string): readonly string[] {
  return stemRules.flatMap(([ending, others]) =>
    leaves(word, ending) ? others.map((other) => without(word, ending) + other) : [],
  )
}

const stemRules: readonly (readonly [string, readonly string[]])[] = [
  // ihminen, ihmisen, ihmistä
  ['nen', ['se', 's']],
  ['se', ['nen']],
  ['s', ['nen']],
  // kokous, kokouksen
  ...['a', 'o', 'u', 'y', 'ä', 'ö', 'i', 'e'].flatMap((vowel) => [
    [`${vowel}s`, [`${vowel}kse`]] as const,
    [`${vowel}kse`, [`${vowel}s`]] as const,
  ]),
  // vastuullisuus, vastuullisuuden, vastuullisuutta
  ['uus', ['uude', 'uut']],
  ['yys', ['yyde', 'yyt']],
  ['uude', ['uus']],
  ['yyde', ['yys']],
  ['uut', ['uus']],
  ['yyt', ['yys']],
  // vesi, veden, vettä
  ['si', ['de', 't']],
  ['de', ['si']],
  // asiakas, asiakkaan; tehdas, tehtaan
  ['kas', ['kkaa']],
  ['käs', ['kkää']],
  ['kkaa', ['kas']],
  ['kkää', ['käs']],
  ['das', ['taa']],
  ['taa', ['das']],
  ['ras', ['taa']],
  // avoin, avoimet
  ['in', ['ime']],
  ['ime', ['in']],
]
