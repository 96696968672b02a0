import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'

// Of oneself one may say always and never; said of everybody, a single exception answers it.
const absolutes = inEach({
  fi: [
    ...['ei|eivät|emme|eikä koskaan|ikinä|milloinkaan', 'koskaan ei|emme', 'toimii|onnistuu|riittää|pitää|saapuu aina'],
    ...['kaikki asiakka*|työnteki*|ihmiset|suomalai*|kuntalai*|tietävät|haluavat|hoitajat|opettajat|potilaat'],
    ...['jokainen asiakas|kuntalainen|työntekijä|potilas|ihminen|suomalainen|haluaa|tietää', 'kukaan ei', 'ketään ei'],
    ...['täysin virheet*', 'poikkeuksetta'],
  ],
  sv: [
    ...['alla kunder|anställda|vet|vill|invånare|patienter|elever|finländare', 'varje kund|anställd|patient|invånare'],
    ...[
      'aldrig fel',
      'görs|gör|händer|går aldrig',
      'fungerar|lyckas|håller alltid',
      'ingen vill|kan|vet',
      'utan undantag',
    ],
  ],
  en: [
    ...['all customers|employees|patients|residents|our', 'every customer|employee|patient|resident|pupil'],
    ...[
      'always works|succeeds|delivers',
      'never fails|fail|breaks',
      'never go|goes down|wrong',
      'everyone|everybody knows',
    ],
    ...['nobody|no-one wants|can|knows', 'no one wants|can|knows', 'without exception'],
  ],
})

export const absolute: Check = ({ words }, { language }) =>
  absolutes[language].find(words).map((span) => finding('absolute', span))
