import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Format, formats } from '../../test/support/archives/formats.ts'
import { type MadePost, madePosts } from '../../test/support/archives/made-posts.ts'
import { archiveFile, readAll } from '../../test/support/archives/read-all.ts'
import type { ArchiveFile } from './archive.ts'
import { openArchive } from './open-archive.ts'

/** A table has no column for the kind. */
const kindOf = (format: Format, { kind }: MadePost) => (format.name === 'CSV' ? 'post' : kind)

function expected(format: Format, posts: readonly MadePost[]) {
  const first = (post: MadePost): MadePost => {
    const before = posts.find(({ number }) => number === post.continues)
    return before ? first(before) : post
  }
  return posts
    .map((post) => ({
      time: post.time,
      text: format.textOf(post),
      kind: kindOf(format, post),
      ...(format.idOf(post) === undefined ? {} : { id: format.idOf(post) }),
      ...(format.keepsThreads ? { thread: format.idOf(first(post)) } : {}),
    }))
    .sort((a, b) => (a.time < b.time ? -1 : 1))
}

async function found(format: Format, files: readonly ArchiveFile[]) {
  const { posts, bad, left, network } = await readAll(files, { member: 'P1' })
  expect({ bad, left, network }).toEqual({ bad: [], left: 0, network: format.network })
  expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length)
  return posts.toSorted((a, b) => (a.time < b.time ? -1 : 1))
}

/** Of a thread, its first post alone is continued: what plain files say is taken as it is. */
const flat = (posts: readonly MadePost[]) =>
  posts.map((post) =>
    posts.find(({ number }) => number === post.continues)?.kind === 'post' ? post : { ...post, continues: undefined },
  )

const made = (count: number, seed = 1): MadePost[] => {
  const posts = [...madePosts(count, seed)]
  const continued = new Set(posts.flatMap(({ continues }) => continues ?? []))
  // A post that goes on with one that itself goes on is for the networks' own tests.
  return flat(posts).map(({ continues, ...post }) =>
    continues === undefined || continued.has(post.number) ? post : { ...post, continues },
  )
}

// Whatever people write: letters, quotes, commas, signs of HTML, line breaks; not what no network keeps.
const texts = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('"', ',', ';', '<', '>', '&', '\\', "'", '{', '[', ' ', '\n', '&lt;', 'ä'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 60,
  })
  .map(
    (text) =>
      `a${text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, (signs) => (signs.includes('\n') ? '\n' : ' '))
        .replace(/ *\n */g, '\n')}b`,
  )

describe.each(formats)('$name', (format) => {
  test('each post comes as it was made, whatever the order in which they stand', async () => {
    const posts = made(300)
    for (const order of [posts, posts.toReversed()])
      expect(await found(format, await format.make(order))).toMatchObject(expected(format, posts))
  })

  test('all that is read is whole, under the pseudonym that was given', async () => {
    for (const post of await found(format, await format.make(made(50, 3)))) {
      expect(Object.keys(post).sort()).toEqual([
        'id',
        'kind',
        'language',
        'member',
        'network',
        'text',
        'thread',
        'time',
      ])
      expect(post).toMatchObject({ member: 'P1', network: format.network, language: 'unknown' })
      expect(new Date(post.time).toISOString()).toBe(post.time)
    }
  })

  test('an archive can be read again, and tells how far it is', async () => {
    const shares: number[] = []
    const opened = await openArchive(await format.make(made(40)), { onProgress: (share) => shares.push(share) })
    if (!opened.ok) throw new Error(JSON.stringify(opened.bad))
    const both = [await all(opened.archive.read()), await all(opened.archive.read())]
    expect(both[0]).toHaveLength(40)
    expect(both[1]).toEqual(both[0])
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
    expect(shares.at(-1)).toBe(1)
  })

  test('reading stops when it is told to', async () => {
    const stop = new AbortController()
    const opened = await openArchive(await format.make(made(40)), { signal: stop.signal })
    if (!opened.ok) throw new Error(JSON.stringify(opened.bad))
    const reading = opened.archive.read()[Symbol.asyncIterator]()
    await reading.next()
    stop.abort(new Error('enough'))
    await expect(reading.next()).rejects.toThrow('enough')
  })

  test('any text comes back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(texts.map(format.tame ?? String), { minLength: 1, maxLength: 8 }), async (all) => {
        const posts = all.map(
          (text, at): MadePost => ({
            number: at + 1,
            time: new Date(Date.UTC(2020, 0, 1, 0, 0, at)).toISOString(),
            text,
            kind: 'post',
          }),
        )
        const read = await found(format, await format.make(posts))
        expect(read.map(({ text }) => text)).toEqual(posts.map((post) => format.textOf(post)))
      }),
      { numRuns: 40 },
    )
  })

  test('whatever is damaged in it, nothing is thrown and it comes to an end', async () => {
    const whole = await format.make(made(12))
    const bytes = await Promise.all(whole.map(async ({ blob }) => new Uint8Array(await blob.arrayBuffer())))
    const damage = fc.record({
      file: fc.nat(whole.length - 1),
      flips: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 255 })), {
        maxLength: 6,
      }),
      cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    await fc.assert(
      fc.asyncProperty(damage, async ({ file, flips, cut }) => {
        const harmed = whole.map(({ path }, at) =>
          archiveFile(path, at === file ? harm(bytes[at], flips, cut) : (bytes[at] ?? '')),
        )
        const { posts, bad } = await readAll(harmed)
        for (const { id, time, text } of posts)
          expect([id !== '', Number.isNaN(Date.parse(time)), typeof text]).toEqual([true, false, 'string'])
        for (const one of bad) expect(one).toMatchObject({ file: expect.any(String), expected: expect.any(String) })
        expect(posts.length).toBeLessThanOrEqual(24)
      }),
      { numRuns: 60 },
    )
  })
})

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

function harm(bytes = new Uint8Array(), flips: [number, number][], cut: number | null): Uint8Array {
  const harmed = bytes.slice(0, cut === null ? undefined : Math.floor(cut * bytes.length))
  for (const [at, flip] of flips) {
    const place = Math.floor(at * (harmed.length - 1))
    if (harmed.length > 0) harmed[place] = (harmed[place] ?? 0) ^ flip
  }
  return harmed
}
