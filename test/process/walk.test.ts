import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../src/core/policy.ts'
import { tokenOf } from '../../src/features/people/invitation-token.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { inOrganisation, type OrganisationId } from '../../src/platform/database.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { type BuiltRoute, builtRoutes } from '../support/built-routes.ts'
import { clientOf, type Fields } from '../support/client.ts'
import {
  type MadeOrganisation,
  makeChannel,
  makeMember,
  makeOrganisation,
  makeTelling,
  signInAs,
} from '../support/factories.ts'

// Every page, asked for by everybody, with everybody's ids: nothing of a person reaches another.
//
// Which pages there are is read from the built bundle, and which questions an address may carry from the
// sources, so that what is added later is walked by itself; an action that is added fails the test until it
// is decided here what is sent to it.
//
// Not covered here: what could be worked out from sums (core/small-groups and its tests), from times and
// sizes of answers, or from a copy of the database; what a person shows others themselves (a post, a link
// that was given away); and what is done with forms that the person's own browser sends.

const source = fileURLToPath(new URL('../../src/', import.meta.url))

/** A person who told things, each with a mark that appears nowhere else. */
type Person = {
  readonly name: string
  readonly viewer: Viewer
  readonly tellings: readonly string[]
  readonly channelId: string
  readonly slugs: readonly string[]
  readonly formKeys: readonly string[]
  /** What nobody else may ever be shown. */
  readonly marks: readonly string[]
  /** For the person and those who invite and place people. */
  readonly email: string
}

type House = MadeOrganisation & { readonly persons: readonly Person[]; readonly token: string }

let app: TestApp
let routes: readonly BuiltRoute[]
let houses: readonly [House, House]
let walkers: readonly Walker[]

beforeAll(async () => {
  app = await startApp({}, { limitScale: 100_000 })
  routes = await builtRoutes()
  houses = [await makeHouse(), await makeHouse()]
  walkers = await makeWalkers()
})
afterAll(() => app.close())

async function makeHouse(): Promise<House> {
  const made = await makeOrganisation(app.database.db)
  const token = tokenOf(app.context, { organisationId: made.id, invitationId: made.invitationId })
  return { ...made, token, persons: [await makePerson(made, 'one'), await makePerson(made, 'other')] }
}

let marks = 0
const mark = (of: string) => `mark${of}${String(++marks).padStart(4, '0')}x`

async function makePerson(made: MadeOrganisation, name: string): Promise<Person> {
  const { db } = app.database
  const email = `${mark('mail')}@example.fi`
  const viewer = await makeMember(db, made.id, { email, name: `Seeded ${name}`, groupIds: [made.groupId] })
  const handle = `${mark('handle')}.example`
  const channelId = await makeChannel(db, viewer, { handle, secret: app.context.secrets.seal(viewer.member.id, 'x') })
  const own: { id: string; slug: string; linkId: string; formKey: string }[] = []
  const shown: string[] = [handle, channelId]
  const host = new URL(app.baseUrl).host
  const add = async (wanted: Parameters<typeof makeTelling>[2]) => {
    const slug = mark('s')
    const target = `https://example.org/${mark('target')}`
    const made = await makeTelling(db, viewer, { slug, host, target, clicks: 7, ...wanted })
    own.push(made)
    shown.push(made.id, made.slug)
  }
  for (const state of ['queued', 'rejected', 'unsure'] as const) {
    const [text, problemDetail] = [mark('text'), mark('detail')]
    await add({ state, text, problemDetail, problem: 'other', network: 'bluesky', channelId, attempts: 1 })
    // What the network said is for the reader only where something went wrong.
    shown.push(text, problemDetail)
  }
  const postUrl = `https://fake.example/${mark('post')}`
  await add({ state: 'published', network: 'bluesky', channelId, storyId: made.storyId, postUrl })
  shown.push(postUrl)
  await add({ state: 'handed', storyId: made.storyId })
  return {
    name,
    viewer,
    channelId,
    email,
    tellings: own.map(({ id }) => id),
    slugs: own.map(({ slug }) => slug),
    formKeys: own.map(({ formKey }) => formKey),
    marks: shown,
  }
}

type Walker = { readonly who: string; readonly viewer?: Viewer; readonly cookie?: string }

async function makeWalkers(): Promise<Walker[]> {
  const made: Walker[] = [{ who: 'nobody' }]
  for (const [at, house] of houses.entries()) {
    const people = [
      ...Object.entries(house.people),
      ...house.persons.map(({ name, viewer }) => [name, viewer] as const),
    ]
    for (const [role, viewer] of people) {
      made.push({ who: `${role} of ${at === 0 ? 'one' : 'the other'}`, viewer, cookie: await signInAs(app, viewer) })
    }
  }
  return made
}

