import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codesTable, codesTableOf, countedCode } from './codes-table.ts'
import type { GivenCode } from './given-code.ts'

const row = (post: string, coder: string, code: string, more: Partial<GivenCode> = {}): GivenCode => ({
  post,
  member: 'P1',
  coder,
  decision: 'tone',
  code,
  ...more,
})

const given = (...codes: [string, string][]) => ({ codes: codes.map(([coder, code]) => ({ coder, code })) })

describe('a post counts as', () => {
  test('its code, where one coder gave one or all the same', () => {
    expect(countedCode(given(['K1', 'neutral']))).toEqual({ kind: 'code', code: 'neutral' })
    expect(countedCode(given(['K1', 'mixed'], ['K2', 'mixed']))).toEqual({ kind: 'code', code: 'mixed' })
  })

  test('what most coders gave it', () => {
    expect(countedCode(given(['K1', 'a'], ['K2', 'b'], ['K3', 'b']))).toEqual({ kind: 'code', code: 'b' })
    expect(countedCode(given(['K1', 'a'], ['K2', 'b'], ['K3', 'b'], ['K4', 'c']))).toEqual({ kind: 'code', code: 'b' })
  })

  test('what was settled, whatever the coders gave, and wherever it stands', () => {
    expect(countedCode(given(['K1', 'a'], ['adjudicated', 'c'], ['K2', 'a']))).toEqual({ kind: 'code', code: 'c' })
  })

  test('nothing, where two codes are as frequent and nobody settled it', () => {
    expect(countedCode(given(['K1', 'a'], ['K2', 'b']))).toEqual({ kind: 'tie' })
    expect(countedCode(given(['K1', 'a'], ['K2', 'b'], ['K3', 'c']))).toEqual({ kind: 'tie' })
    expect(countedCode(given(['K1', 'a'], ['K2', 'a'], ['K3', 'b'], ['K4', 'b'], ['K5', 'c']))).toEqual({ kind: 'tie' })
  })

  test('not asked, where it has no code of the decision', () => {
    expect(countedCode(given())).toEqual({ kind: 'not-asked' })
  })
})

describe('codesTable', () => {
  test('gathers the codes of each post, in whatever order rows come', () => {
    const rows = [
      row('1', 'K1', 'positive'),
      row('2', 'K1', 'neutral'),
      row('1', 'K2', 'negative'),
      row('3', 'K1', 'no', { decision: 'work' }),
      row('2', 'K2', 'neutral'),
    ]
    expect([...codesTableOf(rows, 'tone').posts()]).toEqual([
      {
        member: 'P1',
        post: '1',
        codes: [
          { coder: 'K1', code: 'positive' },
          { coder: 'K2', code: 'negative' },
        ],
      },
      {
        member: 'P1',
        post: '2',
        codes: [
          { coder: 'K1', code: 'neutral' },
          { coder: 'K2', code: 'neutral' },
        ],
      },
      { member: 'P1', post: '3', codes: [] },
    ])
  })

  test('keeps posts apart that have the same id in the archives of two people', () => {
    const table = codesTableOf([row('1', 'K1', 'a'), row('1', 'K1', 'b', { member: 'P2' })], 'tone')
    expect([...table.posts()]).toHaveLength(2)
    expect(table.faults).toEqual([])
  })

  test('refuses a second code of the same coder, and says on which lines they stand', () => {
    const table = codesTable('tone')
    table.add(row('1', 'K1', 'a'), 2)
    table.add(row('1', 'K2', 'a'), 3)
    table.add(row('1', 'K1', 'a'), 9)
    table.add(row('1', 'K1', 'b', { decision: 'voice' }), 10)
    expect(table.faults).toEqual([{ kind: 'twice', post: '1', coder: 'K1', lines: [2, 9] }])
    expect([...table.posts()][0]?.codes).toHaveLength(2)
  })

  test('says which decisions, codes and coders there are', () => {
    const table = codesTableOf(
      [row('1', 'K1', 'a'), row('1', 'K2', 'b'), row('1', 'K1', 'no', { decision: 'work' })],
      'tone',
    )
    expect([table.decisions, table.codes, table.coders]).toEqual([
      ['tone', 'work'],
      ['a', 'b'],
      ['K1', 'K2'],
    ])
  })

  test('loses no row, however many there are', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.nat(3000), name), {
          selector: (pair) => pair.join(),
          maxLength: 5000,
          minLength: 1,
        }),
        (pairs) => {
          const table = codesTableOf(
            pairs.map(([post, coder]) => row(String(post), coder, `code of ${coder}`)),
            'tone',
          )
          const found = [...table.posts()].flatMap(({ post, codes }) =>
            codes.map(({ coder, code }) => `${post},${coder},${code}`),
          )
          expect(found.sort()).toEqual(pairs.map(([post, coder]) => `${post},${coder},code of ${coder}`).sort())
        },
      ),
      { numRuns: 20 },
    )
  })
})
