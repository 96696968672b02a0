import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCsv } from '../../src/core/read-csv.ts'
import type { Post } from '../../src/core/voice/post.ts'
import { runCommand } from '../../test/support/command.ts'
import { temporaryFolder } from '../../test/support/folder.ts'

const post = (index: number, member: string): Post => ({
  id: String(index),
  network: 'x',
  member,
  time: '2016-05-01T08:30:00.000Z',
  text: index % 2 === 0 ? `=1+${index}, "työ"` : `Huomenta\n${index}`,
  kind: 'post',
  thread: String(index),
  language: 'fi',
})
const posts = [...Array(60).keys()].map((index) => post(index, index < 50 ? 'P1' : 'P2'))
const lines = (of: readonly Post[]) => `${of.map((one) => JSON.stringify(one)).join('\n')}\n`

type Row = Record<string, string>

function rowsOf(path: string): Row[] {
  const [header, ...rows] = readCsv(readFileSync(path, 'utf8'))
  return rows.map(({ cells }) => Object.fromEntries(cells.map((cell, at) => [header?.cells[at] ?? '', cell])))
}

test('a sample is drawn again by its seed, from posts in any order', async () => {
  using folder = temporaryFolder()
  const [input, turned] = [join(folder.path, 'posts.jsonl'), join(folder.path, 'turned.jsonl')]
  writeFileSync(input, lines(posts))
  writeFileSync(turned, lines(posts.toReversed()))
  const draw = async (from: string, seed: number) => {
    const out = join(folder.path, 'sample.csv')
    const ended = await runCommand(['study', 'sample', from, '--size', '20', '--seed', String(seed), '--out', out])
    expect(ended).toMatchObject({ code: 0, err: '' })
    return readFileSync(out, 'utf8')
  }
  const first = await draw(input, 7)
  expect(await draw(turned, 7)).toBe(first)
  expect(await draw(input, 8)).not.toBe(first)
  expect(readdirSync(folder.path).sort()).toEqual(['posts.jsonl', 'sample.csv', 'turned.jsonl'])
})

test('with the least sure first draws the same posts in another order, and says that all must be coded', async () => {
  using folder = temporaryFolder()
  const [input, out] = [join(folder.path, 'posts.jsonl'), join(folder.path, 'sample.csv')]
  const predictions = join(folder.path, 'predictions.csv')
  writeFileSync(input, lines(posts))
  // Of every third post nothing is predicted.
  const scored = posts.filter(({ id }) => Number(id) % 3 > 0)
  const chance = (id: string) => Number(id) / 60
  const rows = scored.flatMap(({ id, member }) => [
    `${id},${member},work,own-work,${chance(id)}`,
    `${id},${member},work,no,${1 - chance(id)}`,
  ])
  writeFileSync(predictions, `post,member,decision,code,probability\n${rows.join('\n')}\n`)
  const draw = async (...order: string[]) => {
    const ended = await runCommand(['study', 'sample', input, '--size', '24', '--seed', '7', '--out', out, ...order])
    expect(ended.code).toBe(0)
    return { err: ended.err, ids: rowsOf(out).map(({ post = '' }) => post) }
  }
  const byLot = await draw()
  const unsure = await draw('--scores', predictions, '--order', 'unsure')
  expect(byLot.err).toBe('')
  expect(unsure.err).toContain('to its end')
  expect(unsure.ids.toSorted()).toEqual(byLot.ids.toSorted())
  const unscored = (id: string) => Number(id) % 3 === 0
  const told = byLot.ids.filter((id) => !unscored(id))
  const fromHalf = (id: string) => Math.abs(Number(id) - 30)
  expect(unsure.ids).toEqual([
    ...told.toSorted((one, other) => fromHalf(one) - fromHalf(other)),
    ...byLot.ids.filter(unscored),
  ])
})

test('by member: the table says stratum, probability and sizes, and no text is a formula', async () => {
  using folder = temporaryFolder()
  const [input, out] = [join(folder.path, 'posts.jsonl'), join(folder.path, 'sample.csv')]
  writeFileSync(input, lines(posts))
  const words = ['study', 'sample', input, '--size', '12', '--seed', '7', '--by', 'member', '--out', out, '--json']
  const ended = await runCommand(words)
  expect(ended).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(ended.out)).toMatchObject({
    population: 60,
    drawn: 12,
    plan: { kind: 'stratified', seed: 7, by: ['member'] },
    strata: [
      { name: 'P1', size: 50, drawn: 10 },
      { name: 'P2', size: 10, drawn: 2 },
    ],
  })
  const rows = rowsOf(out)
  expect(rows.map((row) => row.stratum).sort()).toEqual([...Array(10).fill('P1'), 'P2', 'P2'])
  for (const row of rows) {
    expect(row).toMatchObject({ probability: '0.2', stratum: row.member, language: 'fi', thread: row.post })
    const { text } = post(Number(row.post), '')
    expect(row.text).toBe(text.startsWith('=') ? `'${text}` : text)
  }
})

