import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../test/support/command.ts'
import { temporaryFolder } from '../../test/support/folder.ts'

const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())

let files = 0
function file(text: string): string {
  const path = join(folder.path, `file-${files++}.csv`)
  writeFileSync(path, text)
  return path
}

const estimate = (...words: string[]) => runCommand(['study', 'estimate', ...words])
const header = 'post,member,coder,decision,code\n'

/** So many posts of each person, of which so many are negative. */
const people: readonly (readonly [number, number])[] = [
  [900, 30],
  [600, 35],
  [400, 9],
  [300, 20],
  [200, 3],
  [150, 16],
  [63, 2],
]
const rows = people.flatMap(([posts, negative], person) =>
  Array.from({ length: posts }, (_, post) => {
    const code = post < negative ? 'negative' : post % 3 === 0 ? 'positive' : 'neutral'
    return `${person}-${post},P${person + 1},K1,tone,${code}\n`
  }),
)
const ask = ['--decision', 'tone', '--codes', 'positive,neutral']

describe('study estimate', () => {
  test('gives the share clustered by person, and what a naive count would claim, as JSON', async () => {
    const { code, out, err } = await estimate(file(header + rows.join('')), ...ask, '--json')
    expect([code, err]).toEqual([0, ''])
    const found = JSON.parse(out)
    // The founding study's shape: 2,498 of 2,613; Wilson 0.9474 to 0.9632 by ../shared/data/statistics.json.
    expect(found).toMatchObject({ posts: 2613, inSet: 2498, members: 7, method: 'clustered', interval: 'clustered' })
    expect(found.naive).toEqual({
      share: 2498 / 2613,
      low: expect.closeTo(0.947432, 6),
      high: expect.closeTo(0.963207, 6),
    })
    // The formulas of the design, done apart from this code (Python).
    expect(found.share).toBeCloseTo(0.955989, 6)
    expect(found.low).toBeCloseTo(0.930353, 6)
    expect(found.high).toBeCloseTo(0.972469, 6)
    expect(found.designEffect).toBeCloseTo(4.340469, 4)
    expect(found.effectivePosts).toBeCloseTo(602.008658, 2)
    expect(found.icc).toBeCloseTo(0.012534, 6)
    expect(found.warnings).toEqual([
      'Only seven people: the true coverage of such an interval is nearer 0.87 to 0.90 than 0.95. It speaks of these people and others like them, no more.',
    ])
  })

  test('counts the tone of work posts alone: what is settled as no work has none, what is open says so', async () => {
    const more = [
      ...[1, 2, 3].map((post) => `n${post},P1,K1,tone,negative\nn${post},P1,K1,work,employer\n`),
      ...[1, 2, 3].map((post) => `n${post},P1,adjudicated,work,no\n`),
      'o1,P2,K1,tone,positive\no1,P2,K1,work,employer\no1,P2,K2,work,no\n',
      // Who answers a decision without the one before it was asked.
      'w1,P2,K1,tone,positive\n',
    ]
    const { out } = await estimate(file(header + rows.join('') + more.join('')), ...ask, '--json')
    const found = JSON.parse(out)
    expect(found).toMatchObject({ posts: 2615, inSet: 2500, notAsked: 3 })
    expect(found.warnings.slice(1)).toEqual([
      '3 coded posts are left out: by what counts of an earlier decision, this one is not asked of them.',
      '1 post counts here although coders came out even on an earlier decision, so that it is open whether this one is asked. A report leaves it out until somebody settles it.',
    ])
  })

  test('leaves nothing out where codes of work are somebody’s own', async () => {
    const more = [1, 2, 3].map((post) => `n${post},P1,K1,tone,negative\nn${post},P1,K1,work,yes\n`)
    const { out } = await estimate(
      file(header + rows.filter((row) => !row.includes(',work,')).join('') + more.join('')),
      ...ask,
      '--json',
    )
    expect(JSON.parse(out).notAsked).toBe(0)
  })

  test('tells it in words, with the naive claim beside it', async () => {
    const { code, out } = await estimate(file(header + rows.join('')), ...ask)
    expect(code).toBe(0)
    const text = out.replace(/\s+/g, ' ')
    expect(text).toContain('"tone" is positive or neutral in 95.6 % of posts')
    expect(text).toMatch(/With 95 % it lies between 9\d\.\d % and 9\d\.\d % for people like these seven/)
    expect(text).toContain('a naive count would claim 94.7 % to 96.3 %')
    expect(text).toContain('Only seven people')
    expect(text).toMatch(/of people, at least once 7 of 7 100\.0 %/)
  })

  test('is the same whatever the order of the rows', async () => {
    const [one, other] = [
      await estimate(file(header + rows.join('')), ...ask, '--json'),
      await estimate(file(header + rows.toReversed().join('')), ...ask, '--json'),
    ]
    const [found, turned] = [JSON.parse(one.out), JSON.parse(other.out)]
    expect(turned).toEqual({
      ...found,
      low: expect.closeTo(found.low, 12),
      high: expect.closeTo(found.high, 12),
      designEffect: expect.closeTo(found.designEffect, 9),
      effectivePosts: expect.closeTo(found.effectivePosts, 9),
      icc: expect.closeTo(found.icc, 12),
    })
  })

  test('one person or four: a share without an interval, and why', async () => {
    const { code, out } = await estimate(file(header + rows.slice(0, 2200).join('')), ...ask, '--json')
    expect([code, JSON.parse(out)]).toEqual([
      0,
      expect.objectContaining({
        members: 4,
        low: null,
        high: null,
        interval: 'none',
        warnings: [expect.stringContaining('below five people')],
      }),
    ])
    const one = await estimate(file(header + rows.slice(0, 800).join('')), ...ask)
    expect(one).toMatchObject({ code: 0, out: expect.stringContaining('Only one person') })
  })

  test('all posts in the set: Wilson’s interval of the people, not of the posts', async () => {
    const { out } = await estimate(
      file(header + rows.filter((row) => !row.includes('negative')).join('')),
      ...ask,
      '--json',
    )
    // Wilson for 7 of 7: 1 / (1 + 1.96² / 7).
    expect(JSON.parse(out)).toMatchObject({ share: 1, low: expect.closeTo(0.6457, 4), high: 1, interval: 'people' })
  })

  test('what was settled counts, then what most gave; ties are left out and said', async () => {
    const more = [
      '0-0,P1,K2,tone,neutral\n',
      '0-1,P1,K2,tone,neutral\n',
      '0-1,P1,adjudicated,tone,mixed\n',
      '0-2,P1,K2,tone,neutral\n',
      '0-2,P1,K3,tone,neutral\n',
    ]
    const { out } = await estimate(file(header + [...rows, ...more].join('')), ...ask, '--json')
    const found = JSON.parse(out)
    expect(found).toMatchObject({ posts: 2612, inSet: 2499, ties: 1 })
    expect(found.warnings.join()).toContain('1 post is left out')
  })
})

