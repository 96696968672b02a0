import type { Language } from '../networks.ts'
import type { PassageId } from '../starter-guidelines/passages.ts'
import type { Choice, Scenario, Scene } from './scenario.ts'

export type SceneShown = {
  readonly id: string
  readonly tells: string
  readonly screen: string | undefined
  readonly choices: readonly { readonly id: string; readonly does: string }[]
}

export type Outcome = {
  readonly does: string
  readonly brings: string
  readonly next: string | undefined
  readonly passage: PassageId
  /** What else one might have done there. */
  readonly instead: SceneShown
  /** The scene that follows; none where it ends. */
  readonly goesOn: SceneShown | undefined
}

/** A scene in one language, without what its choices lead to: that is not to be seen before one has chosen. */
export const sceneIn = ({ id, tells, screen, choices }: Scene, language: Language): SceneShown => ({
  id,
  tells: tells[language],
  screen: screen?.[language],
  choices: choices.map(({ id, does }) => ({ id, does: does[language] })),
})

/** How it goes when this is chosen there. Neither is known to be in the scenario: both come out of a form. */
export function outcomeOf(
  scenario: Scenario,
  sceneId: string,
  choiceId: string,
  language: Language,
): Outcome | undefined {
  const scene = scenario.scenes.find(({ id }) => id === sceneId)
  const choice = scene?.choices.find(({ id }) => id === choiceId)
  if (!scene || !choice) return undefined
  const others = scene.choices.filter(({ id }) => id !== choiceId)
  const goesOn = sceneAfter(scenario, choice)
  return {
    does: choice.does[language],
    brings: choice.brings[language],
    next: choice.next?.[language],
    passage: choice.passage,
    instead: sceneIn({ ...scene, choices: others }, language),
    goesOn: goesOn && sceneIn(goesOn, language),
  }
}

export const sceneAfter = ({ scenes }: Scenario, { leadsTo }: Choice): Scene | undefined =>
  leadsTo === undefined ? undefined : scenes.find(({ id }) => id === leadsTo)
