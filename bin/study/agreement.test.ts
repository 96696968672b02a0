import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../test/support/command.ts'
import { temporaryFolder } from '../../test/support/folder.ts'

const folder = temporaryFolder()
afterAll(() => folder[Symbol.dispose]())

let files = 0
function file(text: string): string {
  const path = join(folder.path, `codes-${files++}.csv`)
  writeFileSync(path, text)
  return path
}

const agreement = (...words: string[]) => runCommand(['study', 'agreement', ...words])
const header = 'post,member,coder,decision,code\n'

// Krippendorff 2011, Computing Krippendorff's alpha-reliability, §C: nominal 0.743, ordinal 0.815, interval 0.849.
const coders: Readonly<Record<string, string>> = {
  A: '123321412   ',
  B: '1233224125 3',
  C: ' 3332342251 ',
  D: '12332441251 ',
}
const canonical = Object.entries(coders).flatMap(([coder, line]) =>
  [...line].flatMap((code, post) => (code === ' ' ? [] : [`t${post},P${post % 4},${coder},stance,${code}\n`])),
)
const words: Readonly<Record<string, string>> = { 1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five' }
const named = canonical.map((row) => row.replace(/\d\n$/, (code) => `${words[code.trim()]}\n`))

describe('study agreement', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
  ])('gives the published alpha, %s, as JSON', async (level, expected) => {
    const { code, out, err } = await agreement(
      file(header + canonical.join('')),
      '--decision',
      'stance',
      '--level',
      level,
      '--json',
    )
    expect([code, err]).toEqual([0, ''])
    const found = JSON.parse(out)
    expect(found).toMatchObject({ level, units: 11, coders: 4, codes: 5, given: 40 })
    expect(found.alpha).toBeCloseTo(expected, 3)
    expect(found.low).toBeLessThan(found.alpha)
    expect(found.high).toBeGreaterThan(found.alpha)
    expect(found.kappas.pairs).toHaveLength(6)
    expect(found.perCode.map((one: { code: string }) => one.code)).toEqual(['1', '2', '3', '4', '5'])
    expect(found.confusion.table).toHaveLength(5)
    expect(found.warnings).toEqual([expect.stringContaining('Only 11 posts')])
  })

  test('takes the order from --order, or from the codebook for a decision that it knows', async () => {
    const path = file(header + named.join(''))
    const given = await agreement(
      path,
      '--decision',
      'stance',
      '--level',
      'ordinal',
      '--order',
      'one,two,three,four,five',
      '--json',
    )
    expect(JSON.parse(given.out).alpha).toBeCloseTo(0.815, 3)
    const unknown = await agreement(path, '--decision', 'stance', '--level', 'ordinal')
    expect(unknown).toMatchObject({ code: 2, out: '', err: expect.stringContaining('--order five,four,one,three,two') })
    const tones = canonical
      .join('')
      .replaceAll('stance', 'tone')
      .replace(
        /[1-5]\n/g,
        (code) => `${['', 'negative', 'neutral', 'positive', 'mixed', 'cannot-tell'][Number(code)]}\n`,
      )
    const tone = await agreement(file(header + tones), '--decision', 'tone', '--level', 'ordinal', '--json')
    expect(tone.code).toBe(0)
    const same = await agreement(
      file(header + tones),
      '--decision',
      'tone',
      '--level',
      'ordinal',
      '--order',
      'negative,neutral,positive',
      '--json',
    )
    expect(same.out).toBe(tone.out)
    expect(JSON.parse(tone.out).warnings.join()).toContain('cannot-tell, mixed')
  })

  test('takes the order from a codebook of one’s own, and says what is wrong with it', async () => {
    const path = file(header + named.join(''))
    const word = { fi: 'x', sv: 'x', en: 'x' }
    const codes = Object.values(words).map((id) => ({ id, name: word, definition: word, examples: word }))
    const decision = { id: 'stance', question: word, rule: word, when: null, codes, ordered: Object.values(words) }
    const ask = ['--decision', 'stance', '--level', 'ordinal', '--codebook']
    const own = file(JSON.stringify({ version: 1, about: word, decisions: [decision] }))
    expect(JSON.parse((await agreement(path, ...ask, own, '--json')).out).alpha).toBeCloseTo(0.815, 3)
    const other = file(JSON.stringify({ version: 1, about: word, decisions: [{ ...decision, id: 'mood' }] }))
    expect(await agreement(path, ...ask, other)).toMatchObject({ code: 1, err: expect.stringContaining('only mood') })
    const broken = file(JSON.stringify({ version: 1, about: word, decisions: [{ ...decision, ordered: ['none'] }] }))
    expect(await agreement(path, ...ask, broken)).toMatchObject({
      code: 1,
      err: expect.stringContaining('decisions[0].ordered'),
    })
    expect(await agreement(path, ...ask, path)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is no codebook'),
    })
  })

  test('tells a person who is no statistician what it is about', async () => {
    const { code, out } = await agreement(file(header + canonical.join('')), '--decision', 'stance')
    expect(code).toBe(0)
    const text = out.replace(/\s+/g, ' ')
    expect(text).toContain('How often would two people agree beyond chance?')
    expect(text).toContain("Krippendorff's alpha is 0.74, between")
    expect(text).toContain('11 posts with 40 codes by 4 coders')
    expect(text).toContain('1 further post has one code only')
    expect(text).not.toMatch(/\b(good|bad|poor|excellent|substantial|moderate)\b/)
  })

  test('gives the same interval for the same seed, whatever the order of the rows', async () => {
    const run = async (rows: readonly string[], seed: string) =>
      (await agreement(file(header + rows.join('')), '--decision', 'stance', '--seed', seed, '--json')).out
    const one = await run(canonical, '4')
    expect(await run(canonical.toReversed(), '4')).toBe(one)
    expect(JSON.parse(await run(canonical, '5')).low).not.toBe(JSON.parse(one).low)
  })

  test('says why alpha cannot be told', async () => {
    const alone = await agreement(
      file(`${header}1,P1,K1,tone,neutral\n2,P1,K1,tone,positive\n`),
      '--decision',
      'tone',
      '--json',
    )
    expect(JSON.parse(alone.out)).toMatchObject({
      alpha: null,
      low: null,
      high: null,
      units: 0,
      warnings: [expect.stringContaining('Only one person coded')],
    })
    const same = await agreement(file(`${header}1,P1,K1,tone,neutral\n1,P1,K2,tone,neutral\n`), '--decision', 'tone')
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining('It cannot be told from these codes') })
    expect(same.out.replace(/\s+/g, ' ')).toContain('alpha cannot be told, and is not 1')
  })
})

