import { describe, expect, test } from 'vitest'
import { clusteredShare } from '../stats/clustered-share.ts'
import { wilson } from '../stats/wilson.ts'
import { type Cells, type EstimateOptions, estimateOf } from './codes-estimate.ts'
import { gatherPredictions, type PredictionRow } from './codes-predictions.ts'
import { codesTableOf } from './codes-table.ts'
import { adjudicated, type GivenCode } from './given-code.ts'

/** For each person, a code for each post; a dot for a post that was looked at without a code of the decision. */
const rowsOf = (people: Readonly<Record<string, string>>, coder = 'K1'): GivenCode[] =>
  Object.entries(people).flatMap(([member, line]) =>
    line
      .split(' ')
      .flatMap((code, post): GivenCode[] => [
        { post: `${member}-${post}`, member, coder, decision: 'work', code: code === '.' ? 'no' : 'own-work' },
        ...(code === '.' ? [] : [{ post: `${member}-${post}`, member, coder, decision: 'tone', code }]),
      ]),
  )

const six = {
  P1: '+ + + - .',
  P2: '+ 0 - .',
  P3: '+ + 0 0 0 - -',
  P4: '+ + + + + + + 0',
  P5: '- + 0',
  P6: '+ 0 mixed . .',
}

const estimate = (rows: readonly GivenCode[], more: Partial<EstimateOptions> = {}) =>
  estimateOf(codesTableOf(rows, 'tone'), { codes: ['+', '0'], ...more })

