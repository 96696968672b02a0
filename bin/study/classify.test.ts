import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { madePosts } from '../../src/core/voice/made-posts.testing.ts'
import { runCommand } from '../../test/support/command.ts'
import { temporaryFolder } from '../../test/support/folder.ts'

const posts = madePosts(300, 1)
const coded = posts.slice(0, 150)

const postLine = ({ id, member, thread, text }: (typeof posts)[number]) =>
  JSON.stringify({
    id,
    network: 'x',
    member,
    time: '2016-05-01T08:30:00.000Z',
    text,
    kind: 'post',
    thread,
    language: 'fi',
  })
const codeLine = ({ id, member, code }: (typeof posts)[number]) => `${id},${member},K1,work,${code}`
const table = (lines: readonly string[]) => `${['post,member,coder,decision,code', ...lines].join('\n')}\n`

/** Runs `study classify` in a folder of its own. */
async function classify(
  codes: string,
  postLines: readonly string[] = posts.map(postLine),
  more: readonly string[] = [],
) {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  writeFileSync(at('posts.jsonl'), `${postLines.join('\n')}\n`)
  writeFileSync(at('codes.csv'), codes)
  const words = ['study', 'classify', at('posts.jsonl'), '--codes', at('codes.csv'), '--decision', 'work']
  const ended = await runCommand([...words, '--out', at('predictions.csv'), ...more])
  const files = readdirSync(folder.path)
  const predictions = files.includes('predictions.csv') ? readFileSync(at('predictions.csv'), 'utf8') : undefined
  return { ...ended, predictions, files }
}

test('every post gets the probability of each code, and the table says what that is worth', async () => {
  const { code, out, err, predictions } = await classify(table(coded.map(codeLine)))
  expect([code, err]).toEqual([0, ''])
  const [header, ...lines] = predictions?.trimEnd().split('\n') ?? []
  expect(header).toBe('post,member,decision,code,probability')
  expect(lines).toHaveLength(600)
  for (let at = 0; at < lines.length; at += 2) {
    const pair = lines.slice(at, at + 2).map((line) => line.split(','))
    expect(pair.map((cells) => cells.slice(0, 4))).toEqual(
      ['no', 'work'].map((one) => [posts[at / 2]?.id, posts[at / 2]?.member, 'work', one]),
    )
    expect(pair.reduce((sum, cells) => sum + Number(cells[4]), 0)).toBeCloseTo(1, 5)
  }
  expect(out).toContain('learnt from 150 coded posts')
  expect(out).toMatch(/People said \(rows\)/)
  expect(out).toContain('A classifier never counts.')
})

test('neither the order of the codes nor that of the posts changes what is predicted', async () => {
  const sorted = (text: string | undefined) => text?.split('\n').sort()
  const first = await classify(table(coded.map(codeLine)))
  const other = await classify(table(coded.toReversed().map(codeLine)), posts.toReversed().map(postLine))
  expect(sorted(other.predictions)).toEqual(sorted(first.predictions))
  const reseeded = await classify(table(coded.map(codeLine)), undefined, ['--seed', '2'])
  expect(sorted(reseeded.predictions)).not.toEqual(sorted(first.predictions))
})

test('turning over the codes of one member changes nothing of what is predicted for them', async () => {
  const turned = coded.map((post) =>
    post.member === 'P1' ? codeLine({ ...post, code: post.code === 'no' ? 'work' : 'no' }) : codeLine(post),
  )
  const ofFirst = (text: string | undefined) => text?.split('\n').filter((line) => line.split(',')[1] === 'P1')
  const [first, other] = [await classify(table(coded.map(codeLine))), await classify(table(turned))]
  expect(ofFirst(first.predictions)).toHaveLength(100)
  expect(ofFirst(other.predictions)).toEqual(ofFirst(first.predictions))
  expect(other.predictions).not.toBe(first.predictions)
})

test('where several coded a post, the adjudicated code is learnt, and a tie is not', async () => {
  const ties = coded.flatMap((post) => [codeLine(post), codeLine({ ...post, code: 'other' }).replace('K1', 'K2')])
  const settled = coded.slice(0, 40).map((post) => codeLine(post).replace('K1', 'adjudicated'))
  const { code, out } = await classify(table([...ties, ...settled]), undefined, ['--json'])
  expect(code).toBe(0)
  const [report] = JSON.parse(out).decisions
  expect(report).toMatchObject({ decision: 'work', coded: 40, foldsBy: 'member', seed: 1 })
  expect(report.codes.map((one: { code: string }) => one.code)).toEqual(['no', 'work'])
})

test.each([
  ['too few codes', table(coded.slice(0, 19).map(codeLine)), '19 have a code of "work" that counts; at least 20'],
  ['one code only', table(coded.map((post) => codeLine({ ...post, code: 'no' }))), 'the code "no"'],
  ['codes of other posts', table(coded.map((post) => codeLine({ ...post, member: 'X' }))), '0 have a code of "work"'],
  ['codes of another decision', table(coded.map((post) => codeLine(post).replace('work', 'tone'))), '"work"'],
])('%s end with 1 and say so', async (_, codes, said) => {
  const { code, out, err, files } = await classify(codes)
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(said)
  expect(err).not.toContain('    at ')
  expect(files.sort()).toEqual(['codes.csv', 'posts.jsonl'])
})

test('words that say too little are bad usage', async () => {
  const ended = await runCommand(['study', 'classify', 'posts.jsonl', '--codes', 'codes.csv', '--decision', 'work'])
  expect(ended).toMatchObject({ code: 2, out: '' })
  expect(ended.err).toContain('study classify')
})
