import type { Language } from '../networks.ts'
import type { ReadDraft } from './read-draft.ts'

// The small words that a language cannot do without, and that are not also another's. For a browser, while one types:
// the tables of the real identifier weigh more than the whole composer.
const small: Readonly<Record<Language, ReadonlySet<string>>> = {
  fi: new Set(
    `ja on ei että se ne oli kun niin myös mutta ovat olen olemme tämä tänään nyt vielä kaikki minä me hän joka jonka
    mitä miten meillä minulla sitä siitä siihen tai jos kuin vain ollut olla en emme sen hyvä kiitos uusi taas jo yli
    kanssa kuten koko sekä jälkeen ennen voi saa tuli teki tein itse vuoden`.split(/\s/),
  ),
  sv: new Set(
    `och är att det som på inte jag vi av för till med ett den har var de så när om vår våra vårt oss mig du ni hon han
    från vid också eller nu bara kan ska blev kom får efter mycket alla idag här där mer än vad hos sig sin`.split(
      /\s/,
    ),
  ),
  en: new Set(
    `the and is of to in that it was for with we our you they are have has this be at my by not but from were who will
    your when what there their or an as she us which been had more so if its about out up`.split(/\s/),
  ),
}

/** The language that a draft seems to be in; `otherwise` where its small words do not say so clearly. */
export function writtenIn({ words }: ReadDraft, otherwise: Language): Language {
  const counts = (['fi', 'sv', 'en'] as const)
    .map((language) => ({ language, count: words.filter(({ low }) => small[language].has(low)).length }))
    .toSorted((one, other) => other.count - one.count)
  const [first, second] = counts
  return first && second && first.count >= 2 && first.count >= second.count * 2 ? first.language : otherwise
}
