import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { papers } from '../../src/core/stored/paper.ts'
import { sections } from '../../src/features/leaving/held.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type BuiltRoute, builtRoutes } from '../support/built-routes.ts'
import { clientOf } from '../support/client.ts'
import { type Leak, leaksIn, type Marked, makeMarked, personsOf, type Walker } from '../support/marked.ts'

// Every page, asked for by everybody, with everybody's ids: nothing of a person reaches another.
//
// Which pages there are is read from the built bundle, and which questions an address may carry from the
// sources, so that what is added later is walked by itself. Forms are sent in walk-forms.test.ts.
//
// Not covered here: what could be worked out from sums (core/small-groups and its tests), from times and
// sizes of answers, or from a copy of the database; what a person shows others themselves (a post, a link
// that was given away); and that somebody belongs to an organisation, which its admins know.

const source = fileURLToPath(new URL('../../src/', import.meta.url))

let app: TestApp
let routes: readonly BuiltRoute[]
let marked: Marked

beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  routes = await builtRoutes()
  marked = await makeMarked(app)
})
afterAll(() => app.close())

/** One of each kind of thing that an address could name, of each organisation and person. */
const everyId = (): string[] =>
  marked.houses.flatMap((house) => [
    house.id,
    house.groupId,
    house.storyId,
    house.draftId,
    house.feedId,
    house.pictureId,
    house.objectionId,
    house.study.id,
    house.study.joinToken,
    house.waveId,
    house.token,
    house.people.admin.member.id,
    ...house.persons.flatMap((person) => [
      person.mishap.id,
      person.viewer.member.id,
      person.channelId,
      ...person.tellings,
      person.noticeId,
      person.keyId,
      person.sessionId,
      person.suggestionId,
      person.questionId,
      person.slugs[0] ?? '',
    ]),
  ])

/** What the sources in a folder ask an address for behind its question mark. */
function queryNames(folder = ''): string[] {
  const names = new Set<string>()
  for (const file of globSync(`${folder}**/*.{ts,tsx}`, { cwd: source })) {
    const text = readFileSync(`${source}${file}`, 'utf8')
    for (const [, name] of text.matchAll(/(?:searchParams|query|params)\.(?:get|has)\('([\w-]+)'\)/g))
      names.add(name ?? '')
    for (const [, name = 'page'] of text.matchAll(/pageNumber\([\w.]+(?:, '([\w-]+)')?\)/g)) names.add(name)
  }
  return [...names]
}

/** What a page is made of comes by `.data`, so that is asked with every id; the page itself with one of each kind. */
function addresses(): string[] {
  const found = new Set<string>(['/healthz', '/go/x', '/icon.svg', '/__manifest?paths=/stories'])
  const few = marked.houses.flatMap(({ storyId, persons: [one] }) => [storyId, one?.viewer.member.id, one?.tellings[2]])
  for (const { path } of routes) {
    const filled = (id = '') => path.replace(/:\w+|\*/g, id)
    const isOne = filled() === path
    for (const id of isOne ? [''] : everyId()) found.add(path === '/' ? '/_root.data' : `${filled(id)}.data`)
    for (const id of isOne ? [''] : few) found.add(filled(id))
  }
  for (const kind of papers) found.add(`/together/papers/${kind}.fi.html`)
  for (const section of sections) found.add(`/mine/stored/${section}.data`)
  for (const house of marked.houses) {
    found.add(`/p/${house.id}/${house.pictureId}.webp`)
    found.add(`/pulse/${house.id}/${house.waveId}`)
    found.add(`/pulse/${house.id}/${house.waveId}/keys.json`)
    for (const { mishap } of house.persons)
      found.add(`/guidance/mishap/cases/${mishap.id}/evidence/${mishap.evidenceId}`)
    for (const person of house.persons) for (const slug of person.slugs) found.add(`/go/${slug}`)
  }
  return [...found]
}

/**
 * Every page that is asked without an id in its path, with somebody's ids behind it: by each question that its own feature
 * asks anywhere, one at a time, and by all that there are at once.
 */
