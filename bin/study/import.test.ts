import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parsePostLine } from '../../src/core/voice/post-line.ts'
import { madePosts } from '../../test/support/archives/made-posts.ts'
import { mastodonTarGz } from '../../test/support/archives/mastodon.ts'
import { plainCsv } from '../../test/support/archives/plain.ts'
import { xArchive, xFiles } from '../../test/support/archives/x.ts'
import { runCommand } from '../../test/support/command.ts'
import { temporaryFolder } from '../../test/support/folder.ts'

const imported = (words: readonly string[]) => runCommand(['study', 'import', ...words])
const linesOf = (text: string) => text.split('\n').filter((line) => line !== '')

test('archives of several networks become one file of posts, each under a pseudonym of its own', async () => {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  writeFileSync(at('x.zip'), xArchive(madePosts(60)))
  writeFileSync(at('mastodon.tar.gz'), mastodonTarGz(madePosts(40)))
  writeFileSync(at('own.csv'), [...plainCsv(madePosts(20))].join(''))
  const words = [at('x.zip'), at('mastodon.tar.gz'), at('own.csv'), '--out', at('posts.jsonl'), '--json']
  const ended = await imported(words)
  expect(ended).toMatchObject({ code: 0, err: '' })
  const summary = JSON.parse(ended.out)
  expect(summary.posts).toBe(120)
  expect(summary.archives).toMatchObject([
    { archive: at('x.zip'), network: 'x', files: ['data/tweets.js'], members: ['P1'], bad: 0, left: { notPublic: 0 } },
    { network: 'mastodon', files: ['outbox.json'], members: ['P2'] },
    { network: 'file', files: ['own.csv'], members: ['P3'], posts: { post: 20, reply: 0, share: 0 } },
  ])
  const sha256 = createHash('sha256')
    .update(readFileSync(at('x.zip')))
    .digest('hex')
  expect(summary.archives[0].sha256).toBe(sha256)
  const posts = linesOf(readFileSync(at('posts.jsonl'), 'utf8')).map(parsePostLine)
  expect(posts).toHaveLength(120)
  expect(posts.filter(({ ok }) => !ok)).toEqual([])
  const languages = posts.map((read) => (read.ok ? read.post.language : ''))
  expect(new Set(languages)).toEqual(new Set(['fi', 'sv', 'en', 'unknown']))
  expect(readdirSync(folder.path).sort()).toEqual(['mastodon.tar.gz', 'own.csv', 'posts.jsonl', 'x.zip'])
})

test('what was written reads again as it was, and a sample can be drawn from it', async () => {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  writeFileSync(at('x.zip'), xArchive(madePosts(60)))
  await imported([at('x.zip'), '--member', 'Tutkittava 7', '--out', at('first.jsonl')])
  const again = await imported([at('first.jsonl')])
  expect(again.out).toBe(readFileSync(at('first.jsonl'), 'utf8'))
  expect(again.out).toContain('"member":"Tutkittava 7"')
  const drawn = ['study', 'sample', at('first.jsonl'), '--size', '10', '--seed', '7', '--out', at('sample.csv')]
  expect(await runCommand(drawn)).toMatchObject({ code: 0 })
})

test('a folder reads as its archive does, and no link leads out of it', async () => {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  const files = xFiles(madePosts(30))
  mkdirSync(at('export/data/tweets_media'), { recursive: true })
  for (const [path, bytes] of Object.entries(files)) writeFileSync(at(`export/${path}`), bytes)
  writeFileSync(at('elsewhere.js'), 'window.YTD.tweets.part0 = [ {"tweet": {}} ]')
  symlinkSync(at('elsewhere.js'), at('export/data/tweets-part1.js'))
  writeFileSync(at('x.zip'), xArchive(madePosts(30)))
  const ended = await imported([at('export')])
  expect(ended).toMatchObject({ code: 0, out: (await imported([at('x.zip')])).out })
})

