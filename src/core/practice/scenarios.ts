import type { PassageId } from '../starter-guidelines/passages.ts'
import type { Scenario } from './scenario.ts'
import { bossAsks } from './scenarios/boss-asks.ts'
import { colleagueCriticised } from './scenarios/colleague-criticised.ts'
import { customerNamed } from './scenarios/customer-named.ts'
import { discount } from './scenarios/discount.ts'
import { factoryPhoto } from './scenarios/factory-photo.ts'
import { filmedAtTill } from './scenarios/filmed-at-till.ts'
import { greener } from './scenarios/greener.ts'
import { jobAd } from './scenarios/job-ad.ts'
import { meetingJoke } from './scenarios/meeting-joke.ts'
import { parentAtNight } from './scenarios/parent-at-night.ts'
import { patientThanks } from './scenarios/patient-thanks.ts'
import { recordQuarter } from './scenarios/record-quarter.ts'
import { schoolTrip } from './scenarios/school-trip.ts'
import { shiftLists } from './scenarios/shift-lists.ts'
import { sourComment } from './scenarios/sour-comment.ts'
import { whereToBuy } from './scenarios/where-to-buy.ts'
import { wrongNumber } from './scenarios/wrong-number.ts'

/** All of them, in the order in which they are offered, place by place. */
export const scenarios: readonly Scenario[] = [
  ...[sourComment, colleagueCriticised, bossAsks],
  ...[customerNamed, wrongNumber, meetingJoke, recordQuarter],
  ...[factoryPhoto, greener],
  ...[jobAd, patientThanks, shiftLists],
  ...[schoolTrip, parentAtNight],
  ...[discount, whereToBuy, filmedAtTill],
]

export const findScenario = (id: string | undefined): Scenario | undefined =>
  scenarios.find((scenario) => scenario.id === id)

/** The one to go on with; after the last comes the first. */
export function scenarioAfter(scenario: Scenario): Scenario {
  return scenarios[(scenarios.indexOf(scenario) + 1) % scenarios.length] ?? scenario
}

/** Those in which some choice rests on this passage: to be tried by who has just read it. */
export const scenariosAbout = (passage: PassageId): readonly Scenario[] =>
  scenarios.filter(({ scenes }) => scenes.some(({ choices }) => choices.some((choice) => choice.passage === passage)))
