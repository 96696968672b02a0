import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'
import { sourceSaid } from '../source-said.ts'

// Directive (EU) 2024/825, applied from 27 September 2026: no generic environmental claim whose excellence one cannot
// show, no claim about the whole that is true of a part, and no product called neutral by offsetting alone.
const vague = inEach({
  fi: [
    ...['ympäristöystäväll*', 'ympäristömyöntei*', 'ilmastoystäväll*', 'luontoystäväll*', 'hiilineutraal*'],
    ...[
      'ilmastoneutraal*',
      'ilmastopositiiv*',
      'hiilinegatiiv*',
      'päästötön*',
      'päästöttöm*',
      'nollapäästö*',
      'ekologi*',
    ],
    ...['ekotehok*', 'ekoystäväll*', 'biohajoa*', 'saasteeto*', 'luonnolle vaarat*', 'ympäristölle vaarat*|hyv*'],
    'vihreä|vihreää|vihreän|vihreitä valin*|vaihtoeh*|tuot*|teko*|energia*|sähkö*',
    'kestävä|kestävää|kestävän|kestäviä|kestäviin|kestävistä|kestävästi valin*|vaihtoeh*|tuot*|tuotet*|materiaal*|muoti*',
    ...['planeetan hyväksi', 'kompensoimme päästö*', 'päästömme kompensoi*'],
  ],
  sv: [
    ...['miljövänlig*', 'miljösmart*', 'klimatneutral*', 'klimatsmart*', 'klimatvänlig*', 'klimatpositiv*'],
    ...['koldioxidneutral*', 'utsläppsfri*', 'ekologisk*', 'bionedbrytbar*', 'naturvänlig*', 'klimatkompenser*'],
    'grönt|gröna|grön val|alternativ|energi|el|produkt*',
    'hållbart|hållbara|hållbar val|alternativ|material|mode|produkt*',
  ],
  en: [
    ...['eco-friendly', 'ecofriendly', 'environmentally friendly', 'environment-friendly', 'planet-friendly'],
    ...['climate-friendly', 'carbon|climate neutral', 'carbon-neutral', 'climate-neutral', 'net zero', 'net-zero'],
    ...['carbon|climate negative|positive', 'zero-emission', 'emission-free', 'zero emissions', 'biodegradable'],
    ...['ecological', 'good for the planet|environment', 'kind to the planet|environment', 'carbon offset*'],
    'green|greener choice|alternative|product|products|energy',
    'sustainable choice|alternative|product|products|materials|fashion',
  ],
})

export const environmentClaim: Check = (draft, { language }) =>
  vague[language]
    .find(draft.words)
    .filter((span) => !sourceSaid(draft, span))
    .map((span) => finding('environment-claim', span))
