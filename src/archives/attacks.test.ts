import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { blueskyCar } from '../../test/support/archives/bluesky.ts'
import { madePosts } from '../../test/support/archives/made-posts.ts'
import { mastodonZip, outboxJson } from '../../test/support/archives/mastodon.ts'
import { archiveFile, readAll } from '../../test/support/archives/read-all.ts'
import { gzippedInPieces, joined, tarHeader, tarOf } from '../../test/support/archives/tar.ts'
import { tweetsJs, xArchive, xFiles } from '../../test/support/archives/x.ts'

const megabyte = 2 ** 20

/** Posts, and after them so many megabytes of nothing. */
function bomb(megabytes: number): Uint8Array {
  return joined([strToU8([...tweetsJs(madePosts(5))].join('')), new Uint8Array(megabytes * megabyte).fill(32)])
}

test('a ZIP that unpacks to a thousand times its size is given up, with what came before', async () => {
  const zip = zipSync({ 'data/tweets.js': bomb(64) })
  expect(zip.length).toBeLessThan(megabyte)
  const { posts, bad } = await readAll([archiveFile('x.zip', zip)])
  expect(posts).toHaveLength(5)
  expect(bad).toMatchObject([{ file: 'data/tweets.js', expected: 'smaller' }])
  // It stops where the limit is, not at the end.
  expect(bad[0]?.place.byte).toBeLessThan(20 * megabyte)
})

test('so is a .tar.gz', async () => {
  const outbox = strToU8([...outboxJson(madePosts(5))].join(''))
  const tar = tarOf([{ name: 'outbox.json', bytes: joined([outbox, new Uint8Array(64 * megabyte).fill(32)]) }])
  const { posts, bad } = await readAll([archiveFile('a.tar.gz', gzippedInPieces(tar, tar.length))])
  expect(posts).toHaveLength(5)
  expect(bad).toMatchObject([{ file: 'a.tar.gz', expected: 'smaller' }])
})

test('what unpacks to more than the limit is given up, however honest it is packed', async () => {
  const { posts, bad } = await readAll([archiveFile('x.zip', xArchive(madePosts(2000)))], {
    limits: { unpacked: megabyte },
  })
  expect(posts.length).toBeGreaterThan(100)
  expect(posts.length).toBeLessThan(2000)
  expect(bad).toMatchObject([{ file: 'data/tweets.js', expected: 'smaller' }])
})

test('files that are not asked for are not unpacked', async () => {
  const zip = zipSync({ ...xFiles(madePosts(5)), 'data/tweets_media/1.mp4': new Uint8Array(64 * megabyte) })
  expect(await readAll([archiveFile('x.zip', zip)])).toMatchObject({ posts: { length: 5 }, bad: [] })
})

test.each([
  '../tweets.js',
  'data/../../tweets.js',
  '/data/tweets.js',
  'C:\\data\\tweets.js',
  '..\\..\\data\\tweets.js',
  '\\\\server\\tweets.js',
])('a name that climbs out of the archive is told of and never read: %s', async (name) => {
  const files = { [name]: strToU8('window.YTD.tweets.part0 = [{"tweet":{}}]'), ...xFiles(madePosts(5)) }
  const { posts, bad } = await readAll([archiveFile('x.zip', zipSync(files))])
  expect(posts).toHaveLength(5)
  expect(bad).toEqual([{ file: name, place: {}, expected: 'inside' }])
  const tar = tarOf([
    { name, bytes: strToU8('{}') },
    { name: 'outbox.json', bytes: strToU8([...outboxJson(madePosts(5))].join('')) },
  ])
  const tarred = await readAll([archiveFile('a.tar', tar)])
  expect(tarred.posts).toHaveLength(5)
  expect(tarred.bad).toMatchObject([{ file: name, expected: 'inside' }])
})

test.each(['1', '2'])('a link in a tar is told of and never followed: type %s', async (type) => {
  const { posts, bad } = await readAll([
    archiveFile('a.tar', tarOf([{ name: 'outbox.json', type, link: '/etc/passwd' }])),
  ])
  expect(posts).toEqual([])
  expect(bad).toMatchObject([{ file: 'outbox.json', expected: 'file' }])
})

test('a tar whose headers claim sizes that are not there ends early, with what came before', async () => {
  const outbox = { name: 'outbox.json', bytes: strToU8([...outboxJson(madePosts(5))].join('')) }
  const whole = tarOf([outbox]).slice(0, -1024)
  for (const header of [
    tarHeader({ name: 'huge', size: 2 ** 32 }),
    tarHeader({ name: 'x', type: 'x', size: 2 ** 32 }),
    tarHeader({ type: 'L', size: 2 ** 32 }),
  ]) {
    const { posts } = await readAll([archiveFile('a.tar', joined([whole, header]))])
    expect(posts).toHaveLength(5)
  }
})

test('names too long for a header are read in both manners of writing them', async () => {
  const outbox = strToU8([...outboxJson(madePosts(5))].join(''))
  const name = `${'kansio/'.repeat(30)}outbox.json`
  const gnu = [{ name: '././@LongLink', type: 'L', bytes: strToU8(`${name}\0`) }]
  const record = ` path=${name}\n`
  const pax = [{ name: 'PaxHeader', type: 'x', bytes: strToU8(`${record.length + 3}${record}`) }]
  for (const before of [gnu, pax])
    expect(
      (await readAll([archiveFile('a.tar', tarOf([...before, { name: 'cut', bytes: outbox }]))])).posts,
    ).toHaveLength(5)
})

