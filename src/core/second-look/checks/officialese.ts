import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'

// Words that an office writes and nobody says. Of the kind that the plain-language guides name: Kotus (virkakieli),
// Institutet för de inhemska språken and Språkrådet (klarspråk), GOV.UK's words to avoid.
const heavy = inEach({
  fi: [
    ...[
      'toimesta',
      'osalta',
      'puitteissa',
      'johdosta',
      'toimenpide',
      'toimenpiteitä',
      'toimenpiteet',
      'toimenpiteiden',
    ],
    ...['suorittaa|suoritettiin|suoritetaan|suoritamme kysely*|tarkastu*|arvioin*|siivou*|mittau*|seuranta*|hankin*'],
    ...['toteuttaa|toteutettiin|toteutetaan|toteutamme toimenpi*|kysely*|seuranta*', 'mukaisesti', 'edellä mainit*'],
    ...['tarkoituksenmukai*', 'jalkautta*', 'jalkautu*', 'implementoi*', 'fasilitoi*', 'synergia*', 'viitekehyk*'],
    ...['loppuunsaatta*', 'täytäntöönpano*', 'asianosai*', 'lukien', 'koskien', 'liittyen', 'kyseessä olev*'],
    ...['edistämisen|kehittämisen|varmistamisen|parantamisen|toteuttamisen varmista*|kehittä*|edistä*|mahdollista*'],
  ],
  sv: [
    ...['genomförande|genomförandet av', 'i enlighet med', 'avseende', 'beträffande', 'inom ramen för', 'härmed'],
    ...[
      'slutförande|slutförandet av',
      'erforderlig*',
      'vidtar|vidta|vidtas åtgärder',
      'med anledning av',
      'förevarande',
    ],
    ...['i syfte att', 'såväl som', 'implementer*', 'facilitera*', 'ovannämnd*', 'gällande'],
  ],
  en: [
    ...['in accordance with', 'prior to [the commencement] [of]', 'in order to facilitate', 'with regard to'],
    ...['facilitate the implementation [of]', 'utilise', 'utilize', 'pursuant to', 'in respect of', 'hereby'],
    ...['the aforementioned', 'aforementioned', 'leverage our|the', 'going forward', 'stakeholder engagement'],
  ],
})

export const officialese: Check = ({ words }, { language }) =>
  heavy[language].find(words).map((span) => finding('officialese', span))
