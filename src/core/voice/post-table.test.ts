import fc from 'fast-check'
import { expect, test } from 'vitest'
import { postTable } from './post-table.ts'

const pairs = fc.array(fc.tuple(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), fc.nat(1000)))

test('it keeps what a map would keep, the first number of each post', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const [table, map] = [postTable(), new Map<string, number>()]
      for (const [member, id, value] of given) {
        const key = JSON.stringify([member, id])
        expect(table.add(member, id, value)).toBe(!map.has(key))
        if (!map.has(key)) map.set(key, value)
      }
      expect(table.size()).toBe(map.size)
      for (const [member, id] of given) expect(table.get(member, id)).toBe(map.get(JSON.stringify([member, id])))
    }),
  )
})

test('it grows to as many as come', () => {
  const table = postTable()
  for (let id = 0; id < 50_000; id++) table.add(`P${id % 7}`, String(id), id)
  expect(table.size()).toBe(50_000)
  for (let id = 0; id < 50_000; id++) expect(table.get(`P${id % 7}`, String(id))).toBe(id)
  expect(table.get('P0', '1')).toBeUndefined()
})