describe('with what else is known', () => {
  const sample = (size: (person: number) => number) =>
    `post,member,stratum,probability,stratumSize,text\n${rows
      .map((row) => {
        const [post, member] = row.split(',')
        const person = Number(member?.slice(1)) - 1
        return `${post},${member},${member},0.1,${size(person)},"a, ""b""\nc"\n`
      })
      .join('')}`

  test('strata of known size weigh the posts', async () => {
    const codes = file(header + rows.join(''))
    const even = JSON.parse(
      (await estimate(codes, ...ask, '--strata', file(sample((person) => (people[person]?.[0] ?? 0) * 9)), '--json'))
        .out,
    )
    expect(even).toMatchObject({ method: 'stratified-clustered', share: expect.closeTo(2498 / 2613, 10) })
    const { out } = await estimate(codes, ...ask, '--strata', file(sample(() => 1000)), '--json')
    // Each person's share weighs a seventh.
    const mean = people.reduce((sum, [posts, negative]) => sum + (1 - negative / posts) / 7, 0)
    expect(JSON.parse(out).share).toBeCloseTo(mean, 10)
  })

  const post = (id: string, member: string, more: object) =>
    `${JSON.stringify({ id, member, network: 'x', time: '2016-05-01T08:30:00.000Z', text: 'a', kind: 'post', thread: id, language: 'fi', ...more })}\n`

  test('posts give threads and cells', async () => {
    const all = rows.map((row, index) => {
      const [id = '', member = ''] = row.split(',')
      return post(id, member, { thread: `${member}-${Math.floor(index / 3)}`, language: index % 5 === 0 ? 'sv' : 'fi' })
    })
    const uncoded = Array.from({ length: 3000 }, (_, index) => post(`u${index}`, 'P1', { language: 'sv' }))
    const posts = file([...all, ...uncoded].join(''))
    const { code, out, err } = await estimate(
      file(header + rows.join('')),
      ...ask,
      '--posts',
      posts,
      '--cells',
      'language',
      '--json',
    )
    expect([code, err]).toEqual([0, ''])
    const found = JSON.parse(out)
    expect(found.method).toBe('post-stratified-clustered')
    expect(found.threads.threads).toBeGreaterThan(850)
    expect(found.threads.threads).toBeLessThan(900)
    const foreign = await estimate(file(header + rows.join('')), ...ask, '--posts', file(uncoded.join('')))
    expect(foreign).toMatchObject({ code: 1, err: expect.stringContaining('is it of the same study') })
  })

  test('predictions of all posts are used, and what speaks against them is said', async () => {
    const lines = (of: readonly string[]) =>
      of.flatMap((row, index) => {
        const [id, member, , , code] = row.trim().split(',')
        const negative = code === 'negative' ? 0.8 : index % 7 === 0 ? 0.3 : 0.05
        return [
          `${id},${member},tone,negative,${negative}\n`,
          `${id},${member},tone,positive,${(1 - negative).toFixed(2)}\n`,
        ]
      })
    const head = 'post,member,decision,code,probability\n'
    const coded = rows.filter((_, index) => index % 4 === 0)
    const codes = file(header + coded.join(''))
    const used = JSON.parse(
      (await estimate(codes, ...ask, '--predictions', file(head + lines(rows).join('')), '--json')).out,
    )
    const plain = JSON.parse((await estimate(codes, ...ask, '--json')).out)
    expect(used).toMatchObject({
      method: 'prediction-powered-clustered',
      lambda: expect.any(Number),
      posts: coded.length,
    })
    const truth = 2498 / 2613
    expect(Math.abs(used.share - truth)).toBeLessThan(Math.abs(plain.share - truth) / 2)
    const missing = JSON.parse(
      (await estimate(codes, ...ask, '--predictions', file(head + lines(rows.slice(10)).join('')), '--json')).out,
    )
    expect(missing).toMatchObject({
      method: 'clustered',
      low: plain.low,
      warnings: [expect.anything(), expect.stringContaining('3 coded posts have none')],
    })
  })
})

