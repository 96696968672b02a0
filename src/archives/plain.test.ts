import { expect, test } from 'vitest'
import { madePosts } from '../../test/support/archives/made-posts.ts'
import { plainCsv, plainJsonLines } from '../../test/support/archives/plain.ts'
import { archiveFile, readAll } from '../../test/support/archives/read-all.ts'

test('a table and lines of JSON read alike', async () => {
  const posts = [...madePosts(200)].map((post) => ({ ...post, kind: 'post' as const }))
  const table = await readAll([archiveFile('posts.csv', ...plainCsv(posts))])
  const lines = await readAll([archiveFile('posts.jsonl', ...plainJsonLines(posts))])
  expect(table.bad).toEqual([])
  expect(table.posts).toEqual(lines.posts)
  expect(table.posts.map(({ text }) => text)).toEqual(posts.map(({ text }) => text))
})

test('what was written once comes back as it was: network, member, kind and language too', async () => {
  const post = {
    id: 'https://example.org/1',
    network: 'mastodon',
    member: 'P7',
    time: '2020-01-01T00:00:00.000Z',
    text: 'Rivi yksi\nrivi "kaksi"',
    kind: 'share',
    thread: 'https://example.org/0',
    language: 'fi',
  }
  const lines = await readAll([archiveFile('posts.jsonl', `${JSON.stringify(post)}\n`)], { member: 'P1' })
  expect(lines.posts).toEqual([post])
})

test('commas, semicolons and tabs, Excel’s own line, its letters and its marks all read', async () => {
  const rows = (sign: string) =>
    `id${sign}time${sign}text\r\n1${sign}2020-01-01${sign}"Työ ""on""${sign}\r\nelämää"\r\n`
  const latin = Uint8Array.from(rows(';'), (letter) => letter.charCodeAt(0))
  const wide = new Uint8Array(Uint16Array.from(`\ufeff${rows('\t')}`, (letter) => letter.charCodeAt(0)).buffer)
  const files = [
    ...[',', ';', '\t'].map((sign) => [sign, archiveFile('a.csv', rows(sign))] as const),
    [';', archiveFile('a.csv', `sep=;\r\n${rows(';')}`)] as const,
    [',', archiveFile('a.csv', `\ufeff${rows(',')}`)] as const,
    [';', archiveFile('a.csv', latin)] as const,
    ['\t', archiveFile('a.csv', wide)] as const,
    // What it is called does not matter.
    [',', archiveFile('julkaisut', rows(','))] as const,
  ]
  for (const [sign, file] of files)
    expect((await readAll([file])).posts).toMatchObject([{ id: '1', text: `Työ "on"${sign}\r\nelämää` }])
})

test('each bad row is named by its line, and the good ones around it are read', async () => {
  const table = [
    'id,time,text',
    '1,2020-01-01,hyvä',
    ',2020-01-01,ei tunnusta',
    '3,2020-02-30,ei sellaista päivää',
    '1,2020-01-01,sama tunnus',
    '5,2020-01-01,"lainausmerkki jää auki',
    '6,2020-01-01,"hyvä"',
    '7,2020-01-01,liikaa,soluja',
    '8,2020-01-01',
    '9,2020-01-01,hyvä',
  ]
  const { posts, bad } = await readAll([archiveFile('a.csv', table.join('\n'))])
  expect(posts.map(({ id }) => id)).toEqual(['1', '6', '9'])
  expect(bad.map(({ place, expected }) => [place.line, expected])).toEqual([
    [3, 'id'],
    [4, 'time'],
    [5, 'new-id'],
    [6, 'row'],
    [8, 'row'],
    [9, 'row'],
  ])
  const lines = await readAll([
    archiveFile('a.jsonl', '{"id":1,"time":"2020-01-01","text":"a"}\n{"id":2,\n[]\n{"id":3,"time":"x"}\n'),
  ])
  expect(lines.posts).toMatchObject([{ id: '1' }])
  expect(lines.bad.map(({ place, expected }) => [place.line, expected])).toEqual([
    [2, 'json'],
    [3, 'json'],
    [4, 'time'],
  ])
})

test('a quote that is never closed loses its own line alone, however long the file', async () => {
  const rows = Array.from({ length: 30_000 }, (_, at) => `${at + 2},2020-01-01,teksti joka ei ole aivan lyhyt ${at}`)
  const { posts, bad } = await readAll([
    archiveFile('a.csv', ['id,time,text', '1,2020-01-01,"auki', ...rows].join('\n')),
  ])
  expect(posts).toHaveLength(30_000)
  expect(bad).toMatchObject([{ place: { line: 2 }, expected: 'shorter' }])
})

test('a table without the three columns is no archive', async () => {
  expect((await readAll([archiveFile('a.csv', 'id,aika,teksti\n1,2020-01-01,a\n')])).bad).toMatchObject([
    { file: 'a.csv', expected: 'archive', found: 'something-else' },
  ])
})

test('many rows with stray quotes are named one by one, and none of the others is lost', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    at % 2 === 0 ? `${at},2020-01-01,"hän sanoi "kyllä" taas"` : `${at},2020-01-01,"hyvä"`,
  )
  const { posts, bad } = await readAll([archiveFile('a.csv', ['id,time,text', ...rows].join('\n'))])
  expect(posts).toHaveLength(10_000)
  expect(bad).toHaveLength(10_000)
})

test('a first row without end is not waited for', async () => {
  const { posts, bad } = await readAll([archiveFile('a.csv', 'id,time,text,', 'x'.repeat(3_000_000))])
  expect(posts).toEqual([])
  expect(bad).toMatchObject([{ place: { line: 1 }, expected: 'shorter' }])
})
