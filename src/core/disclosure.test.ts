import { describe, expect, test } from 'vitest'
import { disclosure, disclosureFor } from './disclosure.ts'
import { languages } from './networks.ts'
import { storyKinds } from './story.ts'

const speaker = { name: 'Aalto Oy', employmentLines: {} }

describe('an advert', () => {
  test.each([
    ['fi', 'Mainos | Aalto Oy'],
    ['sv', 'Reklam | Aalto Oy'],
    ['en', 'Ad | Aalto Oy'],
  ] as const)('says so first of all, and for whom, in %s', (language, line) => {
    expect(disclosure('advert', language, speaker)).toEqual({ kind: 'advert', place: 'first', line })
  })

  test('says so in the law’s own word, whatever line the organisation has written for employment', () => {
    const own = { ...speaker, employmentLines: { fi: 'Teen töitä Aallossa.' } }
    expect(disclosure('advert', 'fi', own)?.line).toBe('Mainos | Aalto Oy')
  })
})

describe('employment', () => {
  test.each([
    ['fi', 'Työnantajani on Aalto Oy.'],
    ['sv', 'Min arbetsgivare är Aalto Oy.'],
    ['en', 'I work at Aalto Oy.'],
  ] as const)('is said last, with the name unbent, in %s', (language, line) => {
    expect(disclosure('employment', language, speaker)).toEqual({ kind: 'employment', place: 'last', line })
  })

  test('is said in the organisation’s own sentence where it has one in that language', () => {
    const own = { ...speaker, employmentLines: { fi: '  Työskentelen Aalto Oy:ssä. ', sv: '   ' } }
    expect(disclosure('employment', 'fi', own)?.line).toBe('Työskentelen Aalto Oy:ssä.')
    expect(disclosure('employment', 'sv', own)?.line).toBe('Min arbetsgivare är Aalto Oy.')
  })
})

test('a story that needs none gets none', () => {
  for (const language of languages) expect(disclosure('none', language, speaker)).toBeUndefined()
})

test('only what markets goods is an advert to begin with; no kind of story begins without any line', () => {
  const adverts = storyKinds.filter((kind) => disclosureFor[kind] === 'advert')
  expect(adverts).toEqual(['product'])
  expect(storyKinds.filter((kind) => disclosureFor[kind] === 'none')).toEqual([])
})