/** One of each kind of thing that an address could name, of each organisation and person. */
const everyId = (): string[] =>
  houses.flatMap((house) => [
    house.id,
    house.groupId,
    house.storyId,
    house.draftId,
    house.feedId,
    house.pictureId,
    house.token,
    house.people.admin.member.id,
    ...house.persons.flatMap((person) => [
      person.viewer.member.id,
      person.channelId,
      ...person.tellings,
      person.slugs[0] ?? '',
    ]),
  ])

/** What the sources ask an address for behind its question mark. */
function queryNames(): string[] {
  const names = new Set<string>()
  for (const file of globSync('**/*.{ts,tsx}', { cwd: source })) {
    const text = readFileSync(`${source}${file}`, 'utf8')
    for (const [, name] of text.matchAll(/(?:searchParams|query|params)\.(?:get|has)\('([\w-]+)'\)/g))
      names.add(name ?? '')
  }
  return [...names]
}

/** What a page is made of comes by `.data`, so that is asked with every id; the page itself with one of each kind. */
function addresses(): string[] {
  const found = new Set<string>(['/healthz', '/go/x', '/icon.svg', '/__manifest?paths=/stories'])
  const few = houses.flatMap(({ storyId, persons: [one] }) => [storyId, one?.viewer.member.id, one?.tellings[2]])
  for (const { path } of routes) {
    const filled = (id = '') => path.replace(/:\w+|\*/g, id)
    const isOne = filled() === path
    for (const id of isOne ? [''] : everyId()) found.add(path === '/' ? '/_root.data' : `${filled(id)}.data`)
    for (const id of isOne ? [''] : few) found.add(filled(id))
  }
  for (const house of houses) {
    found.add(`/p/${house.id}/${house.pictureId}.webp`)
    for (const person of house.persons) for (const slug of person.slugs) found.add(`/go/${slug}`)
  }
  return [...found]
}

/** Every page that is asked without an id in its path, with every question and somebody's ids behind it. */
function addressesWithQuestions(names: readonly string[]): string[] {
  const ids = houses.flatMap(({ persons: [one] }) => [one?.tellings[1], one?.viewer.member.id])
  const places = routes.filter(({ path }) => !/[:*]/.test(path)).map(({ path }) => (path === '/' ? '/_root' : path))
  return places.flatMap((place) => names.flatMap((name) => ids.map((id) => `${place}.data?${name}=${id}`)))
}

type Leak = { readonly who: string; readonly address: string; readonly mark: string; readonly whose: string }

const persons = () => houses.flatMap((house) => house.persons)

/** Whose marks an answer holds that the walker should not see. What the walker wrote in the address does not count. */
function leaksIn(answer: string, address: string, walker: Walker): Leak[] {
  const others = persons().filter(({ viewer }) => viewer.userId !== walker.viewer?.userId)
  return others.flatMap((person) => {
    const hidden = mayKnow(walker, person) ? person.marks : [...person.marks, person.email]
    return hidden
      .filter((mark) => answer.includes(mark) && !address.includes(mark))
      .map((mark) => ({ who: walker.who, address, mark, whose: person.name }))
  })
}

