import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import {
  type MadeStudy,
  makeCodes,
  makePredictions,
  makeSample,
  makeStudy,
  makeTasks,
} from '../../../test/support/studies.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { agreeAgain } from './agree-again.ts'
import { changeSent } from './change-sent.ts'
import { findTakingPart } from './find-taking-part.ts'
import { freePseudonym, joinStudy } from './join-study.ts'
import { batchSchema, type PostBatch, type SentPost } from './post-batch.ts'
import { listOwnStudies, listSent } from './queries.ts'
import { receivePosts } from './receive-posts.ts'
import { withdraw } from './withdraw.ts'

let house: House
let organisation: OrganisationId
let researcher: Viewer
beforeAll(async () => {
  house = await openHouse()
  organisation = await makeBareOrganisation(house.ctx.db)
  researcher = await makeMember(house.ctx.db, organisation, { roles: ['researcher'] })
})
afterAll(() => house?.close())

const within = <T>(work: Parameters<typeof inOrganisation<T>>[2]) => inOrganisation(house.ctx.db, organisation, work)
const member = () => makeMember(house.ctx.db, organisation)
const study = (wanted: Parameters<typeof makeStudy>[2] = {}) =>
  makeStudy(house.ctx.db, researcher, { state: 'collecting', ...wanted })

async function joined(one: MadeStudy, viewer?: Viewer): Promise<Viewer> {
  const who = viewer ?? (await member())
  const answer = await joinStudy(house.ctx, who, { token: one.joinToken, consentVersion: 1 })
  expect(answer).toEqual({ ok: true, studyId: one.id })
  return who
}

const post = (wanted: Partial<SentPost> = {}): SentPost => ({
  ...{ id: '1', network: 'x', time: '2016-05-01T08:30:00.000Z', text: 'Töissä', kind: 'post', thread: '1' },
  ...{ language: 'fi', quotable: false },
  ...wanted,
})
const batch = (...posts: SentPost[]): PostBatch => ({ consentVersion: 1, posts })
const send = (viewer: Viewer, one: MadeStudy, ...posts: SentPost[]) =>
  receivePosts(house.ctx, viewer, one.id, batch(...posts))

const partOf = async (viewer: Viewer, one: MadeStudy) =>
  (await within((tx) => findTakingPart(tx, viewer, one.id))) ?? expect.fail('takes no part')

const sentOf = async (viewer: Viewer, one: MadeStudy) => {
  const part = await partOf(viewer, one)
  return within(async (tx) => (await listSent(tx, viewer, part, 1)).posts)
}

const rowsOf = (one: MadeStudy) =>
  within((tx) => tx.selectFrom('studyPost').selectAll().where('studyId', '=', one.id).orderBy('text').execute())

