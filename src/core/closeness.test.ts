import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCloseToOthers, type ToldSketch } from './closeness.ts'
import { sketchSize } from './sketch.ts'

const text = Uint8Array.from({ length: sketchSize }, (_, at) => (at * 37) % 251)
const other = Uint8Array.from(text, (value) => (value + 1) % 256)

const same = (person: string): ToldSketch => ({ person, sketch: text })
const unlike = (person: string): ToldSketch => ({ person, sketch: other })
const people = [...'abcdefghijklmn']

const history = fc.array(
  fc.record({ person: fc.constantFrom(...people), sketch: fc.constantFrom(text, text, other) }),
  { maxLength: 25 },
)

describe('whether a text is close to others', () => {
  test('is said once five people have told nearly the same, and not of four', () => {
    expect(isCloseToOthers(text, people.slice(0, 4).map(same))).toBe(false)
    expect(isCloseToOthers(text, people.slice(0, 5).map(same))).toBe(true)
    expect(isCloseToOthers(other, people.slice(0, 5).map(same))).toBe(false)
  })

  test('is not said of one person who told five times, nor of four beside many who wrote for themselves', () => {
    expect(
      isCloseToOthers(
        text,
        [1, 2, 3, 4, 5].map(() => same('a')),
      ),
    ).toBe(false)
    expect(isCloseToOthers(text, [...people.slice(0, 4).map(same), ...people.slice(4).map(unlike)])).toBe(false)
  })

  test('does not change by what one person tells, whatever was told before and however often they tell', () => {
    fc.assert(
      fc.property(
        history,
        fc.constantFrom(...people),
        fc.array(fc.constantFrom(text, other), { maxLength: 4 }),
        (told, person, more) => {
          const before = new Set(told.map((one) => one.person))
          const after = new Set([...before, person])
          const now = [...told, ...more.map((sketch) => ({ person, sketch }))]
          // Save where the person is the fifth of a whole five: then four others come in along with them.
          if (Math.floor(after.size / 5) === Math.floor(before.size / 5))
            expect(isCloseToOthers(text, now)).toBe(isCloseToOthers(text, told))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('hides each person among those who come in with them: a yes rests on five, and no text of four makes one', () => {
    fc.assert(
      fc.property(history, (told) => {
        const close = new Set(told.filter(({ sketch }) => sketch === text).map(({ person }) => person))
        if (isCloseToOthers(text, told)) expect(close.size).toBeGreaterThanOrEqual(5)
      }),
      { numRuns: 2000 },
    )
  })
})
