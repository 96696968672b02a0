import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  makeBareOrganisation,
  makeChannel,
  makeGroup,
  makeMember,
  makeStory,
  makeTelling,
  viewerOf,
} from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { isQuiet, localText, type OwnTimes } from '../../core/when.ts'
import { fakeAccount, fakeNetwork, fakePassword } from '../../networks/fake.ts'
import { inOrganisation } from '../../platform/database.ts'
import { ownWeeks } from '../insight/own-figures.ts'
import type { Viewer } from '../people/viewer.ts'
import type { When } from './choose-time.ts'
import { moveTelling } from './move-telling.ts'
import { ownTimes, saveOwnTimes } from './own-times.ts'
import { publishTelling } from './publish-telling.ts'
import { listOwnTellings } from './queries.ts'
import { newSlug, type Told, tellStory } from './tell-story.ts'
import { withdrawTelling } from './withdraw-telling.ts'

const zone = 'Europe/Helsinki'
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const monday = Date.parse('2026-11-23T09:00:00Z')

let house: House
let network: ReturnType<typeof fakeNetwork>
let aino: Viewer
let storyId: string
let group: string
const channels = new Map<string, string>()

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  house.time.now = monday
  network = fakeNetwork()
  const organisation = await makeBareOrganisation(house.database.db, { name: 'Satama Oy' })
  group = await makeGroup(house.database.db, organisation, 'Tuotanto')
  aino = await makePerson(organisation)
  storyId = await makeStory(house.database.db, aino)
})

async function makePerson(organisation: Viewer['organisation']['id']): Promise<Viewer> {
  const person = await makeMember(house.database.db, organisation, { groupIds: [group] })
  const secret = house.ctx.secrets.seal(person.member.id, fakePassword)
  channels.set(person.member.id, await makeChannel(house.database.db, person, { handle: fakeAccount.handle, secret }))
  return person
}

const words = 'Olin mukana rakentamassa.'

type Asked = { readonly who?: Viewer; readonly when: When; readonly story?: string | null; readonly formKey?: string }

const tell = ({ who = aino, when, story = storyId, formKey = uuid() }: Asked): Promise<Told> =>
  tellStory(house.ctx, who, {
    formKey,
    slug: newSlug(),
    storyId: story,
    network: 'bluesky',
    channelId: channels.get(who.member.id) ?? '',
    when,
    ownWords: words,
    language: 'fi',
    disclose: true,
    link: story ? null : 'https://example.org/oma',
  })

const idOf = (told: Told): string => (told.ok ? told.tellingId : expect.fail(JSON.stringify(told)))
const schedule = async (asked: Partial<Asked> = {}) => idOf(await tell({ when: at(monday + 3 * hour), ...asked }))
const at = (instant: number): When & { kind: 'at' } => ({ kind: 'at', local: localText(instant, zone) })

const publish = (tellingId: string) =>
  publishTelling({ ...house.ctx, networks: { bluesky: network } }, { organisationId: aino.organisation.id, tellingId })

const row = (id: string) =>
  inOrganisation(house.database.db, aino.organisation.id, (tx) =>
    tx.selectFrom('telling').selectAll().where('id', '=', id).executeTakeFirst(),
  )

const dueOf = async (id: string): Promise<number> => (await row(id))?.dueAt?.getTime() ?? Number.NaN

const jobsOf = async (tellingId: string) =>
  (await house.queued('publish-telling')).filter(({ data }) => data.tellingId === tellingId)

