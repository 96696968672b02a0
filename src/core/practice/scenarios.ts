import type { Scenario } from './scenario.ts'
import { sourComment } from './scenarios/sour-comment.ts'

/** All of them, in the order in which they are offered within their place. */
export const scenarios: readonly Scenario[] = [sourComment]

export const findScenario = (id: string | undefined): Scenario | undefined =>
  scenarios.find((scenario) => scenario.id === id)

/** The one to go on with; after the last comes the first. */
export function scenarioAfter(scenario: Scenario): Scenario {
  return scenarios[(scenarios.indexOf(scenario) + 1) % scenarios.length] ?? scenario
}
