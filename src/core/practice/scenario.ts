import type { Language } from '../networks.ts'
import type { PassageId } from '../starter-guidelines/passages.ts'

/** The same in each language, side by side, so that none is forgotten and a translator sees the others. Plain text. */
export type Said = Readonly<Record<Language, string>>

/** Where it might happen. What happens there happens elsewhere too: nobody is kept from any. */
export const places = ['anywhere', 'office', 'factory', 'care', 'school', 'shop'] as const
export type Place = (typeof places)[number]

/** What one might do, and how it goes then: told as a person would, neither right nor wrong. */
export type Choice = {
  readonly id: string
  readonly does: Said
  readonly brings: Said
  /** What one might do next, where there is something. */
  readonly next?: Said
  readonly passage: PassageId
  /** The scene that follows, where it goes on. */
  readonly leadsTo?: string
}

export type Scene = {
  readonly id: string
  readonly tells: Said
  /** What stands on the screen: a draft, a comment, a message. */
  readonly screen?: Said
  readonly choices: readonly Choice[]
}

export type Scenario = {
  /** Part of a permanent address, and of what a person practised: never given to another. */
  readonly id: string
  readonly place: Place
  readonly title: Said
  /** The first is where it begins. */
  readonly scenes: readonly [Scene, ...Scene[]]
}