describe('joining', () => {
  test('twice is once, and leaves a pseudonym, an id that tells no time, and no line in the log', async () => {
    const one = await study()
    const viewer = await joined(one)
    const part = await partOf(viewer, one)
    await joined(one, viewer)
    expect(await partOf(viewer, one)).toEqual(part)
    expect(part.pseudonym).toMatch(/^P[1-9]\d{0,2}$/)
    // The version of a UUID: 4 comes by chance, 7 would begin with the time.
    expect(part.participantId[14]).toBe('4')
    const acts = await within((tx) => tx.selectFrom('auditAct').selectAll().execute())
    expect(JSON.stringify(acts)).not.toContain(viewer.member.id)
  })

  test('is of the text that was read, by a link that holds, in one’s own organisation', async () => {
    const [one, draft, closed] = [await study(), await study({ state: 'draft' }), await study({ state: 'closed' })]
    const viewer = await member()
    const by = (token: string, consentVersion = 1) => joinStudy(house.ctx, viewer, { token, consentVersion })
    expect(await by(one.joinToken, 2)).toEqual({ ok: false, problem: 'changed' })
    expect(await by('nothing')).toEqual({ ok: false, problem: 'gone' })
    expect(await by(draft.joinToken)).toEqual({ ok: false, problem: 'gone' })
    expect(await by(closed.joinToken)).toEqual({ ok: false, problem: 'gone' })
    const stranger = await makeMember(house.ctx.db, await makeBareOrganisation(house.ctx.db))
    const theirs = await joinStudy(house.ctx, stranger, { token: one.joinToken, consentVersion: 1 })
    expect(theirs).toEqual({ ok: false, problem: 'gone' })
    expect(
      await within((tx) => tx.selectFrom('studyParticipant').select('id').where('studyId', '=', one.id).execute()),
    ).toEqual([])
  })

  test('by many at once gives each a pseudonym of their own', async () => {
    const one = await study()
    const people = await Promise.all(Array.from({ length: 8 }, member))
    await Promise.all(people.map((viewer) => joined(one, viewer)))
    const names = await Promise.all(people.map(async (viewer) => (await partOf(viewer, one)).pseudonym))
    expect(new Set(names).size).toBe(8)
  })

  test('draws every free pseudonym alike, and more of them where more are taken', () => {
    const taken = new Set(['P1', 'P2', 'P3'])
    const drawn = [0, 2, 997, 5]
    expect(freePseudonym(taken, () => drawn.shift() ?? 0)).toBe('P998')
    const many = new Set(Array.from({ length: 500 }, (_, at) => `P${at + 1}`))
    const below: number[] = []
    expect(freePseudonym(many, (most) => below.push(most) && most - 1)).toBe('P9999')
    expect(below).toEqual([9999])
  })
})