test('what could not be read is said, counted and listed, and the rest is there', async () => {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  const bad = Array.from({ length: 7 }, (_, index) => `${index},eilen,x`)
  writeFileSync(at('a.csv'), ['id,time,text', 'hyvä,2020-01-01,Moi', ...bad].join('\n'))
  const ended = await imported([at('a.csv'), '--out', at('posts.jsonl'), '--bad', at('bad.jsonl'), '--json'])
  expect(ended.code).toBe(0)
  expect(JSON.parse(ended.out).archives).toMatchObject([{ bad: 7, posts: { post: 1 } }])
  const [first, ...more] = linesOf(ended.err)
  expect(first).toBe(`${at('a.csv')}, line 3: expected a time such as 2016-05-01T08:30:00Z; there is: eilen.`)
  expect(more.at(-1)).toBe(`${at('a.csv')}: 2 more could not be read; --bad FILE lists them all.`)
  const listed = linesOf(readFileSync(at('bad.jsonl'), 'utf8')).map((line) => JSON.parse(line))
  expect(listed).toHaveLength(7)
  expect(listed[6]).toEqual({
    archive: at('a.csv'),
    file: 'a.csv',
    place: { line: 9 },
    expected: 'time',
    found: 'eilen',
  })
})

test('one person’s post that lies in two of their archives is taken once', async () => {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  for (const name of ['a.zip', 'b.zip']) writeFileSync(at(name), xArchive(madePosts(10)))
  const same = await imported([at('a.zip'), at('b.zip'), '--member', 'P1'])
  expect(linesOf(same.out)).toHaveLength(10)
  expect(same.err).toContain('expected an id that no earlier post has')
  expect(linesOf((await imported([at('a.zip'), at('b.zip')])).out)).toHaveLength(20)
})

test.each([
  ['a.pdf', '%PDF-1.7', 'this is a PDF'],
  ['a.zip', 'PK\u0003\u0004 and no more', 'the rest of the file: it is cut short or damaged'],
  ['a.csv', '', 'this is an empty file'],
])('%s is no archive: it is said what it is, and nothing is written', async (name, content, said) => {
  using folder = temporaryFolder()
  const at = (name: string) => join(folder.path, name)
  writeFileSync(at(name), content)
  writeFileSync(at('good.csv'), 'id,time,text\n1,2020-01-01,Moi\n')
  const ended = await imported([at('good.csv'), at(name), '--out', at('posts.jsonl')])
  expect(ended).toMatchObject({ code: 1, out: '' })
  expect(ended.err).toContain(said)
  expect(ended.err).toContain(at(name))
  expect(ended.err).not.toContain('    at ')
  expect(readdirSync(folder.path)).not.toContain('posts.jsonl')
})

test('two gigabytes stream by and are never held', { timeout: 300_000 }, async () => {
  using folder = temporaryFolder()
  const path = join(folder.path, 'large.csv')
  writeFileSync(path, 'id,time,text\n1,2020-01-01,Moi\n2,2020-01-01,"')
  truncateSync(path, 2 ** 31 + 1)
  // Enough for a start; not for a file of this size.
  const ended = await runCommand(['study', 'import', path], { NODE_OPTIONS: '--max-old-space-size=200' })
  expect(ended.code).toBe(0)
  expect(linesOf(ended.out)).toHaveLength(1)
  expect(ended.err).toContain('expected less than what any post takes')
})

test.each([
  [[], 'study import'],
  [['a.csv', '--json'], '--out'],
  [['a.csv', '--out', './a.csv'], 'written over'],
  [['a.csv', '--member', ''], '--member'],
  [['a.csv', '--sise'], '--sise'],
])('%j is bad usage', async (words, said) => {
  const ended = await imported(words)
  expect(ended).toMatchObject({ code: 2, out: '' })
  expect(ended.err).toContain(said)
})

test('a file that is not there is said in a line', async () => {
  expect(await imported(['/nowhere/x.zip'])).toEqual({ code: 1, out: '', err: 'There is no /nowhere/x.zip.\n' })
})
