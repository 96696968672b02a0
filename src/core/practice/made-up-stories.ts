import type { StoryKind } from '../story.ts'
import type { Said } from './scenario.ts'

/** What one may practise telling about: made up, one for each way in which a telling is labelled. */
export type MadeUpStory = {
  readonly kind: StoryKind
  readonly question: 0 | 1 | 2
  readonly title: Said
  readonly summary: Said
}

export const madeUpStories = {
  news: {
    kind: 'news',
    question: 0,
    title: {
      fi: 'Halli lämpiää nyt koneiden omalla lämmöllä',
      sv: 'Hallen värms nu av maskinernas egen värme',
      en: 'The hall is now warmed by its own machines',
    },
    summary: {
      fi: 'Lämpö otetaan talteen kompressoreista. Ensimmäinen pakkasviikko meni ilman kattilaa.',
      sv: 'Värmen tas till vara från kompressorerna. Den första köldveckan gick utan panna.',
      en: 'The heat is taken from the compressors. The first week of frost went by without the boiler.',
    },
  },
  product: {
    kind: 'product',
    question: 2,
    title: {
      fi: 'Uusi villasukka kestää pesukoneen',
      sv: 'Den nya yllesockan tål tvättmaskinen',
      en: 'The new wool sock survives the washing machine',
    },
    summary: {
      fi: 'Sukkaa pestiin kokeeksi neljäkymmentä kertaa. Se on nyt myymälöissä.',
      sv: 'Sockan tvättades fyrtio gånger på prov. Nu finns den i butikerna.',
      en: 'As a trial the sock was washed forty times. It is in the shops now.',
    },
  },
  job: {
    kind: 'job',
    question: 1,
    title: {
      fi: 'Etsimme kahta ihmistä iltavuoroon',
      sv: 'Vi söker två personer till kvällsskiftet',
      en: 'We are looking for two people for the evening shift',
    },
    summary: {
      fi: 'Työ opetetaan. Hakea voi vuoden loppuun saakka.',
      sv: 'Vi lär dig jobbet. Du kan söka till årets slut.',
      en: 'We teach you the work. Apply by the end of the year.',
    },
  },
} as const satisfies Readonly<Record<string, MadeUpStory>>

export type MadeUpStoryId = keyof typeof madeUpStories

export const madeUpStoryIds = Object.keys(madeUpStories) as readonly MadeUpStoryId[]

export const isMadeUpStory = (word: string | null): word is MadeUpStoryId => madeUpStoryIds.some((id) => id === word)
