import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'
import { sourceSaid } from '../source-said.ts'

// Health claims on foods: Regulation (EC) 1924/2006, only those on the Union list. Other goods: Consumer Protection Act 2.
const verbs = {
  fi: 'parantaa|parantavat|poistaa|poistavat|ehkäisee|ehkäisevät|lievittää|torjuu|vahvistaa|hoitaa|suojaa|vähentää|lisää',
  sv: 'botar|stärker|lindrar|förebygger|motverkar|tar|minskar|förbättrar|skyddar',
  en: 'cures|cure|boosts|boost|prevents|relieves|heals|treats|strengthens|improves|reduces|fights',
}
const matters = {
  fi: [
    ...['vastustusky*', 'selkäki*', 'päänsär*', 'migree*', 'flunss*', 'unettomu*', 'stressi*', 'masennu*', 'ahdistu*'],
    ...[
      'kipu*',
      'kipuja',
      'kivut',
      'niska*',
      'nivel*',
      'allergi*',
      'tulehdu*',
      'verenpain*',
      'kolesterol*',
      'ihottum*',
    ],
    ...[
      'sairau*',
      'syöpä*',
      'immun*',
      'terveyttä',
      'aineenvaihdun*',
      'muistisair*',
      'suolisto*',
      'univaike*',
      'laiht*',
    ],
  ],
  sv: [
    ...[
      'immunförsvar*',
      'förkylning*',
      'ryggont',
      'ryggsmärt*',
      'smärt*',
      'huvudvärk*',
      'migrän*',
      'sömnlös*',
      'stress*',
    ],
    ...[
      'depression*',
      'ångest*',
      'allergi*',
      'inflammation*',
      'blodtryck*',
      'kolesterol*',
      'sjukdom*',
      'ämnesomsättning*',
    ],
  ],
  en: [
    ...['immune*', 'immunity', 'cold', 'colds', 'flu', 'pain', 'pains', 'headache*', 'migraine*', 'insomnia', 'stress'],
    ...[
      'depression',
      'anxiety',
      'allerg*',
      'inflammation',
      'blood',
      'cholesterol',
      'disease*',
      'metabolism',
      'arthritis',
    ],
  ],
}
const claims = inEach({
  fi: [`${verbs.fi} [_] ${matters.fi.join('|')}`, 'pitää flunssa*|taudi* loitolla', 'terveysvaiku*'],
  sv: [`${verbs.sv} [_] ${matters.sv.join('|')}`, 'hälsoeffekt*', 'bra|nyttig för hälsan'],
  en: [`${verbs.en} [_] ${matters.en.join('|')} [system] [pressure]`, 'health benefits', 'keeps colds|flu away'],
})

export const healthClaim: Check = (draft, { language }) =>
  claims[language]
    .find(draft.words)
    .filter((span) => !sourceSaid(draft, span))
    .map((span) => finding('health-claim', span))
