import { expect, test } from 'vitest'
import { buckets, featureFinder, featureRows } from './features.ts'

const found = (text: string) => {
  const { found, count } = featureFinder()(text)
  return new Set(found.subarray(0, count))
}

test('a text gives its runs of two to five characters, each once', () => {
  // " ab " has ' a', 'ab', 'b ', ' ab', 'ab ', ' ab '.
  expect(found('ab').size).toBe(6)
  expect(found('aaaaaaaa')).toEqual(found('aaaaaaaaaaaaaaaa'))
  for (const bucket of found('Huomenta, maailma')) expect(bucket).toBeLessThan(buckets)
})

test('case, addresses, names and the signs of hashtags make no difference', () => {
  expect(found('@aino Hyvää #HUOMENTA https://t.co/a')).toEqual(found('hyvää huomenta'))
})

test('many texts are the same as each alone', () => {
  const texts = ['yksi', '', 'toinen', 'yksi', 'x'.repeat(3000)]
  const rows = featureRows(texts)
  for (const [at, text] of texts.entries()) {
    expect(new Set(rows.buckets.subarray(rows.starts[at], rows.starts[at + 1]))).toEqual(found(text))
  }
})

test('buckets are used evenly', () => {
  const texts = Array.from({ length: 3000 }, (_, at) => String(Math.imul(at + 1, 0x9e3779b1) >>> 0))
  const used = new Set(featureRows(texts).buckets)
  const halves = [...used].filter((bucket) => bucket < buckets / 2).length / used.size
  expect(halves).toBeGreaterThan(0.48)
  expect(halves).toBeLessThan(0.52)
})