describe('tables as spreadsheets write them', () => {
  const rows = header + canonical.join('')
  test.each([
    ['with a byte order mark and Windows line ends', `\ufeff${rows.replaceAll('\n', '\r\n')}`],
    ['with semicolons', rows.replaceAll(',', ';')],
    ['with tabs and every cell in quotes', rows.replace(/[^,\n]+/g, '"$&"').replaceAll(',', '\t')],
    [
      'with columns in another order, and one more',
      rows.replace(/^(.*?),(.*?),(.*?),(.*?),(.*)$/gm, '$5,$4,x,$3,$2,$1').replace('x', 'note'),
    ],
    ['without a line end at the end', rows.trimEnd()],
    ['with empty lines', rows.replaceAll('\n', '\n\n')],
  ])('%s', async (_, text) => {
    const { code, out } = await agreement(file(text), '--decision', 'stance', '--json')
    expect([code, JSON.parse(out).alpha]).toEqual([0, expect.closeTo(0.743, 3)])
  })
})

describe('bad input is told with 1, and where it is', () => {
  test.each([
    ['an empty file', '', /is empty: its first line is to be post,member,coder,decision,code$/],
    ['only a header', header, /holds no codes, only the header/],
    [
      'another header',
      'id,who,code\n1,a,b\n',
      /first line is to be post,member,coder,decision,code but is id,who,code$/,
    ],
    [
      'another decision',
      `${header}1,P1,K1,work,no\n2,P1,K1,voice,x\n`,
      /no codes of "tone"\. Its decisions are work, voice\./,
    ],
    [
      'a code of the same coder twice',
      `${header}1,P1,K1,tone,a\n2,P1,K1,tone,a\n1,P1,K1,tone,b\n`,
      /K1 on the post 1, lines 2 and 4/,
    ],
    ['the same row twice', `${header}1,P1,K1,tone,a\n1,P1,K1,tone,a\n`, /lines 2 and 3/],
    [
      'a row without a coder',
      `${header}1,P1,K1,tone,a\n2,P1,,tone,a\n3,P1,K1,tone\n`,
      /line 3 has no coder, line 4 has no code/,
    ],
    [
      'a quote that is never closed',
      `${header}1,P1,K1,tone,"a\n2,P1,K1,tone,b\n`,
      /line 2: a quote is opened and never closed/,
    ],
    ['something else entirely', '\u0000\u0001PK\u0003\u0004', /first line is to be post,member/],
  ])('%s', async (_, text, said) => {
    const { code, out, err } = await agreement(file(text), '--decision', 'tone', '--json')
    expect([code, out]).toEqual([1, ''])
    expect(err.trim()).toMatch(said)
  })

  test('a file that is not there, and a folder', async () => {
    expect(await agreement(join(folder.path, 'none.csv'), '--decision', 'tone')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no'),
    })
    expect(await agreement(folder.path, '--decision', 'tone')).toMatchObject({
      code: 1,
      err: expect.stringContaining('is a folder'),
    })
  })
})

test.each([
  [[]],
  [['codes.csv']],
  [['codes.csv', 'more.csv', '--decision', 'tone']],
  [['codes.csv', '--decision', 'tone', '--level', 'ratio']],
  [['codes.csv', '--decision', 'tone', '--seed', 'x']],
  [['codes.csv', '--decision', 'tone', '--order', 'a,b']],
  [['codes.csv', '--decision', 'tone', '--level', 'ordinal', '--order', 'a,,b']],
  [['codes.csv', '--decision', 'tone', '--level', 'ordinal', '--order', 'a']],
  [['codes.csv', '--decision', 'tone', '--colour']],
])('bad usage is told with 2: %j', async (words) => {
  const { code, out, err } = await agreement(...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('study agreement CODES.csv')
})

test('a million rows are read as they come, in a heap of 160 MB', async () => {
  const path = join(folder.path, 'million.csv')
  const parts = [header]
  for (let post = 0; post < 500_000; post++) {
    const code = post % 20 === 0 ? 'negative' : 'positive'
    parts.push(
      `7${post},P${post % 40},K1,tone,${code}\n7${post},P${post % 40},K2,tone,${post % 50 === 0 ? 'neutral' : code}\n`,
    )
  }
  writeFileSync(path, parts.join(''))
  const env = { NODE_OPTIONS: '--max-old-space-size=160' }
  const found = await runCommand(['study', 'agreement', path, '--decision', 'tone', '--json'], env)
  expect(found).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(found.out)).toMatchObject({ units: 500_000, given: 1_000_000 })
  const words = ['study', 'estimate', path, '--decision', 'tone', '--codes', 'positive', '--json']
  expect(JSON.parse((await runCommand(words, env)).out)).toMatchObject({ posts: 490_000, ties: 10_000, members: 40 })
})