/** Every row of the organisation, and the slugs, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await house.database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns c
    where table_schema = 'public' and column_name = 'organisation_id' order by 1`,
  )
  return inOrganisation(house.database.db, aino.organisation.id, async (tx) => {
    const texts: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ all: string }>`
        select coalesce(string_agg(to_jsonb(t)::text, ' ' order by to_jsonb(t)::text), '') as all
        from ${sql.table(name)} t where organisation_id = ${aino.organisation.id}`.execute(tx)
      texts.push(`${name}: ${rows[0]?.all}`)
    }
    return texts.join('\n')
  })
}

describe('told for a time', () => {
  test('it waits with its text, and its job comes then', async () => {
    const id = await schedule()
    const due = new Date(monday + 3 * hour)
    expect(await row(id)).toMatchObject({ state: 'scheduled', dueAt: due, text: expect.stringContaining(words) })
    expect(await jobsOf(id)).toMatchObject([{ inSeconds: 3 * 3600 }])
  })

  test('the job carries ids and nothing else, and the log holds no word of it', async () => {
    const said: unknown[] = []
    const id = await schedule()
    expect((await jobsOf(id))[0]?.data).toEqual({ organisationId: aino.organisation.id, tellingId: id })
    house.time.now += 3 * hour
    const listening = (...words: unknown[]) => void said.push(words)
    const log = { debug: listening, info: listening, warn: listening, error: listening }
    const ctx = { ...house.ctx, log, networks: { bluesky: network } }
    await publishTelling(ctx, { organisationId: aino.organisation.id, tellingId: id })
    expect(said).not.toEqual([])
    expect(JSON.stringify(said)).not.toContain('rakentamassa')
  })

  test('it goes out then and not before: as told at that time, in the groups of that time', async () => {
    const id = await schedule()
    const moved = await makeGroup(house.database.db, aino.organisation.id, 'Myynti')
    await inOrganisation(house.database.db, aino.organisation.id, async (tx) => {
      const membership = { organisationId: aino.organisation.id, memberId: aino.member.id }
      await tx.deleteFrom('groupMembership').where('memberId', '=', aino.member.id).execute()
      await tx
        .insertInto('groupMembership')
        .values({ ...membership, groupId: moved })
        .execute()
    })
    house.time.now = monday + 3 * hour - 10 * minute
    await publish(id)
    expect(network.tries()).toBe(0)
    house.time.now = monday + 3 * hour + 1000
    await publish(id)
    expect(await row(id)).toMatchObject({ state: 'published', text: null, toldAt: new Date(house.time.now) })
    expect(network.posts).toMatchObject([{ post: { toldAt: new Date(house.time.now) } }])
    const groups = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.selectFrom('tellingGroup').select('groupId').where('tellingId', '=', id).execute(),
    )
    expect(groups).toEqual([{ groupId: moved }])
  })

  test('a job that comes a little early waits for the rest; one that comes long before does nothing', async () => {
    const id = await schedule()
    house.time.now = monday + 3 * hour - 90_000
    await publish(id)
    expect((await jobsOf(id)).map(({ inSeconds }) => inSeconds).sort()).toEqual([3 * 3600, 90].sort())
    house.time.now = monday
    await publish(id)
    expect(await jobsOf(id)).toHaveLength(2)
    expect(await row(id)).toMatchObject({ state: 'scheduled' })
  })

  test('quiet hours are honoured by “a good moment” alone: a time is the member’s own wish', async () => {
    const night = monday + 14 * hour
    const id = await schedule({ when: at(night) })
    expect(isQuiet(await dueOf(id), await own(aino))).toBe(true)
  })

  test.each([
    ['', 'bad-time'],
    ['2026-11-23T10:00', 'past-time'],
    ['2027-11-23T10:00', 'far-time'],
  ])('“%s” is refused and nothing is kept', async (local, problem) => {
    const before = await everything()
    expect(await tell({ when: { kind: 'at', local } })).toEqual({ ok: false, problem })
    expect(await everything()).toBe(before)
  })

  test('not after the story’s best-before', async () => {
    const short = await makeStory(house.database.db, aino, { bestBefore: '2026-11-24' })
    const late = await tell({ when: at(monday + 2 * day), story: short })
    expect(late).toEqual({ ok: false, problem: 'too-late' })
  })

  test('the same form twice is one telling', async () => {
    const formKey = uuid()
    const ids = await Promise.all([schedule({ formKey }), schedule({ formKey })])
    expect(ids[0]).toBe(ids[1])
    expect(await jobsOf(ids[0] ?? '')).toHaveLength(1)
  })

  test('a window of a network’s own cannot be had for later', async () => {
    const handed = { formKey: uuid(), slug: newSlug(), storyId, network: 'linkedin', channelId: null } as const
    const input = { ...handed, ownWords: words, language: 'fi', disclose: true, link: null } as const
    expect(await tellStory(house.ctx, aino, { ...input, when: { kind: 'good' } })).toEqual({
      ok: false,
      problem: 'not-by-itself',
    })
  })

  test('a story that was retired meanwhile is not told: the words are kept, and the teller hears of it', async () => {
    const id = await schedule()
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.updateTable('story').set({ state: 'retired' }).where('id', '=', storyId).execute(),
    )
    house.time.now += 3 * hour
    await publish(id)
    expect(network.tries()).toBe(0)
    expect(await row(id)).toMatchObject({ state: 'rejected', problem: 'story-gone', text: expect.any(String) })
    expect(await noticesOf(aino)).toEqual([{ kind: 'telling-needs-you', path: `/tellings/${id}` }])
  })
})

const own = (who: Viewer): Promise<OwnTimes> =>
  inOrganisation(house.database.db, who.organisation.id, (tx) => ownTimes(tx, who))

const noticesOf = (who: Viewer) =>
  inOrganisation(house.database.db, who.organisation.id, (tx) =>
    tx.selectFrom('notice').select(['kind', 'path']).where('memberId', '=', who.member.id).execute(),
  )

describe('what is scheduled and then refused', () => {
  test('is told to its teller by a notice; what was told now is not', async () => {
    for (const when of [at(monday + 3 * hour), { kind: 'now' } as const]) {
      const before = (await noticesOf(aino)).length
      const id = idOf(await tell({ when }))
      house.time.now = monday + 3 * hour
      network.next('too-long')
      await publish(id)
      expect(await row(id)).toMatchObject({ state: 'rejected' })
      expect((await noticesOf(aino)).length - before).toBe(when.kind === 'at' ? 1 : 0)
      house.time.now = monday
    }
  })
})

describe('at a good moment', () => {
  const good = { kind: 'good' } as const

  test('is within the member’s own quiet hours and ceiling', async () => {
    const quiet = { from: 6 * 60, to: 18 * 60 }
    await saveOwnTimes(house.ctx, aino, { zone, quiet, quietDays: [1, 2], weeklyCeiling: 1 })
    const ids = [await schedule({ when: good }), await schedule({ when: good, story: null })]
    const dues = await Promise.all(ids.map(dueOf))
    const times = await own(aino)
    expect(dues.map((due) => isQuiet(due, times))).toEqual([false, false])
    // Wednesday of this week after the quiet hours, and of the next.
    expect(dues.map((due) => localText(due, zone).slice(0, 10))).toEqual(['2026-11-25', '2026-12-02'])
  })

  test('two at once do not get the same, nor anywhere near; and the ceiling holds for one who presses twice', async () => {
    const others = await Promise.all(Array.from({ length: 6 }, () => makePerson(aino.organisation.id)))
    const ids = await Promise.all(others.map((who) => schedule({ who, when: good })))
    const dues = (await Promise.all(ids.map(dueOf))).sort((a, b) => a - b)
    const gaps = dues.slice(1).map((due, n) => due - (dues[n] ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(30 * minute)
    await saveOwnTimes(house.ctx, aino, { ...(await own(aino)), weeklyCeiling: 1 })
    const mine = await Promise.all([schedule({ when: good }), schedule({ when: good, story: null })])
    const weeks = (await Promise.all(mine.map(dueOf))).map((due) => Math.floor((due - monday + 9 * hour) / (7 * day)))
    expect(weeks.sort()).toEqual([0, 1])
  })

  test('asked again it is the same, so that nobody finds out by asking what is taken', async () => {
    const first = await schedule({ when: good })
    const due = await dueOf(first)
    await withdrawTelling(house.ctx, aino, first)
    const second = await schedule({ when: good })
    expect(await dueOf(second)).toBe(due)
  })

  test('other stories and other networks do not push it back', async () => {
    const first = await schedule({ when: good })
    const due = await dueOf(first)
    await withdrawTelling(house.ctx, aino, first)
    const other = await makePerson(aino.organisation.id)
    const elsewhere = await makeStory(house.database.db, aino)
    const dueAt = new Date(due)
    await makeTelling(house.database.db, other, { storyId: elsewhere, state: 'scheduled', network: 'bluesky', dueAt })
    await makeTelling(house.database.db, other, { storyId, state: 'scheduled', network: 'mastodon', dueAt })
    expect(await dueOf(await schedule({ when: good }))).toBe(due)
  })

  test('where none is to be had, it is said, and nothing is kept', async () => {
    await saveOwnTimes(house.ctx, aino, { ...(await own(aino)), quietDays: [1, 2, 3, 4, 5, 6, 7] })
    const before = await everything()
    expect(await tell({ when: good })).toEqual({ ok: false, problem: 'no-moment' })
    expect(await everything()).toBe(before)
  })
})

describe('taken back before it goes out', () => {
  test('nothing of it remains, and the words come back as they were written', async () => {
    const before = await everything()
    const id = await schedule()
    const back = await withdrawTelling(house.ctx, aino, id)
    expect(back).toMatchObject({ ownWords: words, disclosed: true, storyId, network: 'bluesky', link: null })
    expect(await everything()).toBe(before)
    house.time.now += 3 * hour
    await publish(id)
    expect(network.tries()).toBe(0)
  })

  test('one’s own thought comes back with the address it spoke of', async () => {
    const id = await schedule({ story: null })
    expect(await withdrawTelling(house.ctx, aino, id)).toMatchObject({ link: 'https://example.org/oma', storyId: null })
  })

  test('so does all that was to go along', async () => {
    const id = await schedule()
    const along = { visibility: 'unlisted', contentWarning: 'Veneitä', withPicture: false }
    await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      tx.updateTable('telling').set(along).where('id', '=', id).execute(),
    )
    expect(await withdrawTelling(house.ctx, aino, id)).toMatchObject(along)
  })

  test('of taking it back and publishing it, exactly one happens', async () => {
    for (let n = 0; n < 30; n++) {
      house.time.now = monday
      const id = await schedule()
      house.time.now = monday + 3 * hour
      const before = network.posts.length
      const publishing = publish(id)
      // Sometimes the one, sometimes the other is first at the row.
      for (let turn = 0; turn < n % 10; turn++) await new Promise((resolve) => setImmediate(resolve))
      const [back] = await Promise.all([withdrawTelling(house.ctx, aino, id), publishing])
      const went = network.posts.length - before
      expect(went).toBe(back ? 0 : 1)
      expect((await row(id))?.state).toBe(back ? undefined : 'published')
    }
  })

  test.each(['queued', 'published', 'handed', 'rejected', 'unsure', 'deleting', 'deleted'] as const)(
    'one that is %s stays as it is',
    async (state) => {
      const { id } = await makeTelling(house.database.db, aino, { state, network: 'bluesky' })
      const before = await everything()
      expect(await withdrawTelling(house.ctx, aino, id)).toBeUndefined()
      await moveTelling(house.ctx, aino, id, { kind: 'now' })
      await moveTelling(house.ctx, aino, id, at(monday + day))
      expect(await everything()).toBe(before)
    },
  )

  test('nobody else can take it back, move it or send it, colleagues and other organisations alike', async () => {
    const id = await schedule()
    const colleague = await makeMember(house.database.db, aino.organisation.id, {
      roles: ['admin', 'editor', 'steward'],
    })
    const stranger = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
    const before = await everything()
    for (const other of [colleague, stranger]) {
      expect(await withdrawTelling(house.ctx, other, id)).toBeUndefined()
      await moveTelling(house.ctx, other, id, { kind: 'now' })
      await moveTelling(house.ctx, other, id, at(monday + day))
    }
    expect(await everything()).toBe(before)
    expect(await jobsOf(id)).toHaveLength(1)
  })
})

describe('moved', () => {
  test('later: the job of the earlier time does nothing, and it goes out once', async () => {
    const id = await schedule()
    await moveTelling(house.ctx, aino, id, at(monday + day))
    expect((await jobsOf(id)).map(({ inSeconds }) => inSeconds)).toEqual([3 * 3600, 24 * 3600])
    house.time.now = monday + 3 * hour
    await publish(id)
    expect(network.tries()).toBe(0)
    house.time.now = monday + day
    await publish(id)
    await publish(id)
    expect(network.posts).toHaveLength(1)
    expect(network.tries()).toBe(1)
  })

  test('earlier: the job of the later time finds it gone out', async () => {
    const id = await schedule({ when: at(monday + day) })
    await moveTelling(house.ctx, aino, id, at(monday + hour))
    house.time.now = monday + hour
    await publish(id)
    house.time.now = monday + day
    await publish(id)
    expect(network.tries()).toBe(1)
  })

  test('to now: it is on its way at once', async () => {
    const id = await schedule()
    house.time.now = monday + hour
    expect(await moveTelling(house.ctx, aino, id, { kind: 'now' })).toEqual({ ok: true })
    expect(await row(id)).toMatchObject({ state: 'queued', toldAt: new Date(monday + hour) })
    expect((await jobsOf(id)).at(-1)).toMatchObject({ inSeconds: 0 })
    await publish(id)
    expect(network.posts).toHaveLength(1)
  })

  test('to a time that is none: it stays where it was', async () => {
    const id = await schedule()
    const bad = await moveTelling(house.ctx, aino, id, { kind: 'at', local: 'kohta' })
    expect(bad).toEqual({ ok: false, problem: 'bad-time' })
    expect(await dueOf(id)).toBe(monday + 3 * hour)
  })
})

describe('counted', () => {
  const weeks = () =>
    inOrganisation(house.database.db, aino.organisation.id, async (tx) =>
      ownWeeks(tx, aino, '2026-11-16' as never, '2026-11-30' as never),
    )

  test('nowhere while it waits, also when its link was tried; in the week in which it went out from then on', async () => {
    const id = await schedule({ when: at(monday + 8 * day) })
    const { organisation } = aino
    await inOrganisation(house.database.db, organisation.id, async (tx) => {
      const link = await tx.selectFrom('link').select('id').where('tellingId', '=', id).executeTakeFirstOrThrow()
      const tried = {
        organisationId: organisation.id,
        linkId: link.id,
        hour: new Date(monday),
        class: 'phone',
        clicks: 2,
      }
      await tx.insertInto('clickSum').values(tried).execute()
    })
    expect((await weeks()).map((week) => [week.tellings, week.clicks])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    house.time.now = monday + 8 * day
    await publish(id)
    expect((await weeks()).map((week) => [week.tellings, week.clicks])).toEqual([
      [0, 0],
      [0, 0],
      [1, 0],
    ])
  })

  test('one’s own list begins with what is still to go out, the soonest first', async () => {
    const told = idOf(await tell({ when: { kind: 'now' } }))
    const later = await schedule({ when: at(monday + 2 * day) })
    const sooner = await schedule({ when: at(monday + day) })
    const { tellings } = await inOrganisation(house.database.db, aino.organisation.id, (tx) =>
      listOwnTellings(tx, aino, 1),
    )
    expect(tellings.map(({ id }) => id)).toEqual([sooner, later, told])
  })
})

test('a member’s own times are kept for that member alone', async () => {
  const other = await makeMember(house.database.db, aino.organisation.id)
  const mine: OwnTimes = { zone: 'Asia/Tokyo', quiet: undefined, quietDays: [6, 7], weeklyCeiling: 3 }
  await saveOwnTimes(house.ctx, aino, mine)
  const before = await own(other)
  await saveOwnTimes(house.ctx, aino, { ...mine, weeklyCeiling: undefined })
  expect(await own(aino)).toEqual({ ...mine, weeklyCeiling: undefined })
  expect(await own(other)).toEqual(before)
  expect(await own(await viewerOf(house.database.db, aino.userId))).toMatchObject({ zone: 'Asia/Tokyo' })
})