describe('a batch of posts', () => {
  test('is kept with neither address nor time of sending, masked, and whose it is only by a pseudonym', async () => {
    const one = await study()
    const viewer = await joined(one)
    const text = 'Kiitos @maija ja Pekka Virtanen'
    expect(await send(viewer, one, post({ id: 'x-1', text, thread: 'x-0', quotable: true }))).toEqual({
      ok: true,
      fresh: 1,
    })
    const [row] = await rowsOf(one)
    expect(row).toMatchObject({ text: 'Kiitos @… ja [nimi]', kind: 'post', language: 'fi', quotable: true })
    expect(row?.id[14]).toBe('4')
    expect(row?.source).toHaveLength(32)
    expect(row?.source.equals(row.thread)).toBe(false)
    expect(JSON.stringify(row)).not.toContain(viewer.member.id)
    const { participantId } = await partOf(viewer, one)
    const { sentAt } = await within((tx) =>
      tx.selectFrom('studyParticipant').select('sentAt').where('id', '=', participantId).executeTakeFirstOrThrow(),
    )
    expect(sentAt?.toISOString()).toBe('2026-11-23T00:00:00.000Z')
  })

  test('sent twice is one, and two people’s copies of the same address have nothing in common', async () => {
    const one = await study({ maskOthers: false })
    const [viewer, other] = [await joined(one), await joined(one)]
    const posts = [post({ id: 'a', text: 'A' }), post({ id: 'b', text: 'B', thread: 'a' })]
    expect(await send(viewer, one, ...posts)).toEqual({ ok: true, fresh: 2 })
    expect(await send(viewer, one, ...posts, post({ id: 'c', text: '@C' }))).toEqual({ ok: true, fresh: 1 })
    expect(await send(other, one, post({ id: 'a', text: 'D' }))).toEqual({ ok: true, fresh: 1 })
    const rows = await rowsOf(one)
    expect(rows.map(({ text }) => text)).toEqual(['@C', 'A', 'B', 'D'])
    const by = Object.fromEntries(rows.map((row) => [row.text, row]))
    expect(by.B?.thread.equals(by.A?.source ?? Buffer.of())).toBe(true)
    expect(by.D?.source.equals(by.A?.source ?? Buffer.of())).toBe(false)
  })

  test.each([
    ['before the period', { time: '2015-12-31T23:59:59.000Z' }],
    ['after the period', { time: '2017-01-01T00:00:00.000Z' }],
    ['of the future', { time: '2026-11-23T09:00:01.000Z' }],
    ['of a kind that is not asked for', { kind: 'share' }],
    ['of nothing but space', { text: '  ' }],
  ] as const)('with one %s is not taken at all', async (_, wanted) => {
    const one = await study()
    const isLate = 'time' in wanted && wanted.time > '2026'
    await within((tx) =>
      tx
        .updateTable('study')
        .set(isLate ? {} : { periodFrom: '2016-01-01', periodTo: '2016-12-31' })
        .set({ title: 'Rajattu' })
        .where('id', '=', one.id)
        .execute(),
    )
    const viewer = await joined(one)
    expect(await send(viewer, one, post({ id: 'good' }), post(wanted))).toEqual({ ok: false, problem: 'not-asked-for' })
    expect(await rowsOf(one)).toEqual([])
  })

  test.each([
    ['too long a text', { posts: [{ ...post(), text: 'a'.repeat(120_001) }] }],
    ['a broken character', { posts: [{ ...post(), text: 'a\ud800' }] }],
    ['a NUL', { posts: [{ ...post(), text: 'a\u0000' }] }],
    ['a time that is none', { posts: [{ ...post(), time: '2016-05-01' }] }],
    ['a language that is none', { posts: [{ ...post(), language: 'de' }] }],
    ['a network that is none', { posts: [{ ...post(), network: 'myspace' }] }],
    ['no posts', { posts: [] }],
    ['too many posts', { posts: Array.from({ length: 401 }, () => post()) }],
    ['a field more', { posts: [{ ...post(), participantId: 'somebody' }] }],
    ['no consent', { consentVersion: 0 }],
  ])('with %s is none', (_, wanted) => {
    expect(batchSchema.safeParse({ ...batch(post()), ...wanted }).success).toBe(false)
    expect(batchSchema.safeParse(batch(post())).success).toBe(true)
  })

  test('by who takes no part, to a closed study, or under an old consent is refused', async () => {
    const one = await study()
    const viewer = await joined(one)
    expect(await send(await member(), one, post())).toEqual({ ok: false, problem: 'gone' })
    expect(await send(researcher, one, post())).toEqual({ ok: false, problem: 'gone' })
    await within((tx) => tx.updateTable('study').set({ consentVersion: 2 }).where('id', '=', one.id).execute())
    expect(await send(viewer, one, post())).toEqual({ ok: false, problem: 'consent' })
    expect(await receivePosts(house.ctx, viewer, one.id, { ...batch(post()), consentVersion: 2 })).toEqual({
      ok: false,
      problem: 'consent',
    })
    expect(await agreeAgain(house.ctx, viewer, { studyId: one.id, consentVersion: 1 })).toBe(false)
    expect(await agreeAgain(house.ctx, viewer, { studyId: one.id, consentVersion: 2 })).toBe(true)
    expect(await receivePosts(house.ctx, viewer, one.id, { ...batch(post()), consentVersion: 2 })).toEqual({
      ok: true,
      fresh: 1,
    })
    await within((tx) =>
      tx.updateTable('study').set({ state: 'closed', frozenCodebook: 1 }).where('id', '=', one.id).execute(),
    )
    const late = { ...batch(post({ id: '2' })), consentVersion: 2 }
    expect(await receivePosts(house.ctx, viewer, one.id, late)).toEqual({ ok: false, problem: 'closed' })
    expect(await rowsOf(one)).toHaveLength(1)
  })
})