test('predictions of a decision and of the one before it may stand in two files', async () => {
  const asked = rows.map((row, index) =>
    index % 3 === 0 ? row.replace(',tone,', ',work,').replace(/,\w+\n$/, ',no\n') : row,
  )
  const codes = file(header + asked.join(''))
  const predicted = (decision: string, of: (index: number) => readonly (readonly [string, number])[]) =>
    file(
      `post,member,decision,code,probability\n${rows.flatMap((row, index) => of(index).map(([code, probability]) => `${row.split(',').slice(0, 2).join()},${decision},${code},${probability}\n`)).join('')}`,
    )
  const tone = predicted('tone', (index) => [
    ['positive', index % 5 === 0 ? 0.3 : 0.9],
    ['negative', 0.1],
  ])
  const work = predicted('work', (index) => [
    ['own-work', index % 3 === 0 ? 0.2 : 0.9],
    ['no', 0.1],
  ])
  const alone = JSON.parse((await estimate(codes, ...ask, '--predictions', tone, '--json')).out)
  expect(alone).toMatchObject({ method: 'clustered', notAsked: 871 })
  expect(alone.warnings.join()).toContain('Add the predictions of the decision before it')
  const both = JSON.parse((await estimate(codes, ...ask, '--predictions', work, '--predictions', tone, '--json')).out)
  expect(both.method).toBe('prediction-powered-clustered')
})

