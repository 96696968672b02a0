import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { archiveFile, readAll } from '../../test/support/archives/read-all.ts'
import { xArchive, xFiles } from '../../test/support/archives/x.ts'

const tweet = (fields: object) => ({ tweet: { created_at: 'Wed Nov 20 12:00:00 +0000 2019', ...fields } })
const tweets = (...all: object[]) => `window.YTD.tweets.part0 = ${JSON.stringify(all, null, 2)}`
const account = 'window.YTD.account.part0 = [ { "account" : { "accountId" : "7" } } ]'
const self = (status: string) => ({ in_reply_to_status_id_str: status, in_reply_to_user_id_str: '7' })

test('the text is as people saw it: signs unescaped, links written out, one’s own pictures without their address', async () => {
  const one = tweet({
    id_str: '1',
    full_text: 'Me &amp; te &lt;3 https://t.co/aa https://t.co/bb',
    entities: {
      urls: [{ url: 'https://t.co/aa', expanded_url: 'https://example.org/' }],
      media: [{ url: 'https://t.co/bb' }],
    },
  })
  const { posts } = await readAll([archiveFile('tweets.js', tweets(one))])
  expect(posts.map(({ text, time }) => [text, time])).toEqual([
    ['Me & te <3 https://example.org/', '2019-11-20T12:00:00.000Z'],
  ])
})

test('shares, answers to others and going on by oneself are told apart, in whatever order they stand', async () => {
  const all = [
    tweet({ id_str: '4', full_text: 'Kolmas', ...self('3') }),
    tweet({ id_str: '5', full_text: '@a Ei', in_reply_to_status_id_str: '2', in_reply_to_user_id_str: '8' }),
    tweet({ id_str: '3', full_text: 'Toinen', ...self('1') }),
    tweet({ id_str: '6', full_text: 'RT @b: Moi' }),
    tweet({ id_str: '1', full_text: 'Ensimmäinen' }),
  ]
  const expected = [
    ['1', 'post', '1'],
    ['3', 'post', '1'],
    ['4', 'post', '1'],
    ['5', 'reply', '5'],
    ['6', 'share', '6'],
  ]
  for (const order of [all, all.toReversed()]) {
    const files = { 'data/tweets.js': strToU8(tweets(...order)), 'data/account.js': strToU8(account) }
    const { posts } = await readAll([archiveFile('x.zip', zipSync(files))])
    expect(posts.map(({ id, kind, thread }) => [id, kind, thread]).sort()).toEqual(expected)
    // By itself, the file does not say whose it is; what it holds does.
    const bare = await readAll([archiveFile('tweets (1).js', tweets(...order))])
    expect(bare.posts.map(({ id, kind, thread }) => [id, kind, thread]).sort()).toEqual(expected)
  }
})

test('older exports are read too: tweet.js, parts, and the months of before 2018', async () => {
  const part = (name: string, id: string) =>
    `window.YTD.${name} = ${JSON.stringify([tweet({ id_str: id, full_text: id })])}`
  const month = [
    { id_str: '4', text: 'Neljä', created_at: '2013-05-01 12:00:00 +0300' },
    {
      id_str: '5',
      text: 'RT @a: lyh…',
      created_at: '2013-05-02 12:00:00 +0000',
      retweeted_status: { text: 'lyhyt ei enää', user: { screen_name: 'a' } },
    },
  ]
  const files = [
    archiveFile('data/tweet.js', part('tweet.part0', '1')),
    archiveFile('data/tweets-part1.js', part('tweets.part1', '2')),
    archiveFile('data/community-tweet.js', part('community_tweet.part0', '3')),
    archiveFile('data/js/tweets/2013_05.js', `Grailbird.data.tweets_2013_05 =\n ${JSON.stringify(month)}`),
  ]
  const { posts, bad } = await readAll(files)
  expect(bad).toEqual([])
  expect(posts.map(({ id, text, time }) => [id, text, time.slice(0, 16)])).toEqual([
    ['1', '1', '2019-11-20T12:00'],
    ['2', '2', '2019-11-20T12:00'],
    ['3', '3', '2019-11-20T12:00'],
    ['4', 'Neljä', '2013-05-01T09:00'],
    ['5', 'RT @a: lyhyt ei enää', '2013-05-02T12:00'],
  ])
})

test('a long post stands whole, although the list of posts has it cut', async () => {
  const long = `Pitkä teksti & ${'sana '.repeat(100)}loppu`
  const cut = `${long.slice(0, 250).replace('&', '&amp;')}… https://t.co/xyz`
  const note = { noteTweet: { noteTweetId: '9', createdAt: '2019-11-20T12:00:00.000Z', core: { text: long } } }
  const { posts } = await readAll([
    archiveFile(
      'data/tweets.js',
      tweets(tweet({ id_str: '1', full_text: cut }), tweet({ id_str: '2', full_text: 'Lyhyt' })),
    ),
    archiveFile('data/note-tweet.js', `window.YTD.note_tweet.part0 = ${JSON.stringify([note])}`),
  ])
  expect(posts.map(({ text }) => text)).toEqual([long, 'Lyhyt'])
})

test('what only a circle saw is left out and counted, unless it is asked for', async () => {
  const files = [
    archiveFile('data/tweets.js', tweets(tweet({ id_str: '1', full_text: 'Kaikille' }))),
    archiveFile('data/twitter-circle-tweet.js', tweets(tweet({ id_str: '2', full_text: 'Harvoille' }))),
  ]
  expect(await readAll(files)).toMatchObject({ posts: [{ id: '1' }], left: 1 })
  expect(await readAll(files, { notPublic: true })).toMatchObject({ posts: [{ id: '1' }, { id: '2' }], left: 0 })
})

test('the assignment is never run: what stands there instead of a list is text', async () => {
  const files = [archiveFile('tweets.js', 'window.YTD.tweets.part0 = (globalThis.harm = true, [])')]
  expect((await readAll(files)).posts).toEqual([])
  expect('harm' in globalThis).toBe(false)
})

test('a fault costs the post that it is in, and is named with its line', async () => {
  const text = tweets(...['1', '2', '3'].map((id) => tweet({ id_str: id, full_text: `Teksti ${id}` })))
  const lost = text.replace('"Teksti 2"', '"Teksti 2')
  const { posts, bad } = await readAll([archiveFile('tweets.js', lost)])
  expect(posts.map(({ id }) => id)).toEqual(['1', '3'])
  expect(bad).toMatchObject([{ file: 'tweets.js', place: { line: 9, item: 2 }, expected: 'json' }])
})

test('a folder of the unpacked export reads as the export does', async () => {
  const posts = [{ number: 1, time: '2020-01-01T00:00:00.000Z', text: 'Moi', kind: 'post' as const }]
  const folder = Object.entries(xFiles(posts)).map(([path, bytes]) => archiveFile(`export/${path}`, bytes))
  expect((await readAll(folder)).posts).toEqual((await readAll([archiveFile('x.zip', xArchive(posts))])).posts)
})