/** That somebody belongs here is known to those who invite and place people. */
const mayKnow = ({ viewer }: Walker, person: Person): boolean =>
  viewer?.organisation.id === person.viewer.organisation.id && viewer.member.roles.includes('admin')

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
    for (const walker of walkers) {
      const own = new Set(persons().find(({ viewer }) => viewer.userId === walker.viewer?.userId)?.marks)
      await walk(walker, list, (answer, address, status) => {
        leaks.push(...leaksIn(answer, address, walker))
        if (status >= 500) broken.push(`${status} ${walker.who} ${address}`)
        for (const mark of own) if (answer.includes(mark) && !address.includes(mark)) own.delete(mark)
      })
      // What even its person is shown nowhere would be no test of anybody else.
      unseen.push(...own)
    }
    expect(leaks).toEqual([])
    expect(broken).toEqual([])
    expect(unseen).toEqual([])
  })

  test('shows nothing more when it is asked for somebody else’s things by name', async () => {
    const names = queryNames()
    expect(names).toEqual(expect.arrayContaining(['story', 'again', 'after', 'page']))
    const leaks: Leak[] = []
    const broken: string[] = []
    const list = addressesWithQuestions(names)
    for (const walker of walkers.filter(({ who }) => /^(admin|member|other) of/.test(who))) {
      await walk(walker, list, (answer, address, status) => {
        leaks.push(...leaksIn(answer, address, walker))
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
    expect(places.sort()).toEqual(['*', '/assets/*', '/go/:slug', '/healthz', '/p/:organisation/:picture'])
  })
})

describe('every form by everybody', () => {
  /** For each page with an action, what an attacker sends to it who knows all ids of a house and of its persons. */
  const forms: Readonly<Record<string, (house: House) => readonly Fields[]>> = {
    'features/people/pages/sign-in': ({ persons }) => persons.map(({ email }) => ({ email })),
    'features/people/pages/sign-in-link': () => [{}],
    'features/people/pages/sign-out': () => [{}],
    'features/people/pages/language': () => [{ language: 'sv' }],
    'features/people/pages/setup': ({ persons }) =>
      persons.map(({ email }) => ({ organisation: 'Kaapattu', language: 'fi', name: 'Kaapattu', email })),
    'features/people/pages/invitation': () => [{ name: 'Kaapattu', email: 'kaapattu@example.fi' }],
    'new-story': storyForms,
    'edit-story': storyForms,
    'features/stories/pages/story': () => [{}],
    'features/feeds/pages/feeds': ({ feedId }) => [
      { intent: 'remove', feed: feedId },
      { intent: 'add', address: 'https://127.0.0.1/', language: 'fi' },
    ],
    'features/telling/pages/tell': ({ persons, storyId }) =>
      persons.flatMap(({ channelId, formKeys, slugs }) =>
        [`bluesky:${channelId}`, 'linkedin'].flatMap((channel) =>
          [storyId, ''].flatMap((story) => [
            tellForm({ channel, story, formKey: formKeys[0] ?? '', slug: newSlug() }),
            tellForm({ channel, story, formKey: uuid(), slug: slugs[4] ?? '' }),
          ]),
        ),
      ),
    'features/telling/pages/telling': () => [{ as: 'went-out' }, { as: 'again' }, { as: 'discard' }],
    'features/telling/pages/channels': ({ persons }) =>
      persons.map(({ channelId }) => ({ intent: 'disconnect', channel: channelId })),
    'features/programme/pages/dialogue': () => [
      { id: uuid(), heldOn: '2026-01-01', parties: 'Kaapattu', discussed: 'Kaapattu' },
    ],
    'features/people/pages/people': ({ groupId }) => [
      { intent: 'link', language: 'fi', groups: [groupId] },
      { intent: 'mail', language: 'fi', pasted: 'kaapattu@example.fi', roles: ['admin'], groups: [groupId] },
    ],
    'features/people/pages/person': ({ groupId }) => [
      { name: 'Kaapattu', roles: ['admin'], groups: [groupId] },
      { name: 'Kaapattu' },
    ],
    'features/people/pages/groups': ({ groupId }) => [{ id: groupId, name: 'Kaapattu' }],
    'features/people/pages/settings': () => [
      { name: 'Kaapattu', language: 'sv', line_fi: '', line_sv: '', line_en: '', utmMedium: '', utmCampaign: '' },
    ],
  }

  function storyForms({ storyId, draftId, groupId }: House): Fields[] {
    const form = { kind: 'news', disclosure: 'none', language: 'fi', title: 'Kaapattu', summary: '', question: '0' }
    const rest = { target: '', claimsSource: '', bestBefore: '', pictureAlt: '', intent: 'publish', audience: groupId }
    return [storyId, draftId].flatMap((id) => ['0', '1'].map((version) => ({ ...form, ...rest, id, version })))
  }

  const newSlug = () => Math.random().toString(36).slice(2).padEnd(10, 'a').slice(0, 10)

  const tellForm = (fields: { channel: string; story: string; formKey: string; slug: string }): Fields => ({
    ...fields,
    text: 'Kaapattu',
    language: 'fi',
    disclose: 'yes',
    link: 'https://evil.example/',
    instance: '',
  })

  const withActions = () => routes.filter(({ hasAction }) => hasAction)

  /** All that the database holds of an organisation, in one text for each table. */
  async function contents(organisation: OrganisationId): Promise<Record<string, string>> {
    const { rows: tables } = await app.database.owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'organisation_id' order by 1`,
    )
    const held: Record<string, string> = {}
    const client = await app.database.owner.connect()
    try {
      await client.query('begin')
      await client.query('select enter_organisation($1)', [organisation])
      for (const { name } of tables) {
        const { rows } = await client.query<{ all: string }>(
          `select coalesce(string_agg(to_jsonb(t)::text, e'\\n' order by to_jsonb(t)::text), '') as all from ${name} t
          where organisation_id = $1`,
          [organisation],
        )
        held[name] = rows[0]?.all ?? ''
      }
      await client.query('commit')
    } finally {
      client.release()
    }
    return held
  }

  /** All that there is of one person's telling: what nobody else in the house may change either. */
  async function ofPerson({ viewer, tellings }: Person): Promise<unknown> {
    return inOrganisation(app.database.db, viewer.organisation.id, async (tx) => ({
      tellings: await tx
        .selectFrom('telling')
        .selectAll()
        .where('memberId', '=', viewer.member.id)
        .orderBy('id')
        .execute(),
      channels: await tx.selectFrom('channel').selectAll().where('memberId', '=', viewer.member.id).execute(),
      links: await tx
        .selectFrom('link')
        .selectAll()
        .where('tellingId', 'in', [...tellings])
        .orderBy('id')
        .execute(),
      groups: await tx
        .selectFrom('tellingGroup')
        .selectAll()
        .where('tellingId', 'in', [...tellings])
        .orderBy('tellingId')
        .execute(),
      slugs: await tx
        .selectFrom('linkSlug')
        .innerJoin('link', 'link.id', 'linkSlug.linkId')
        .selectAll('linkSlug')
        .where('link.tellingId', 'in', [...tellings])
        .orderBy('linkSlug.slug')
        .execute(),
    }))
  }

  /** Sends every form with the victim's ids, also in every place of its address. */
  async function attack(attacker: Walker, victim: House, only = withActions()): Promise<number> {
    let sent = 0
    const ids = [
      victim.storyId,
      victim.draftId,
      ...victim.persons.flatMap(({ viewer, tellings, slugs }) => [viewer.member.id, ...tellings, slugs[0] ?? '']),
    ]
    for (const { id, path } of only) {
      const fields = forms[id]?.(victim) ?? expect.fail(`It has not been decided what is sent to ${id}.`)
      const filled = /:\w+/.test(path) ? ids.map((one) => path.replace(/:\w+/, one)) : [path]
      for (const address of filled) {
        for (const form of fields) {
          const answer = await clientOf(app, attacker.cookie).post(address, form)
          const body = await answer.text()
          expect(leaksIn(body, `${address} ${JSON.stringify(form)}`, attacker)).toEqual([])
          sent++
        }
      }
    }
    return sent
  }

  test('is decided here: an action that is added says what is sent to it', () => {
    const ids = withActions().map(({ id }) => id)
    expect(Object.keys(forms).sort()).toEqual(ids.sort())
  })

  test('of another organisation changes nothing, though the sender has every role in their own', async () => {
    const [mine, theirs] = houses
    const strong = await makeMember(app.database.db, mine.id, { roles: [...roles], name: 'Kaapparit' })
    const before = await contents(theirs.id)
    const attacker = { who: 'everything elsewhere', viewer: strong, cookie: await signInAs(app, strong) }
    const open = withActions().filter(({ id }) => !/sign-out|sign-in-link/.test(id))
    expect(await attack(attacker, theirs, open)).toBeGreaterThan(100)
    expect(await contents(theirs.id)).toEqual(before)
  })

  test('by nobody at all changes nothing', async () => {
    const [, theirs] = houses
    const before = await contents(theirs.id)
    expect(await attack({ who: 'nobody' }, theirs)).toBeGreaterThan(100)
    expect(await contents(theirs.id)).toEqual(before)
  })

  test('by a colleague, whatever their roles, changes nothing of a person’s tellings and accounts', async () => {
    const [mine] = houses
    const before = await Promise.all(mine.persons.map(ofPerson))
    const ofPeople = withActions().filter(({ id }) => id.startsWith('features/telling/'))
    expect(ofPeople.length).toBeGreaterThan(2)
    for (const [who, viewer] of Object.entries(mine.people)) {
      await attack({ who, viewer, cookie: await signInAs(app, viewer) }, mine, ofPeople)
    }
    expect(await Promise.all(mine.persons.map(ofPerson))).toEqual(before)
  })

  test('by the person changes their own: without that, the three above would prove nothing', async () => {
    const [mine] = houses
    const person = mine.persons[0] ?? expect.fail('no person')
    const other = mine.persons[1] ?? expect.fail('no person')
    const before = await ofPerson(other)
    const client = clientOf(app, await signInAs(app, person.viewer))
    expect((await client.post(`/tellings/${person.tellings[1]}`, { as: 'discard' })).status).toBe(302)
    expect((await client.post('/mine/channels', { intent: 'disconnect', channel: person.channelId })).status).toBe(302)
    const now = (await ofPerson(person)) as { tellings: { id: string }[]; channels: unknown[] }
    expect(now.tellings.map(({ id }) => id)).not.toContain(person.tellings[1])
    expect(now.channels).toEqual([])
    expect(await ofPerson(other)).toEqual(before)
  })
})
