import { expect, test } from 'vitest'
import { archiveFile, readAll } from '../../test/support/archives/read-all.ts'

const actor = 'https://meta.example/users/aino'
const everybody = 'https://www.w3.org/ns/activitystreams#Public'
const followers = `${actor}/followers`

const note = (number: number, fields: object = {}) => ({
  id: `${actor}/statuses/${number}/activity`,
  type: 'Create',
  actor,
  published: '2024-05-01T10:00:00Z',
  to: [everybody],
  cc: [followers],
  object: {
    id: `${actor}/statuses/${number}`,
    type: 'Note',
    published: '2024-05-01T10:00:00Z',
    to: [everybody],
    cc: [followers],
    content: `<p>${number}</p>`,
    ...fields,
  },
})
const outbox = (...all: object[]) =>
  archiveFile('outbox.json', JSON.stringify({ type: 'OrderedCollection', orderedItems: all }))

test('HTML becomes the text that people saw', async () => {
  const content =
    '<p>Moi <span class="h-card"><a href="https://x.example/@b" class="u-url mention">@<span>b</span></a></span> &amp; te &lt;3</p>' +
    '<p>Toinen<br />rivi <a href="https://example.org/a/b"><span class="invisible">https://</span><span>example.org/a/b</span></a></p>' +
    '<script>alert(1)</script>'
  const { posts } = await readAll([outbox(note(1, { content, summary: 'Työasiaa' }))])
  expect(posts[0]?.text).toBe('Työasiaa\n\nMoi @b & te <3\n\nToinen\nrivi https://example.org/a/b')
})

test('what is for followers or for one person alone is left out and counted, unless it is asked for', async () => {
  const quiet = { to: [followers], cc: [everybody] }
  const files = [
    outbox(
      note(1),
      { ...note(2, quiet), ...quiet },
      { ...note(3, { to: [followers], cc: [] }), to: [followers], cc: [] },
      { ...note(4, { to: ['https://x.example/users/b'], cc: [] }), to: ['https://x.example/users/b'], cc: [] },
      { ...note(5), type: 'Announce', object: 'https://x.example/1', to: [followers], cc: [] },
    ),
  ]
  expect(await readAll(files)).toMatchObject({ posts: [{ text: '1' }, { text: '2' }], left: 3 })
  expect((await readAll(files, { notPublic: true })).posts).toHaveLength(5)
})

test('a thread is one conversation, also where its posts stand the other way round; answers to others are none', async () => {
  const answers = (number: number) => ({ inReplyTo: `${actor}/statuses/${number}` })
  const all = [
    note(1),
    note(2, answers(1)),
    note(3, answers(2)),
    note(4, { inReplyTo: 'https://x.example/users/b/statuses/1' }),
    note(5, answers(4)),
    // Answers one that is no longer there.
    note(7, answers(6)),
    // Somebody whose address begins alike.
    note(8, { inReplyTo: `${actor}2/statuses/1` }),
  ]
  const expected = [
    ['1', 'post', '1'],
    ['2', 'post', '1'],
    ['3', 'post', '1'],
    ['4', 'reply', '4'],
    ['5', 'post', '4'],
    ['7', 'post', '6'],
    ['8', 'reply', '8'],
  ]
  for (const order of [all, all.toReversed()]) {
    const { posts } = await readAll([outbox(...order)])
    const short = posts.map(({ text, kind, thread }) => [text, kind, thread.split('/').at(-1)])
    expect(short.sort()).toEqual(expected)
  }
})

test('other doings are none of ours; a damaged post among them is named', async () => {
  const { posts, bad } = await readAll([
    outbox(
      { type: 'Add', id: 'x', object: `${actor}/statuses/1` },
      { ...note(2), object: { type: 'Tombstone', id: 'x' } },
      note(3),
      note(4, { published: 'eilen' }),
      note(5, { content: undefined }),
      [],
    ),
  ])
  expect(posts).toMatchObject([{ text: '3' }])
  expect(bad.map(({ place, expected }) => [place.item, expected])).toEqual([
    [4, 'time'],
    [5, 'text'],
    [6, 'post'],
  ])
})

test('two posts that answer each other do not hold the reader for ever', async () => {
  const { posts } = await readAll([
    outbox(note(1, { inReplyTo: `${actor}/statuses/2` }), note(2, { inReplyTo: `${actor}/statuses/1` })),
  ])
  expect(posts).toHaveLength(2)
})