describe('bad input is told with 1', () => {
  const some = rows.slice(0, 20).join('')
  test.each([
    [
      'a code that nobody gave and the codebook does not know',
      header + some,
      ['--decision', 'tone', '--codes', 'positiv'],
      /no code "positiv" of "tone"\. Its codes are negative\./,
    ],
    [
      'another decision',
      header + some,
      ['--decision', 'mood', '--codes', 'positive'],
      /no codes of "mood"\. Its decisions are tone\./,
    ],
    [
      'posts of nobody',
      `${header}1,,K1,tone,positive\n2,P1,K1,tone,positive\n3,,K1,tone,neutral\n`,
      ask,
      /the member is missing on line 2, 4/,
    ],
    ['a code twice', `${header}${some}${rows[3]}`, ask, /lines 5 and 22/],
  ])('%s', async (_, text, words, said) => {
    const { code, out, err } = await estimate(file(text), ...words, '--json')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(said)
  })

  test('strata and predictions that are none', async () => {
    const codes = file(header + some)
    const sample = file('post,member,stratum,stratumSize\n0-0,P1,a,10\n0-1,P1,a,11\n')
    expect(await estimate(codes, ...ask, '--strata', sample)).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 3'),
    })
    expect(await estimate(codes, ...ask, '--strata', codes)).toMatchObject({
      code: 1,
      err: expect.stringContaining('post,member,stratum,stratumSize'),
    })
    const predictions = file('post,member,decision,code,probability\n0-0,P1,tone,positive,1.5\n')
    expect(await estimate(codes, ...ask, '--predictions', predictions)).toMatchObject({
      code: 1,
      err: expect.stringContaining('line 2'),
    })
    const others = file('post,member,decision,code,probability\n0-0,P1,work,no,0.5\n')
    expect(await estimate(codes, ...ask, '--predictions', others)).toMatchObject({
      code: 1,
      err: expect.stringContaining('only of work'),
    })
  })
})

test('a code of the codebook that nobody gave is a share of nothing, not a slip', async () => {
  const { code, out } = await estimate(file(header + rows.join('')), '--decision', 'tone', '--codes', 'mixed', '--json')
  const found = JSON.parse(out)
  expect([code, found.share, found.interval]).toEqual([0, 0, 'people'])
  expect(found.warnings.join()).toContain('No coder gave the code "mixed"')
})

test.each([
  [[]],
  [['codes.csv', '--decision', 'tone']],
  [['codes.csv', '--codes', 'positive']],
  [['codes.csv', '--decision', 'tone', '--codes', '']],
  [['codes.csv', '--decision', 'tone', '--codes', 'a,a']],
  [['codes.csv', '--decision', 'tone', '--codes', 'a', '--cells', 'language']],
  [['codes.csv', '--decision', 'tone', '--codes', 'a', '--posts', 'p', '--cells', 'colour']],
  [['codes.csv', '--decision', 'tone', '--codes', 'a', '--posts', 'p', '--cells', 'year', '--strata', 's']],
  [['codes.csv', '--decision', 'tone', '--codes', 'a', '--size', '3']],
])('bad usage is told with 2: %j', async (words) => {
  const { code, out, err } = await estimate(...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('study estimate CODES.csv')
})
