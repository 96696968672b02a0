import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeAt } from './closeness.ts'
import { likeness, readSketch, shinglesOf, sketchOf, sketchSize, writeSketch, writtenSketch } from './sketch.ts'
import { copies, honestTexts } from './sketch-texts.testing.ts'

const trueLikeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const shared = [...one].filter((shingle) => other.has(shingle)).length
  return shared / (one.size + other.size - shared)
}

const sketched = (text: string, known = '') => sketchOf(text, known) ?? expect.fail(`too short: ${text}`)

const letters = [...'aaaiiitttneeslkoumäöådfg']
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 12 })
const sentence = fc.array(word, { minLength: 6, maxLength: 12 }).map((words) => words.join(' '))
const paragraph = fc.array(sentence, { minLength: 3, maxLength: 8 })

describe('a sketch', () => {
  test('of the same text is the same, whatever the case, the punctuation, the addresses and the order of sentences', () => {
    fc.assert(
      fc.property(paragraph, fc.integer({ min: 0, max: 7 }), (sentences, by) => {
        const text = `${sentences.join('. ')}.`
        const turned = [...sentences.slice(by), ...sentences.slice(0, by)]
        const other = `${turned.join('!\n').toUpperCase()} https://example.org/${by}`
        expect(likeness(sketched(text), sketched(other))).toBe(1)
      }),
      { numRuns: 60 },
    )
  })

  test('estimates the true likeness as well as 128 values can', () => {
    const misses: number[] = []
    fc.assert(
      fc.property(paragraph, paragraph, fc.integer({ min: 0, max: 8 }), (one, other, shared) => {
        const [first, second] = [one.join('. '), [...one.slice(0, shared), ...other].join('. ')]
        const truth = trueLikeness(shinglesOf(first), shinglesOf(second))
        const miss = likeness(sketched(first), sketched(second)) - truth
        // Five standard errors, and one value for what is nearly 0 or 1.
        expect(Math.abs(miss)).toBeLessThan(5 * Math.sqrt((truth * (1 - truth)) / sketchSize) + 1 / sketchSize)
        misses.push(miss)
      }),
      { numRuns: 300, seed: 20261127 },
    )
    expect(Math.abs(misses.reduce((sum, miss) => sum + miss, 0) / misses.length)).toBeLessThan(0.01)
  })

  test('kept as one byte a value says the same, once chance is taken off', () => {
    for (const { known, one, other, what } of copies) {
      const [a, b] = [sketched(one, known), sketched(other, known)]
      const bytes = (sketch: Uint32Array) => Uint8Array.from(sketch, (value) => value & 255)
      expect(Math.abs(likeness(bytes(a), bytes(b), 1 / 256) - likeness(a, b)), what).toBeLessThan(0.03)
    }
  })

  test('of two texts that share nothing is never like', () => {
    const [one, other] = [
      sketched(
        'a'
          .repeat(10)
          .concat(...letters.map((l) => ` ${l.repeat(6)}`))
          .repeat(3),
      ),
      sketched(honestTexts.en.honest[0] ?? ''),
    ]
    expect(likeness(one, other)).toBeLessThan(0.03)
    expect(likeness(one, other, 1 / 256)).toBeGreaterThanOrEqual(0)
  })

  test('is read as it was written', () => {
    for (const { known, one } of copies) {
      const written = writeSketch(sketched(one, known))
      expect(written).toMatch(writtenSketch)
      expect(readSketch(written)).toEqual(sketched(one, known))
    }
  })

  test('is not made of a text that is too short, or that only repeats the story’s own words', () => {
    expect(sketchOf('')).toBeUndefined()
    expect(sketchOf('Hieno juttu. Kannattaa lukea!')).toBeUndefined()
    expect(sketchOf(honestTexts.fi.known, honestTexts.fi.known)).toBeUndefined()
  })
})

describe('measured on texts as people write them', () => {
  test.each(Object.entries(honestTexts))(
    'people who write honestly of one story are far from close, in %s',
    (_language, { known, honest }) => {
      const sketches = honest.map((text) => sketched(text, known))
      const all = sketches.flatMap((one, at) => sketches.slice(at + 1).map((other) => likeness(one, other)))
      expect(all.length).toBeGreaterThanOrEqual(15)
      expect(Math.max(...all)).toBeLessThan(closeAt / 2)
    },
  )

  test.each(copies)('the same text with $what is close', ({ known, one, other }) => {
    expect(likeness(sketched(one, known), sketched(other, known))).toBeGreaterThan(closeAt)
  })

  test('the story’s own words make nobody close, though each begins with its title', () => {
    const { known, honest } = honestTexts.fi
    const title = `${known.split('.')[0]}.`
    const [one, other] = [`${title} ${honest[0]}`, `${title} ${honest[1]}`]
    expect(likeness(sketched(one, known), sketched(other, known))).toBeLessThan(closeAt / 4)
  })
})