test('by predicted score: bands are cut from the predictions, and unpredicted posts are a stratum of their own', async () => {
  using folder = temporaryFolder()
  const [input, out] = [join(folder.path, 'posts.jsonl'), join(folder.path, 'sample.csv')]
  const predictions = join(folder.path, 'predictions.csv')
  writeFileSync(input, lines(posts))
  const predicted = posts.slice(0, 55).flatMap(({ id, member }, index) => {
    const work = index < 40 ? 0.1 : 0.9
    return [
      `${id},${member},work,employer,${work / 2}`,
      `${id},${member},work,profession,${work / 2}`,
      `${id},${member},work,no,${1 - work}`,
    ]
  })
  writeFileSync(predictions, ['post,member,decision,code,probability', ...predicted, ''].join('\n'))
  const words = ['study', 'sample', input, '--size', '12', '--seed', '7', '--by', 'score', '--scores', predictions]
  const ended = await runCommand([...words, '--bands', '2', '--allocation', 'equal', '--out', out, '--json'])
  expect(ended).toMatchObject({ code: 0, err: '' })
  expect(JSON.parse(ended.out).strata).toEqual([
    { name: 'band 1', size: 40, drawn: 4 },
    { name: 'band 2', size: 15, drawn: 4 },
    { name: 'unscored', size: 5, drawn: 4 },
  ])
})

test.each([
  ['a line that is no post', ['{"id":"1"}'], [], 'line 1: "member"'],
  ['a post that stands twice', [JSON.stringify(posts[0]), JSON.stringify(posts[0])], [], 'stands twice'],
  ['a file without posts', [''], [], 'holds no posts'],
  ['more strata than posts', posts.map((one) => JSON.stringify(one)), ['--by', 'member'], 'There are 2 strata'],
])('%s ends with 1 and says where', async (_, content, more, said) => {
  using folder = temporaryFolder()
  const [input, out] = [join(folder.path, 'posts.jsonl'), join(folder.path, 'sample.csv')]
  writeFileSync(input, content.join('\n'))
  const ended = await runCommand(['study', 'sample', input, '--size', '1', '--seed', '7', ...more, '--out', out])
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain(said)
  expect(ended.err).not.toContain('    at ')
  expect(readdirSync(folder.path)).toEqual(['posts.jsonl'])
})

test.each([
  [['--size', '5', '--out', 'x.csv'], '--seed'],
  [['--seed', '7', '--out', 'x.csv'], '--size'],
  [['--size', '5', '--all', '--seed', '7', '--out', 'x.csv'], 'either'],
  [['--size', '-5', '--seed', '7', '--out', 'x.csv'], '--size'],
  [['--size', '5', '--seed', '7'], 'study sample'],
  [['--size', '5', '--seed', '7', '--by', 'moon', '--out', 'x.csv'], '--by'],
  [['--size', '5', '--seed', '7', '--by', 'score', '--out', 'x.csv'], '--scores'],
  [['--size', '5', '--seed', '7', '--order', 'unsure', '--out', 'x.csv'], '--order unsure'],
  [['--size', '5', '--seed', '7', '--order', 'best', '--out', 'x.csv'], '--order is'],
  [['--size', '5', '--seed', '7', '--scores', 'p.csv', '--out', 'x.csv'], '--order unsure'],
  [['--sise', '5', '--seed', '7', '--out', 'x.csv'], '--sise'],
])('%j is bad usage', async (words, said) => {
  const ended = await runCommand(['study', 'sample', 'posts.jsonl', ...words])
  expect(ended).toMatchObject({ code: 2, out: '' })
  expect(ended.err).toContain(said)
})

test('what is read is never written over, and a folder that is not there is named before any work', async () => {
  using folder = temporaryFolder()
  const input = join(folder.path, 'posts.jsonl')
  writeFileSync(input, lines(posts))
  const draw = (out: string) => runCommand(['study', 'sample', input, '--size', '5', '--seed', '7', '--out', out])
  const over = await draw(join(folder.path, '.', 'posts.jsonl'))
  expect(over).toMatchObject({ code: 1, out: '', err: expect.stringContaining('would be written over') })
  expect(readFileSync(input, 'utf8')).toBe(lines(posts))
  const nowhere = join(folder.path, 'ei', 'ole')
  expect(await draw(join(nowhere, 'sample.csv'))).toEqual({
    code: 1,
    out: '',
    err: `There is no folder ${nowhere} to write into: make it first.\n`,
  })
  expect(await draw(folder.path)).toMatchObject({ code: 1, err: expect.stringContaining('is a folder') })
  const codes = join(folder.path, 'codes.csv')
  writeFileSync(codes, 'post,member,coder,decision,code\n')
  for (const words of [
    ['classify', input, '--codes', codes, '--decision', 'work', '--out', codes],
    ['report', '--posts', input, '--codes', codes, '--out', codes],
    ['report', '--posts', input, '--codes', codes, '--files', folder.path],
    ['agreement', folder.path, '--decision', 'tone'],
    ['sample', folder.path, '--size', '5', '--seed', '7', '--out', codes],
  ]) {
    const { code, err } = await runCommand(['study', ...words])
    expect([code, err]).toEqual([1, expect.stringMatching(/would be written over|[/].* is a folder/)])
  }
  expect(readFileSync(codes, 'utf8')).toBe('post,member,coder,decision,code\n')
})

test('a file that is not there is said in a line', async () => {
  const ended = await runCommand([
    'study',
    'sample',
    '/nowhere/posts.jsonl',
    '--size',
    '5',
    '--seed',
    '7',
    '--out',
    '/nowhere/x',
  ])
  expect(ended).toEqual({ code: 1, out: '', err: 'There is no /nowhere/posts.jsonl.\n' })
})