describe('what was sent', () => {
  test('can be taken back post by post and let be quoted, by its sender alone', async () => {
    const one = await study()
    const [viewer, other] = [await joined(one), await joined(one)]
    await send(viewer, one, post({ id: '1', text: 'Yksi' }), post({ id: '2', text: 'Kaksi' }))
    const postId = (await sentOf(viewer, one)).find(({ text }) => text === 'Yksi')?.id ?? ''
    const change = (who: Viewer, act: 'take-back' | 'allow-quoting' | 'forbid-quoting') =>
      changeSent(house.ctx, who, { studyId: one.id, postId, act })
    for (const act of ['take-back', 'allow-quoting'] as const) {
      await change(other, act)
      expect(await change(await member(), act)).toBe(false)
    }
    expect((await sentOf(viewer, one)).map(({ text, quotable }) => [text, quotable]).sort()).toEqual([
      ['Kaksi', false],
      ['Yksi', false],
    ])
    await change(viewer, 'allow-quoting')
    expect((await sentOf(viewer, one)).filter(({ quotable }) => quotable).map(({ text }) => text)).toEqual(['Yksi'])
    await change(viewer, 'forbid-quoting')
    await change(viewer, 'take-back')
    expect((await sentOf(viewer, one)).map(({ text, quotable }) => [text, quotable])).toEqual([['Kaksi', false]])
  })

  test.each(['collecting', 'coding', 'closed'] as const)(
    'goes when its sender withdraws while the study is %s: posts, codes, places in samples, predictions and the key',
    async (state) => {
      const one = await study()
      const [viewer, other] = [await joined(one), await joined(one)]
      for (const who of [viewer, other]) await send(who, one, post())
      const ids = (await rowsOf(one)).map(({ id }) => id)
      await makeSample(house.ctx.db, one, ids)
      await makeTasks(house.ctx.db, one, researcher, ids)
      await makeCodes(
        house.ctx.db,
        one,
        ids.map((id) => ({ post: id, coder: 'K1', decision: 'work', code: 'no' })),
      )
      await makePredictions(house.ctx.db, one, 'work', Object.fromEntries(ids.map((id) => [id, { no: 1 }])))
      const frozenCodebook = state === 'collecting' ? null : 1
      await within((tx) => tx.updateTable('study').set({ state, frozenCodebook }).where('id', '=', one.id).execute())
      const kept = (await sentOf(other, one))[0]?.id ?? ''
      expect(await withdraw(house.ctx, viewer, one.id)).toBe(true)
      expect(await withdraw(house.ctx, viewer, one.id)).toBe(false)
      const left = await within(async (tx) => ({
        posts: await tx.selectFrom('studyPost').select('id').where('studyId', '=', one.id).execute(),
        sampled: await tx.selectFrom('studySampledPost').select('postId as id').where('studyId', '=', one.id).execute(),
        tasks: await tx.selectFrom('studyTask').select('postId as id').where('studyId', '=', one.id).execute(),
        codes: await tx.selectFrom('studyCode').select('postId as id').where('studyId', '=', one.id).execute(),
        predictions: await tx
          .selectFrom('studyPrediction')
          .select('postId as id')
          .where('studyId', '=', one.id)
          .execute(),
      }))
      for (const rows of Object.values(left)) expect(rows).toEqual([{ id: kept }])
      const keys = await within((tx) =>
        tx.selectFrom('studyKey').select('memberId').where('studyId', '=', one.id).execute(),
      )
      expect(keys).toEqual([{ memberId: other.member.id }])
    },
  )
})

test('the studies that one takes part in are listed for oneself, with how many posts they have', async () => {
  const [one, more] = [await study({ title: 'A' }), await study({ title: 'B' })]
  const viewer = await joined(one)
  await joined(more, viewer)
  await send(viewer, more, post())
  const list = (who: Viewer) => within(async (tx) => (await listOwnStudies(tx, who, 1)).studies)
  expect(await list(viewer)).toEqual([
    { id: one.id, title: 'A', state: 'collecting', posts: 0 },
    { id: more.id, title: 'B', state: 'collecting', posts: 1 },
  ])
  expect(await list(researcher)).toEqual([])
})
