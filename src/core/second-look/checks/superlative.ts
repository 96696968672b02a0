import { type Check, finding } from '../finding.ts'
import { inEach } from '../phrases.ts'
import { sourceSaid } from '../source-said.ts'

const scopes =
  'suomen|maailman|euroopan|pohjoismaiden|markkinoiden|alan|alamme|kaupungin|seudun|ylivoimaisesti|ehdottomasti'
const best =
  'paras|parhaa*|parhai*|johtav*|suurin|suurimm*|nopein|nopeimm*|ensimmäi*|ainoa*|edullisi*|halvi*|laadukkai*'

const superlatives = inEach({
  fi: [
    `${scopes} ${best}|turvallisi*|vastuullisi*|moderne*|kestävi*`,
    ...['markkinajohtaj*', 'ylivertai*', 'vertaansa vailla', 'lyömätön', 'lyömättöm*', 'huippuluok*', 'ykkösluok*'],
    ...['numero yksi', 'alan ykkönen|ykkös*', 'voittamaton', 'ainutlaatui*'],
  ],
  sv: [
    'nordens|finlands|världens|europas|marknadens|branschens|stadens bästa|största|snabbaste|första|billigaste|ledande|enda',
    ...['marknadsledande', 'oslagbar*', 'i toppklass', 'världsledande', 'nummer ett', 'unik|unika|unikt'],
  ],
  en: [
    'the best|biggest|largest|fastest|cheapest|first|only|leading _ in the world|country|market|business|industry|town|city',
    ...["the world's|country's|market's|industry's best|biggest|largest|fastest|first|leading|only"],
    ...['market leader*', 'market-leading', 'world-class', 'industry-leading', 'world-leading', 'second to none'],
    ...['unbeatable', 'unrivalled', 'number one', 'unmatched'],
  ],
})

/** "The best in the country" is a claim that one must be able to show. */
export const superlative: Check = (draft, { language }) =>
  superlatives[language]
    .find(draft.words)
    .filter((span) => !sourceSaid(draft, span))
    .map((span) => finding('superlative', span))