function addressesWithQuestions(names: readonly string[]): string[] {
  const ids = marked.houses.flatMap(({ persons: [one] }) => [one?.tellings[1], one?.viewer.member.id])
  return routes
    .filter(({ path }) => !/[:*]/.test(path))
    .flatMap(({ id: file, path }) => {
      const place = path === '/' ? '/_root' : path
      const own = queryNames(file.replace(/pages\/[^/]*$/, ''))
      return ids.flatMap((id = '') => {
        const all = new URLSearchParams(names.map((name) => [name, id]))
        return [...own.map((name) => `${place}.data?${name}=${id}`), `${place}.data?${all}`]
      })
    })
}

const preview = 'Mozilla/5.0 (compatible; LinkedInBot/1.0)'

/** Everything that the walker is answered, head and body, a few at a time. */
async function walk(
  walker: Walker,
  list: readonly string[],
  read: (answer: string, address: string, status: number) => void,
) {
  const client = clientOf(app, walker.cookie)
  const queue = [...list]
  const worker = async () => {
    for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
      const answer = await client.get(address, { 'user-agent': preview, 'accept-language': 'en' })
      read(`${JSON.stringify([...answer.headers])}\n${await answer.text()}`, address, answer.status)
    }
  }
  await Promise.all([worker(), worker(), worker(), worker()])
}

describe('every page by everybody', () => {
  test('shows nothing of a person to anybody else, and all of it to the person', async () => {
    const leaks: Leak[] = []
    const broken: string[] = []
    const unseen: string[] = []
    const list = addresses()
    expect(list.length).toBeGreaterThan(200)
    for (const walker of marked.walkers) {
      const own = new Set(
        personsOf(marked)
          .filter(({ viewer }) => viewer.userId === walker.viewer?.userId)
          .flatMap((person) => [...person.marks, ...person.suggested]),
      )
      await walk(walker, list, (answer, address, status) => {
        leaks.push(...leaksIn(marked, answer, address, walker))
        if (status >= 500) broken.push(`${status} ${walker.who} ${address}`)
        for (const mark of own) if (answer.includes(mark) && !address.includes(mark)) own.delete(mark)
      })
      // What even its person is shown nowhere would be no test of anybody else.
      unseen.push(...own)
    }
    expect(leaks).toEqual([])
    expect(broken).toEqual([])
    expect(unseen).toEqual([])
  }, 900_000)

  test('shows nothing more when it is asked for somebody else’s things by name', async () => {
    const names = queryNames()
    expect(names).toEqual(expect.arrayContaining(['story', 'again', 'after', 'page']))
    const leaks: Leak[] = []
    const broken: string[] = []
    const list = addressesWithQuestions(names)
    // Where stories are told they are asked for by name.
    expect(list.some((address) => address.startsWith('/tell.data?story='))).toBe(true)
    for (const walker of marked.walkers.filter(({ who }) => /^(admin|member|other) of/.test(who))) {
      await walk(walker, list, (answer, address, status) => {
        leaks.push(...leaksIn(marked, answer, address, walker))
        if (status >= 500) broken.push(`${status} ${walker.who} ${address}`)
      })
    }
    expect(leaks).toEqual([])
    expect(broken).toEqual([])
  })

  test('is known to this test: what stands in front of the pages is listed here', () => {
    const front = readFileSync(`${source}web.ts`, 'utf8')
    const places = [...front.matchAll(/hono\.(?:use|get|all|post|put|on|route|mount)\(\s*'([^']+)'/g)].map(
      ([, place]) => place,
    )
    expect(places.sort()).toEqual([
      '*',
      '/assets/*',
      '/correction/:organisation/:id',
      '/go/:slug',
      '/healthz',
      '/notices/off/:token',
      '/oauth/callback/:network',
      '/oauth/client-metadata.json',
      '/p/:organisation/:picture',
      // Takes a ballot, and says no more than whether it is in the box.
      '/pulse/:organisation/:wave/answers',
      '/pulse/:organisation/:wave/keys.json',
      '/readyz',
      '/sw.js',
      '/week/off/:token',
    ])
  })
})