describe('estimateOf', () => {
  test('counts posts with a code of the decision, "mixed" and all, clustered by person', () => {
    const found = estimate(rowsOf(six))
    const people = [
      [4, 3],
      [3, 2],
      [7, 5],
      [8, 8],
      [3, 2],
      [3, 2],
    ].map(([all, inSet]) => ({ all, inSet }) as { all: number; inSet: number })
    const expected = clusteredShare(people, 28)
    expect(found).toMatchObject({
      decision: 'tone',
      codes: ['+', '0'],
      share: 22 / 28,
      low: expected.low,
      high: expected.high,
      posts: 28,
      inSet: 22,
      members: 6,
      ties: 0,
      notAsked: 4,
      designEffect: expected.designEffect,
      method: 'clustered',
      interval: 'clustered',
      lambda: null,
      threads: null,
      naive: { share: 22 / 28, ...wilson(22 / 28, 28) },
    })
    expect(found.warnings.map(({ kind }) => kind)).toEqual(['few-people'])
    expect(found.icc).not.toBeNull()
    expect(found.people).toMatchObject({ people: 6, inSet: 6, share: 1 })
  })

  test('the shares of all codes make up the whole', () => {
    const shares = ['+', '0', '-', 'mixed'].map((code) => estimate(rowsOf(six), { codes: [code] }).share as number)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  test('takes what was settled, else what most gave, and leaves ties out and says so', () => {
    const rows = [...rowsOf(six), ...rowsOf({ P1: '+ - - - .', P2: '+ + - .' }, 'K2')]
    const found = estimate(rows)
    // P1-1 and P1-2 and P2-1 differ; nobody settled them.
    expect(found).toMatchObject({ posts: 25, inSet: 19, ties: 3 })
    expect(found.warnings).toContainEqual({ kind: 'ties', posts: 3 })
    const settled = { post: 'P1-1', member: 'P1', coder: adjudicated, decision: 'tone', code: '-' }
    expect(estimate([...rows, settled])).toMatchObject({ posts: 26, inSet: 19, ties: 2 })
  })

  test('says when a code was not given to anything, and when there is nothing at all', () => {
    expect(estimate(rowsOf(six), { codes: ['+', 'x'] }).warnings).toContainEqual({
      kind: 'code-not-given',
      codes: ['x'],
    })
    expect(estimate([])).toMatchObject({
      share: null,
      low: null,
      high: null,
      posts: 0,
      members: 0,
      icc: null,
      naive: null,
      people: null,
    })
    expect(estimate([]).warnings).toContainEqual({ kind: 'no-posts' })
  })

  test('one person with all posts: a share, no interval', () => {
    const found = estimate(rowsOf({ P1: '+ + - 0' }))
    expect(found).toMatchObject({
      share: 0.75,
      low: null,
      high: null,
      interval: 'none',
      designEffect: null,
      icc: null,
      members: 1,
    })
    expect(found.warnings).toEqual([{ kind: 'too-few-people', people: 1 }])
  })

  test('counts each thread once, and in part where its posts differ', () => {
    const thread = (_: string, post: string) =>
      post === 'P4-0' || post === 'P4-7' || post === 'P1-0' || post === 'P1-3' ? `${post.slice(0, 2)}-0` : undefined
    const { threads } = estimate(rowsOf(six), { threadOf: thread })
    // P4-0 and P4-7 are both in the set; of P1-0 and P1-3 one is: 22 − 1 − ½ of 28 − 2.
    expect(threads).toMatchObject({ threads: 26, withAny: 21 })
    expect(threads?.share).toBeCloseTo(20.5 / 26, 12)
    expect(threads?.low).toBeLessThan(threads?.share as number)
  })
})

describe('with strata of known size', () => {
  const cells = (of: (post: string) => string | undefined, sizes: Readonly<Record<string, number>>): Cells => ({
    cellOf: (_, post) => of(post),
    sizes: new Map(Object.entries(sizes)),
  })
  const byEven = (post: string) => (Number(post.at(-1)) % 2 === 0 ? 'even' : 'odd')

  test('each coded post stands for as many as were not drawn, also those the decision was not asked of', () => {
    const found = estimate(rowsOf(six), { strata: cells(byEven, { even: 1800, odd: 280 }) })
    // Looked at: 18 even, 14 odd; a post stands for 100 and 20.
    expect(found).toMatchObject({ method: 'stratified-clustered', posts: 28, notAsked: 4 })
    const asked = rowsOf(six).filter((row) => row.decision === 'tone')
    const sum = (rows: readonly GivenCode[]) =>
      rows.reduce((total, row) => total + (byEven(row.post) === 'even' ? 100 : 20), 0)
    const looked = rowsOf(six).filter((row) => row.decision === 'work')
    expect(looked.filter((row) => byEven(row.post) === 'even')).toHaveLength(18)
    expect(found.share).toBeCloseTo(sum(asked.filter((row) => row.code === '+' || row.code === '0')) / sum(asked), 12)
    expect(found.naive?.share).toBe(22 / 28)
  })

  test('threads weigh as their posts do, so that threads of one post are the posts', () => {
    const strata = cells(byEven, { even: 1800, odd: 280 })
    const found = estimate(rowsOf(six), { strata, threadOf: (_, post) => post })
    expect(found.threads?.share).toBeCloseTo(found.share as number, 12)
    expect(found.threads?.low).toBeCloseTo(found.low as number, 12)
  })

  test('posts outside them, and strata without coded posts, are said', () => {
    const found = estimate(rowsOf(six), {
      strata: cells((post) => (post.startsWith('P6') ? undefined : byEven(post)), { even: 1500, odd: 300, spare: 200 }),
    })
    expect(found).toMatchObject({ members: 5, posts: 25 })
    expect(found.warnings).toContainEqual({ kind: 'outside-cells', posts: 3 })
    expect(found.warnings).toContainEqual({ kind: 'empty-cells', cells: 1, part: 0.1 })
  })

  test('cells known afterwards set the share right too', () => {
    const found = estimate(rowsOf(six), { cells: cells(byEven, { even: 1800, odd: 280 }) })
    const strata = estimate(rowsOf(six), { strata: cells(byEven, { even: 1800, odd: 280 }) })
    expect(found.method).toBe('post-stratified-clustered')
    expect(found.share).toBeCloseTo(strata.share as number, 12)
    const alone = estimate(rowsOf(six), {
      cells: cells((post) => post.slice(0, 2), { P1: 9, P2: 9, P3: 9, P4: 9, P5: 9, P6: 9 }),
    })
    expect(alone.warnings).toContainEqual({ kind: 'merged-cells', cells: 6 })
  })
})

describe('with predictions', () => {
  const members = Object.keys(six)
  const when = { decision: 'work', codes: ['own-work'] }
  /** Each person's ten posts, coded or not. */
  const predictions = (
    rows: (member: string, post: string, index: number) => PredictionRow[],
    given: typeof when | null = null,
  ) => {
    const gathered = gatherPredictions({ decision: 'tone', codes: ['+', '0'], when: given })
    for (const member of members)
      for (let index = 0; index < 10; index++)
        for (const row of rows(member, `${member}-${index}`, index)) gathered.add(row)
    return gathered.end()
  }
  const tone = (member: string, post: string, index: number): PredictionRow[] => {
    const inSet = index === 3 ? 0.1 : 0.8
    return [
      ['+', inSet / 2],
      ['0', inSet / 2],
      ['-', 1 - inSet],
    ].map(([code, probability]) => ({
      post,
      member,
      decision: 'tone',
      code: code as string,
      probability: probability as number,
    }))
  }
  const asked = (member: string, post: string, index: number): PredictionRow[] => [
    { post, member, decision: 'work', code: 'own-work', probability: index > 2 ? 0.4 : 0.9 },
    { post, member, decision: 'work', code: 'no', probability: index > 2 ? 0.6 : 0.1 },
  ]
  const wholly = Object.fromEntries(Object.entries(six).map(([member, line]) => [member, line.replaceAll(' .', '')]))

  test('they are weighed by how well they did on coded posts', () => {
    const found = estimate(rowsOf(wholly), { predictions: predictions(tone) })
    expect(found).toMatchObject({ method: 'prediction-powered-clustered', posts: 28 })
    expect(found.lambda).toBeGreaterThan(0)
    expect(found.share).not.toBe(22 / 28)
  })

  test('of a decision asked of some posts, they must say of which', () => {
    const without = estimate(rowsOf(six), { predictions: predictions(tone, when) })
    expect(without).toMatchObject({ method: 'clustered', share: 22 / 28, lambda: null })
    expect(without.warnings).toContainEqual({ kind: 'predictions-unasked' })
    const found = estimate(rowsOf(six), {
      predictions: predictions((...of) => [...tone(...of), ...asked(...of)], when),
    })
    expect(found.method).toBe('prediction-powered-clustered')
    const gathered = predictions((...of) => [...tone(...of), ...asked(...of)], when)
    expect(gathered.of('P1', 'P1-3')).toEqual({ predictedAll: 0.4, predictedInSet: expect.closeTo(0.04, 12) })
    expect(gathered.of('P1', 'P1-10')).toBeUndefined()
    const half = gatherPredictions({ decision: 'tone', codes: ['+'], when })
    for (const row of [...tone('P1', 'a', 0), ...asked('P1', 'a', 0), ...tone('P1', 'b', 0), ...asked('P1', 'c', 0)])
      half.add(row)
    const { of, every } = half.end()
    expect([of('P1', 'b'), of('P1', 'c'), every[0]?.posts]).toEqual([undefined, undefined, 1])
    // Ten posts each: three asked of with 0.9, seven with 0.4; one of these is in the set with 0.1, the others with 0.8.
    const [one] = gathered.every
    expect(one).toMatchObject({ member: 'P1', posts: 10, predictedAll: expect.closeTo(5.5, 9) })
    expect(one?.predictedInSet).toBeCloseTo(3 * 0.9 * 0.8 + 6 * 0.4 * 0.8 + 0.4 * 0.1, 9)
  })

  test('with strata, coded posts keep their weights', () => {
    const strata = {
      cellOf: (_: string, post: string) => (post.endsWith('0') ? 'a' : 'b'),
      sizes: new Map([
        ['a', 6],
        ['b', 54],
      ]),
    }
    const found = estimate(rowsOf(wholly), { strata, predictions: predictions(tone) })
    expect(found.method).toBe('stratified-prediction-powered-clustered')
    // With predictions that say nothing it is the stratified share.
    const flat = estimate(rowsOf(wholly), { strata, predictions: predictions((member, post) => tone(member, post, 0)) })
    expect(flat.lambda).toBe(0)
    expect(flat.share).toBeCloseTo(estimate(rowsOf(wholly), { strata }).share as number, 12)
  })

  test('they are not used where a coded post has none, and it is said', () => {
    const found = estimate(rowsOf(wholly), {
      predictions: predictions((member, post, index) => (index > 5 ? [] : tone(member, post, index))),
    })
    expect(found.method).toBe('clustered')
    expect(found.warnings).toContainEqual({ kind: 'predictions-missing', posts: 3 })
  })
})
