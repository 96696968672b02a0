import type { Language } from '../../core/networks.ts'

// What goes on around the stories: topics, suggestions and an objection with its answer.

type InThree = Readonly<Record<Language, string>>

export type TopicName = 'water' | 'electricity' | 'work' | 'jobs'

export const madeUpTopics: Readonly<Record<TopicName, InThree>> = {
  water: { fi: 'Vesi', sv: 'Vatten', en: 'Water' },
  electricity: { fi: 'Sähkö', sv: 'El', en: 'Electricity' },
  work: { fi: 'Arki työssä', sv: 'Vardagen på jobbet', en: 'Everyday work' },
  jobs: { fi: 'Avoimet paikat', sv: 'Lediga jobb', en: 'Open positions' },
}

export type MadeUpSuggestion = {
  /** By their place among the people; 0 is who looks. */
  readonly by: number
  readonly daysAgo: number
  readonly title: InThree
  readonly why: InThree
  readonly state: 'waiting' | 'question' | 'declined'
  /** What an editor asked, or why not. */
  readonly answer?: InThree
}

export const madeUpSuggestions: readonly MadeUpSuggestion[] = [
  {
    by: 12,
    daysAgo: 1,
    state: 'waiting',
    title: {
      fi: 'Koululaiset laskivat kotinsa vedet',
      sv: 'Skolelever räknade vattnet hemma',
      en: 'Pupils counted the water at home',
    },
    why: {
      fi: 'Kävin kertomassa kutosluokalle, mistä vesi tulee. He keksivät parempia kysymyksiä kuin me.',
      sv: 'Jag var hos en sjätteklass och berättade var vattnet kommer ifrån. De hittade på bättre frågor än vi.',
      en: 'I told a sixth form where water comes from. They came up with better questions than we do.',
    },
  },
  {
    by: 25,
    daysAgo: 4,
    state: 'question',
    title: {
      fi: 'Vanha pumppu sai uuden kodin',
      sv: 'En gammal pump fick ett nytt hem',
      en: 'An old pump found a new home',
    },
    why: {
      fi: 'Pumppu vuodelta 1938 kunnostettiin museoon. Sitä korjasi mies, jonka isä sen asensi.',
      sv: 'Pumpen från 1938 sattes i stånd för museet, av en man vars far installerade den.',
      en: 'The pump of 1938 was restored for the museum, by a man whose father had installed it.',
    },
    answer: {
      fi: 'Hieno juttu. Saako korjaajan nimen mainita?',
      sv: 'En fin berättelse. Får vi nämna hans namn?',
      en: 'A fine story. May we say his name?',
    },
  },
  {
    by: 0,
    daysAgo: 30,
    state: 'declined',
    title: { fi: 'Meillä on taas pullaa', sv: 'Vi har bulle igen', en: 'We have buns again' },
    why: {
      fi: 'Perjantaipulla on paluunsa tehnyt, ja siitä puhuvat kaikki.',
      sv: 'Fredagsbullen är tillbaka, och alla talar om den.',
      en: 'The Friday bun is back, and everybody talks of it.',
    },
    answer: {
      fi: 'Tämä on oma ilomme eikä kiinnosta muita vielä. Kerro ihmeessä itse omana ajatuksenasi.',
      sv: 'Det här är vår egen glädje och angår inte andra än. Berätta gärna själv, som din egen tanke.',
      en: 'This is a joy of our own, and nobody else’s yet. Do tell it yourself, as a thought of your own.',
    },
  },
]

/** Against the story about the bakery, whose figure came from one customer. */
export const madeUpObjection: { readonly words: InThree; readonly answer: InThree } = {
  words: {
    fi: 'Neljännes on paljon. Yhden asiakkaan laskelmasta voi jäädä kuva, että kaikki säästävät niin.',
    sv: 'En fjärdedel är mycket. Av en enda kunds uträkning kan man tro att alla sparar så.',
    en: 'A quarter is a lot. From one customer’s sums one may think that everybody saves so much.',
  },
  answer: {
    fi: 'Totta. Luku on yhden leipomon, ja nyt se sanotaan jutussakin. Juttu jää, koska laskelma pitää paikkansa.',
    sv: 'Det stämmer. Siffran gäller ett bageri, och nu står det också i berättelsen. Den får stå kvar, för uträkningen håller.',
    en: 'True. The figure is one bakery’s, and now the story says so. It stays, because the sums are right.',
  },
}