test('a block of a CAR that claims gigabytes is not waited for', async () => {
  const car = await blueskyCar(madePosts(5))
  const claim = joined([car, Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f), new Uint8Array(12 * megabyte)])
  const { posts, bad } = await readAll([archiveFile('repo.car', claim)])
  expect(posts).toHaveLength(5)
  expect(bad).toHaveLength(1)
})

test('a record of a CAR whose bytes are not those that its name was made of is named and not believed', async () => {
  const car = await blueskyCar([
    { number: 1, time: '2024-05-01T00:00:00.000Z', text: 'Alkuperäinen teksti', kind: 'post' },
  ])
  const at = Buffer.from(car).indexOf('Alkuper')
  car[at] = 'B'.charCodeAt(0)
  const { posts, bad } = await readAll([archiveFile('repo.car', car)])
  expect(posts).toEqual([])
  expect(bad).toMatchObject([{ expected: 'unharmed', found: expect.stringContaining('app.bsky.feed.post/') }])
  expect(bad[0]?.place.byte).toBeLessThan(at)
})

test('a ZIP that needs a password says so', async () => {
  const zip = xArchive(madePosts(5))
  // The mark of encryption, in the list of files and before the file itself.
  for (let at = 0; at < zip.length - 10; at++) {
    const signature = zip[at] === 0x50 && zip[at + 1] === 0x4b ? `${zip[at + 2]}.${zip[at + 3]}` : ''
    if (signature === '3.4') zip[at + 6] = (zip[at + 6] ?? 0) | 1
    if (signature === '1.2') zip[at + 8] = (zip[at + 8] ?? 0) | 1
  }
  const { posts, bad } = await readAll([archiveFile('x.zip', zip)])
  expect(posts).toEqual([])
  expect(bad).toMatchObject([{ file: 'data/tweets.js', expected: 'open' }])
})

test('a ZIP with a damaged file keeps what can be read of it, and says where it ends', async () => {
  const zip = xArchive(madePosts(2000))
  const half = Math.floor(zip.length / 2)
  zip.fill(0xee, half, half + 200)
  const { posts, bad } = await readAll([archiveFile('x.zip', zip)])
  expect(posts.length).toBeGreaterThan(100)
  expect(posts.length).toBeLessThan(2000)
  expect(bad.at(-1)).toMatchObject({ file: 'data/tweets.js' })
})

test('damage in the midst of a list of one line costs the post that it is in', async () => {
  const text = [...outboxJson(madePosts(300))].join('')
  const at = text.indexOf('"content":"', text.length / 2)
  for (const harmed of [
    `${text.slice(0, at + 11)}"${text.slice(at + 11)}`,
    text.slice(0, at + 10) + text.slice(at + 11),
    `${text.slice(0, at)}{[${text.slice(at)}`,
    `${text.slice(0, at)}}]}${text.slice(at)}`,
    `${text.slice(0, at)}\0\n\\${text.slice(at)}`,
  ]) {
    const { posts, bad } = await readAll([archiveFile('outbox.json', harmed)])
    expect(posts.length).toBeGreaterThanOrEqual(298)
    expect(bad.length).toBeGreaterThanOrEqual(1)
    expect(bad.length).toBeLessThanOrEqual(4)
  }
})

test('hostile lists cost no more than their length: nothing but beginnings, nothing but depth, one text without end', async () => {
  const start = '{"orderedItems":[{"id":"a"},'
  for (const text of [
    '{"id":{"id":"'.repeat(200_000),
    '['.repeat(4_000_000),
    `{"id":"${'a'.repeat(4_000_000)}`,
    ',{"id":'.repeat(500_000),
  ]) {
    const { posts, bad } = await readAll([archiveFile('outbox.json', start, text)])
    expect(posts).toEqual([])
    expect(bad.length).toBeGreaterThan(0)
  }
})

test.each([
  ['a.pdf', strToU8('%PDF-1.7\n'), 'pdf'],
  ['a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'picture'],
  ['a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'picture'],
  ['a.mp4', joined([Uint8Array.of(0, 0, 0, 24), strToU8('ftypisom')]), 'video'],
  ['archive.html', strToU8('<!DOCTYPE html><html>'), 'web-page'],
  ['a.docx', zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': strToU8('<x/>') }), 'office'],
  ['a.zip', zipSync({ 'a.txt': strToU8('moi') }), 'folder-without-posts'],
  ['ig.zip', zipSync({ 'your_instagram_activity/content/posts_1.html': strToU8('<p>') }), 'instagram'],
  ['fb.zip', zipSync({ 'your_facebook_activity/posts/your_posts_1.json': strToU8('[]') }), 'facebook'],
  ['tt.zip', zipSync({ 'user_data_tiktok.json': strToU8('{}') }), 'tiktok'],
  ['in.zip', zipSync({ 'Connections.csv': strToU8('First Name,Last Name\n') }), 'folder-without-posts'],
  ['empty', new Uint8Array(), 'nothing'],
  ['notes.txt', strToU8('Moi!'), 'something-else'],
])('%s is no archive, and is named for what it is', async (name, bytes, found) => {
  expect((await readAll([archiveFile(name, bytes)])).bad).toEqual([
    { file: name, place: {}, expected: 'archive', found },
  ])
})

test('what a Mac or Windows adds to an archive is no part of it', async () => {
  const clutter = {
    '__MACOSX/data/._tweets.js': strToU8('x'),
    'data/._tweets.js': strToU8('x'),
    '.DS_Store': strToU8('x'),
  }
  expect(await readAll([archiveFile('x.zip', zipSync({ ...clutter, ...xFiles(madePosts(5)) }))])).toMatchObject({
    posts: { length: 5 },
    bad: [],
  })
  expect((await readAll([archiveFile('m.zip', mastodonZip(madePosts(3)))])).bad).toEqual([])
})
