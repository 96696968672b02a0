import type { Language } from '../../core/networks.ts'
import type { StoryKind, StoryState } from '../../core/story.ts'
import type { DrawingName } from './drawings.ts'

export type MadeUpStory = {
  readonly language: Language
  readonly kind: StoryKind
  /** How many weeks ago it came. */
  readonly ago: number
  readonly title: string
  readonly summary: string
  readonly question: 0 | 1 | 2
  readonly claimsSource?: string
  readonly drawing?: DrawingName
  readonly state?: StoryState
  /** Days from today after which it is offered no more. */
  readonly bestForDays?: number
}

/** What there was to tell in half a year, newest last. Nothing of it has happened. */
export const madeUpStories: readonly MadeUpStory[] = [
  {
    language: 'fi',
    kind: 'event',
    ago: 25,
    title: 'Vesitornin ovet ovat auki lauantaina',
    summary: '158 askelmaa, näköala merelle ja kahvit ylhäällä. Lapset saavat avata venttiilin.',
    question: 1,
    drawing: 'tower',
    state: 'retired',
  },
  {
    language: 'sv',
    kind: 'event',
    ago: 25,
    title: 'Vattentornet har öppet hus på lördag',
    summary: '158 trappsteg, utsikt över havet och kaffe högst upp. Barnen får öppna ventilen.',
    question: 1,
    state: 'retired',
  },
  {
    language: 'fi',
    kind: 'news',
    ago: 24,
    title: 'Vesijohto korjattiin yössä, eikä moni ehtinyt huomata',
    summary:
      'Rantakadun putki petti kello 23. Seitsemän hengen porukka kaivoi, vaihtoi ja huuhteli, ja aamukahvi keitettiin taas puhtaaseen veteen.',
    question: 0,
    drawing: 'night',
  },
  {
    language: 'fi',
    kind: 'thought',
    ago: 22,
    title: 'Mitä opin ensimmäisestä sähkökatkostani',
    summary: 'Päivystäjä muistelee yötä, jolloin mikään ei toiminut ja kaikki auttoivat.',
    question: 0,
  },
  {
    language: 'en',
    kind: 'thought',
    ago: 21,
    title: 'What an outage taught me about asking for help',
    summary: 'One night in the control room, and the phone call that should have been made an hour earlier.',
    question: 2,
    drawing: 'night',
  },
  {
    language: 'sv',
    kind: 'news',
    ago: 19,
    title: 'Ny kabel under fjärden håller ljuset tänt i skärgården',
    summary: 'Elva kilometer kabel, två båtar och en vecka utan vind. Nu klarar öarna en höststorm utan avbrott.',
    question: 0,
    drawing: 'sea',
  },
  {
    language: 'fi',
    kind: 'customer',
    ago: 18,
    title: 'Leipomo siirsi uuninsa yösähkölle',
    summary:
      'Leipuri laski, että sama taikina paistuu nyt neljänneksen halvemmalla. Muutos vaati yhden kellon ja pari yötä totuttelua.',
    question: 2,
    claimsSource: 'Asiakkaan oma laskelma kevään laskuista',
  },
  {
    language: 'en',
    kind: 'customer',
    ago: 18,
    title: 'How a bakery moved its ovens to the night',
    summary: 'The same dough now bakes a quarter cheaper. It took one clock and a couple of nights to get used to.',
    question: 2,
    claimsSource: 'The customer’s own sums from the spring bills',
  },
  {
    language: 'fi',
    kind: 'news',
    ago: 16,
    title: 'Jätevesi lämmittää nyt uimahallin',
    summary: 'Lämpö, joka ennen valui mereen, riittää altaisiin ja suihkuihin. Rakentaminen kesti kaksi talvea.',
    question: 0,
    claimsSource: 'Laitoksen mittaukset kesältä',
    drawing: 'sea',
  },
  {
    language: 'sv',
    kind: 'customer',
    ago: 15,
    title: 'Gästhamnen fick dricksvatten vid varje brygga',
    summary: 'Förr stod seglarna i kö vid en enda kran. Nu finns det tolv, och kön har blivit en pratstund.',
    question: 1,
  },
  {
    language: 'fi',
    kind: 'job',
    ago: 13,
    title: 'Haemme putkiasentajaa, joka ei säikähdä pimeää',
    summary: 'Työtä tehdään parin kanssa, ei koskaan yksin. Päivystysviikko on joka seitsemäs, ja vapaat pitävät.',
    question: 1,
    state: 'retired',
  },
  {
    language: 'sv',
    kind: 'thought',
    ago: 12,
    title: 'Därför trivs jag i nattskiftet',
    summary: 'Om tystnaden, om kollegan som alltid har kaffe, och om att se staden vakna.',
    question: 0,
    drawing: 'night',
  },
  {
    language: 'fi',
    kind: 'news',
    ago: 10,
    title: 'Oppisopimuksella voimalaan: Veera sai paperit',
    summary: 'Kaksi vuotta kädet rasvassa ja iltaisin kirjojen ääressä. Nyt Veera opettaa seuraavaa.',
    question: 0,
    drawing: 'sun',
  },
  {
    language: 'en',
    kind: 'news',
    ago: 9,
    title: 'Our control room now speaks three languages',
    summary: 'When the weather turns, nobody should have to translate in a hurry. We practised until nobody did.',
    question: 2,
  },
  {
    language: 'fi',
    kind: 'product',
    ago: 8,
    title: 'Latauspaikat taloyhtiöön yhdellä sopimuksella',
    summary: 'Hoidamme luvat, kaapelit ja laskutuksen. Asukas tarvitsee vain auton.',
    question: 1,
    drawing: 'sun',
  },
  {
    language: 'sv',
    kind: 'job',
    ago: 6,
    title: 'Vi söker en kundrådgivare som talar båda språken',
    summary: 'Du svarar i telefon, och ibland åker du ut och tittar själv. Arbetstiden bestämmer vi tillsammans.',
    question: 1,
    bestForDays: 9,
  },
  {
    language: 'fi',
    kind: 'news',
    ago: 5,
    title: 'Lumi katkoi linjoja, ja puhelimeen vastasi ihminen',
    summary: 'Yhden viikonlopun aikana puheluita tuli yli tuhat. Vastaamassa olivat kaikki, myös toimitusjohtaja.',
    question: 0,
    claimsSource: 'Puhelinvaihteen oma laskuri',
    drawing: 'night',
  },
  {
    language: 'en',
    kind: 'job',
    ago: 4,
    title: 'We are looking for a data engineer who likes weather',
    summary: 'Forecasts come in every hour and the town runs on them. You would work with the people who use them.',
    question: 1,
    bestForDays: 20,
  },
  {
    language: 'fi',
    kind: 'event',
    ago: 2,
    title: 'Kysy vedestäsi: olemme torilla torstaina',
    summary: 'Tuo pullollinen hanavettä mukanasi, niin mittaamme sen ja kerromme, mitä siinä on.',
    question: 1,
    drawing: 'tower',
    bestForDays: 6,
  },
  {
    language: 'fi',
    kind: 'thought',
    ago: 1,
    title: 'Yksi hyvä kysymys, jonka asiakas esitti',
    summary: 'Miksi vesi maksaa, kun sitä sataa ilmaiseksi? Kerromme, mitä vastasimme.',
    question: 2,
  },
  {
    language: 'sv',
    kind: 'news',
    ago: 0,
    title: 'Vattnet i kranen kommer nu från två håll',
    summary: 'Om den ena ledningen går sönder räcker den andra åt hela staden. Det märks inte, och det är meningen.',
    question: 0,
    drawing: 'sea',
  },
  {
    language: 'fi',
    kind: 'news',
    ago: 0,
    title: 'Kaivosta hanaan viidessä vaiheessa',
    summary: 'Luonnos syntyi verkkosivujen uutisesta. Kuva puuttuu vielä.',
    question: 0,
    state: 'draft',
  },
  {
    language: 'fi',
    kind: 'news',
    ago: 0,
    title: 'Talveen varaudutaan elokuussa',
    summary: '',
    question: 0,
    state: 'draft',
  },
]
