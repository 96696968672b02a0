import { expect, test } from 'vitest'
import { toldTexts } from './texts.ts'

const wrote = (item: string, many: number) => Array.from({ length: many }, (_, n) => ({ [item]: `${item} ${n}` }))

test('what nine wrote is not told, and what ten wrote is', () => {
  expect(toldTexts(wrote('hope', 9), 5)).toEqual([])
  expect(toldTexts([...wrote('hope', 10), ...wrote('fear', 9)], 5)).toEqual(
    Array.from({ length: 10 }, (_, n) => ({ item: 'hope', words: `hope ${n}` })),
  )
})

test('a higher threshold of the wave holds for texts too', () => {
  expect(toldTexts(wrote('hope', 14), 15)).toEqual([])
  expect(toldTexts(wrote('hope', 15), 15)).toHaveLength(15)
})
