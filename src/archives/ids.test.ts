import { expect, test } from 'vitest'
import { IdSet } from './ids.ts'

test('each id is new once, among many that are alike', () => {
  const ids = new IdSet()
  const all = Array.from({ length: 200_000 }, (_, at) => `https://example.org/users/aino/statuses/${at}`)
  expect(all.filter((id) => !ids.add(id))).toEqual([])
  expect(all.filter((id) => ids.add(id))).toEqual([])
  expect(ids.has('')).toBe(false)
  expect([ids.add(''), ids.add(''), ids.has('')]).toEqual([true, false, true])
})
