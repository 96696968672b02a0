import { describe, expect, test } from 'vitest'
import { languages } from '../networks.ts'
import { isPassageId, passageIds } from '../starter-guidelines/passages.ts'
import { outcomeOf, sceneAfter, sceneIn } from './practise.ts'
import { places, type Said, type Scenario, type Scene } from './scenario.ts'
import { findScenario, scenarioAfter, scenarios, scenariosAbout } from './scenarios.ts'

const saidIn = ({ tells, screen, choices }: Scene): readonly Said[] => [
  tells,
  ...(screen ? [screen] : []),
  ...choices.flatMap(({ does, brings, next }) => [does, brings, ...(next ? [next] : [])]),
]
const allSaid = ({ title, scenes }: Scenario) => [title, ...scenes.flatMap(saidIn)]

/** Every way through a scenario, as the scenes that it passes. */
const waysFrom = (scenario: Scenario, scene: Scene, before: readonly string[] = []): readonly (readonly string[])[] => {
  const way = [...before, scene.id]
  expect(before, `${scenario.id} comes round to ${scene.id} again`).not.toContain(scene.id)
  return scene.choices.flatMap((choice) => {
    const goesOn = sceneAfter(scenario, choice)
    return goesOn ? waysFrom(scenario, goesOn, way) : [way]
  })
}

describe('the scenarios', () => {
  test('are fifteen or more, each at an address of its own, and for every kind of work', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(15)
    expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
    expect(scenarios.filter(({ id }) => !/^[a-z-]{4,40}$/.test(id))).toEqual([])
    expect(places.filter((place) => !scenarios.some((scenario) => scenario.place === place))).toEqual([])
  })

  test('hold what the programme promised to practise with', () => {
    const promised = ['sour-comment', 'customer-named', 'colleague-criticised', 'job-ad', 'factory-photo']
    expect(promised.filter((id) => !findScenario(id))).toEqual([])
  })

  test.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    '%s ends whichever way one goes, passes every scene, and offers three or four things to do in each',
    (_, scenario) => {
      const ways = waysFrom(scenario, scenario.scenes[0])
      expect(new Set(ways.flat())).toEqual(new Set(scenario.scenes.map(({ id }) => id)))
      for (const { choices } of scenario.scenes) {
        expect([3, 4]).toContain(choices.length)
        expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length)
        expect(choices.filter(({ passage }) => !isPassageId(passage))).toEqual([])
        // A scene that is named is there.
        expect(choices.filter((choice) => choice.leadsTo && !sceneAfter(scenario, choice))).toEqual([])
      }
    },
  )

  test.each(languages)(
    'speak plainly in %s: short enough for a phone, in that language, and without shouting',
    (language) => {
      for (const scenario of scenarios) {
        for (const said of allSaid(scenario)) {
          const text = said[language]
          expect(text.trim(), scenario.id).toBe(text)
          expect(text.length, `${scenario.id}: ${text}`).toBeGreaterThan(3)
          expect(text.length, `${scenario.id}: ${text}`).toBeLessThanOrEqual(420)
          expect(text, scenario.id).not.toMatch(/["'!]|\.\.\.| {2}/)
        }
        const others = languages.filter((other) => other !== language)
        const same = allSaid(scenario).filter((said) => others.some((other) => said[other] === said[language]))
        expect(same, scenario.id).toEqual([])
      }
    },
  )

  test.each(languages)('give nobody marks in %s: nothing is right or wrong, and nothing is won', (language) => {
    const marks =
      /\b(oikea vastaus|väärä vastaus|pisteitä|rätt svar|fel svar|poäng|right answer|wrong answer|points)\b/i
    expect(scenarios.flatMap(allSaid).filter((said) => marks.test(said[language]))).toEqual([])
  })

  test('let one try every passage of the guidelines', () => {
    expect(passageIds.filter((passage) => scenariosAbout(passage).length === 0)).toEqual([])
    expect(scenariosAbout('advertising').map(({ id }) => id)).toEqual(['discount', 'where-to-buy'])
  })

  test('follow one another round', () => {
    const passed = scenarios.reduce<Scenario[]>(
      (way) => [...way, scenarioAfter(way.at(-1) as Scenario)],
      [scenarios[0] as Scenario],
    )
    expect(new Set(passed).size).toBe(scenarios.length)
    expect(passed.at(-1)).toBe(scenarios[0])
  })
})

describe('a choice', () => {
  const scenario = findScenario('sour-comment') as Scenario

  test('shows nothing of what it leads to before it is made', () => {
    const shown = JSON.stringify(sceneIn(scenario.scenes[0], 'fi'))
    const hidden = scenario.scenes[0].choices.flatMap(({ brings, next }) => [brings.fi, ...(next ? [next.fi] : [])])
    expect(hidden.filter((text) => shown.includes(text))).toEqual([])
  })

  test('brings what happens then, the other ways, and where it goes on the scene that follows', () => {
    const outcome = outcomeOf(scenario, 'comment', 'defend', 'en')
    expect(outcome?.instead.choices.map(({ id }) => id)).toEqual(['thank', 'wait', 'delete'])
    expect(outcome?.goesOn?.id).toBe('goes-on')
    expect(outcomeOf(scenario, 'comment', 'wait', 'en')?.goesOn).toBeUndefined()
  })

  test('that is not in the scene is none, whatever its name', () => {
    for (const [scene, choice] of [
      ['comment', 'sorry'],
      ['goes-on', 'thank'],
      ['', ''],
      ['__proto__', 'toString'],
    ])
      expect(outcomeOf(scenario, scene ?? '', choice ?? '', 'fi')).toBeUndefined()
  })
})
