import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'
import { findListed } from '../word-lists.ts'

const comparisons = inEach({
  fi: [
    'toisin kuin [muut] kilpailij*',
    'parempi|paremmin|halvempi|halvemmin|nopeampi|nopeammin|edullisempi|tuoreempi|laadukkaampi kuin [muilla] kilpailij*',
    'kilpailijoita|kilpailijoitamme|kilpailijaamme|kilpailijaa parem*|halvem*|nopeam*|edullisem*|laadukk*',
    'kilpailijat|kilpailijamme|kilpailija ei|eivät',
    'kilpailijoiden huono*|heikko*|kallii*|kehno*',
  ],
  sv: [
    'till skillnad från [våra] konkurrent*',
    'bättre|billigare|snabbare|färskare än [våra] konkurrent*',
    'konkurrenterna|konkurrenten kan|klarar inte',
  ],
  en: [
    'unlike [our] [the] competitor*|competition|rivals',
    'better|cheaper|faster|fresher than [our] [the] competitor*|competition|rivals',
    'our competitors can|do not|never|cannot',
  ],
})

/** Others in the trade, by name or by comparison. */
export const competitor: Check = ({ words }, { lists, language }) => [
  ...(lists ? findListed(words, lists, 'competitor').map((span) => finding('competitor', span, { how: 'named' })) : []),
  ...comparisons[language].find(words).map((span) => finding('competitor', span, { how: 'compared' })),
]
