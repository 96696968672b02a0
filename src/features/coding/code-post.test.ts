import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { makePredictions, makeStudyPosts } from '../../../test/support/studies.ts'
import { workAndTone } from '../../core/voice/codebook.testing.ts'
import { nextDecision } from '../../core/voice/coding.ts'
import { afterCodingAct, type CodingAct, undoOf } from '../../core/voice/coding-session.ts'
import type { Viewer } from '../people/viewer.ts'
import { codePost } from './code-post.ts'
import {
  answer,
  type CodedStudy,
  codeAll,
  deskOf,
  draw,
  nobodysPost,
  skip,
  studyWithPosts,
  undo,
  wanted,
} from './coding.testing.ts'
import { leadCoding } from './lead-coding.ts'

let house: House
let made: CodedStudy
let coder: Viewer
let other: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  made = await studyWithPosts(house)
  ;[coder, other] = made.coders as [Viewer, Viewer]
  await draw(made)
})

const codesIn = ({ inside, study }: CodedStudy) =>
  inside((tx) =>
    tx
      .selectFrom('studyCode')
      .select(['postId', 'coderAlias', 'decision', 'code', 'suggestionShown'])
      .where('studyId', '=', study.id)
      .execute(),
  )

const inHand = async (viewer = coder): Promise<string> => (await deskOf(made, viewer)).posts[0]?.post ?? ''

describe('coding', () => {
  test('goes through the posts one by one, and goes on where it stopped', async () => {
    const first = await inHand()
    await answer(made, coder, first, 'work', 'own-work')
    const desk = await deskOf(made, coder)
    expect(desk.posts[0]).toMatchObject({ post: first, answers: { work: 'own-work' } })
    await answer(made, coder, first, 'voice', 'chit-chat')
    await answer(made, coder, first, 'tone', 'positive')
    const after = await deskOf(made, coder)
    expect(after.posts[0]?.post).not.toBe(first)
    expect([after.left, after.total]).toEqual([8, 9])
    expect(after.before).toMatchObject({ post: { post: first }, decision: 'tone' })
  })

  test('takes an answer twice for one, and another from a second window not at all', async () => {
    const post = await inHand()
    const both = await Promise.all([
      answer(made, coder, post, 'work', 'employer'),
      answer(made, coder, post, 'work', 'employer'),
    ])
    expect(both).toEqual([{ ok: true }, { ok: true }])
    expect(await answer(made, coder, post, 'work', 'no')).toEqual({ ok: false, problem: 'otherwise' })
    expect(await codesIn(made)).toMatchObject([{ decision: 'work', code: 'employer' }])
  })

  test('refuses what is not asked of the post', async () => {
    const post = await inHand()
    expect(await answer(made, coder, post, 'tone', 'neutral')).toEqual({ ok: false, problem: 'not-asked' })
    expect(await answer(made, coder, post, 'work', 'neutral')).toEqual({ ok: false, problem: 'not-asked' })
    expect(await answer(made, coder, post, 'constructor', 'no')).toEqual({ ok: false, problem: 'not-asked' })
    expect(await codesIn(made)).toEqual([])
  })

  test('by many windows of two coders at once loses no code and doubles none', async () => {
    const [mine, theirs] = [await deskOf(made, coder), await deskOf(made, other)]
    const presses = [
      ...mine.posts.map((post) => [coder, post] as const),
      ...theirs.posts.map((post) => [other, post] as const),
    ]
    const twice = [...presses, ...presses]
    const done = await Promise.all(twice.map(([viewer, { post }]) => answer(made, viewer, post, 'work', 'no')))
    expect(done.every(({ ok }) => ok)).toBe(true)
    expect(await codesIn(made)).toHaveLength(presses.length)
    const turns = await made.inside((tx) =>
      tx
        .selectFrom('studyTask')
        .select(['coderId', 'turn'])
        .where('studyId', '=', made.study.id)
        .where('state', '=', 'done')
        .execute(),
    )
    expect(new Set(turns.map(({ coderId, turn }) => `${coderId} ${turn}`)).size).toBe(presses.length)
  })

  test('of what is skipped comes at the end, and can be gone back to at once', async () => {
    const post = await inHand()
    await skip(made, coder, post)
    expect((await deskOf(made, coder)).before).toMatchObject({ post: { post }, decision: null })
    expect(await inHand()).not.toBe(post)
    await undo(made, coder, post, null)
    await undo(made, coder, post, null)
    expect(await inHand()).toBe(post)
    await skip(made, coder, post)
    while ((await deskOf(made, coder)).left > 1) await answer(made, coder, await inHand(), 'work', 'no')
    expect(await inHand()).toBe(post)
  })

  test('is gone back over posts, step by step, and an undo sent twice takes back one', async () => {
    const [first, second] = (await deskOf(made, coder)).posts.map(({ post }) => post) as [string, string]
    await answer(made, coder, first, 'work', 'no')
    await answer(made, coder, second, 'work', 'employer')
    await answer(made, coder, second, 'voice', 'chit-chat')
    await undo(made, coder, second, 'voice')
    await undo(made, coder, second, 'voice')
    expect((await deskOf(made, coder)).posts[0]).toMatchObject({ post: second, answers: { work: 'employer' } })
    await undo(made, coder, second, 'work')
    await undo(made, coder, first, 'work')
    expect((await deskOf(made, coder)).posts.slice(0, 2)).toMatchObject([
      { post: first, answers: {} },
      { post: second },
    ])
    expect(await codesIn(made)).toEqual([])
  })

  test('goes as the page guesses that it will, whatever is pressed', { timeout: 120_000 }, async () => {
    const presses = fc.array(fc.oneof(fc.nat({ max: 3 }), fc.constantFrom('skip', 'undo')), {
      minLength: 25,
      maxLength: 25,
    })
    for (const pressed of fc.sample(presses, { numRuns: 8, seed: 20261127 })) {
      const fresh = await studyWithPosts(house)
      await draw(fresh)
      const [viewer = coder] = fresh.coders
      for (const press of pressed) {
        const desk = await deskOf(fresh, viewer)
        const [post] = desk.posts
        const decision = post && nextDecision(workAndTone, post.answers)
        const act = actOf(
          press,
          post?.post,
          decision?.id,
          decision?.codes.map(({ id }) => id) ?? [],
          undoOf(workAndTone, desk),
        )
        if (!act) continue
        const guess = afterCodingAct(workAndTone, desk, act)
        const { kind, ...rest } = act
        expect(
          await codePost(house.ctx, viewer, fresh.study.id, { act: kind, suggested: null, ...rest } as never),
        ).toEqual({ ok: true })
        const now = await deskOf(fresh, viewer)
        expect(now.left).toBe(guess.left)
        const many = Math.min(guess.posts.length, now.posts.length)
        expect(now.posts.slice(0, many)).toEqual(guess.posts.slice(0, many))
        if (guess.before) expect(now.before).toEqual(guess.before)
      }
    }
  })

  const actOf = (
    press: number | string,
    post: string | undefined,
    decision: string | undefined,
    codes: readonly string[],
    back: CodingAct | undefined,
  ): CodingAct | undefined => {
    if (press === 'undo') return back
    if (post === undefined || decision === undefined) return undefined
    if (press === 'skip') return { kind: 'skip', post }
    return { kind: 'answer', post, decision, code: codes[Number(press) % codes.length] ?? '' }
  }
})

describe('nobody codes', () => {
  test('what is not theirs: a made-up post, a colleague’s, one of another study, or as no coder', async () => {
    const desk = await deskOf(made, other)
    const own = new Set(
      (
        await made.inside((tx) =>
          tx.selectFrom('studyTask').select('postId').where('coderId', '=', coder.member.id).execute(),
        )
      ).map(({ postId }) => postId),
    )
    const theirs = made.posts.flat().find((post) => !own.has(post)) ?? ''
    const elsewhere = await studyWithPosts(house)
    const gone = { ok: false, problem: 'gone' }
    for (const post of [nobodysPost(), theirs, elsewhere.posts[0]?.[0] ?? '']) {
      expect(await answer(made, coder, post, 'work', 'no')).toEqual(gone)
      expect(await skip(made, coder, post)).toEqual(gone)
      expect(await undo(made, coder, post, 'work')).toEqual(gone)
    }
    const missing = { ok: false, problem: 'missing' }
    const admin = await makeMember(house.database.db, made.study.organisationId, { roles: ['admin', 'researcher'] })
    for (const viewer of [made.researcher, made.adjudicator, admin, elsewhere.coders[0] ?? admin]) {
      expect(await answer(made, viewer, desk.posts[0]?.post ?? '', 'work', 'no')).toEqual(missing)
    }
    expect(await codesIn(made)).toEqual([])
  })

  test('what somebody withdrew: it is away from the desk, and what is sent of it says so', async () => {
    const post = await inHand()
    await answer(made, coder, post, 'work', 'employer')
    const owner = made.people[made.posts.findIndex((own) => own.includes(post))]
    await made.inside((tx) =>
      tx
        .deleteFrom('studyParticipant')
        .where('id', '=', owner?.id ?? '')
        .execute(),
    )
    expect(await answer(made, coder, post, 'voice', 'chit-chat')).toEqual({ ok: false, problem: 'gone' })
    const desk = await deskOf(made, coder)
    expect(desk.posts.map(({ post }) => post)).not.toContain(post)
    expect(await codesIn(made)).toEqual([])
  })

  test('once the study is closed', async () => {
    const post = await inHand()
    await made.inside((tx) =>
      tx.updateTable('study').set({ state: 'closed' }).where('id', '=', made.study.id).execute(),
    )
    expect(await answer(made, coder, post, 'work', 'no')).toEqual({ ok: false, problem: 'not-coding' })
  })
})

describe('at the desk', () => {
  test('stands the post with what its writer said before in the thread, and not who wrote it', async () => {
    const db = house.database.db
    const thread = [
      { text: 'Ensin tämä.', thread: 'ketju', time: '2026-01-01T08:00:00Z' },
      { text: 'Sitten tämä.', thread: 'ketju', time: '2026-01-01T09:00:00Z' },
    ]
    const fresh = await studyWithPosts(house, { each: 1 })
    const [person] = fresh.people
    if (!person) return expect.fail()
    await makeStudyPosts(db, fresh.study, person, thread)
    await draw(fresh, wanted({ kind: 'all', share: 0 }))
    const desks = await Promise.all(fresh.coders.map((one) => deskOf(fresh, one)))
    const posts = desks.flatMap((desk) => desk.posts)
    const said = (text: string) => posts.find((post) => post.text === text)?.thread.map((one) => one.text)
    expect(said('Sitten tämä.')).toEqual(['Ensin tämä.'])
    expect(said('Ensin tämä.')).toEqual([])
    expect(JSON.stringify(posts.map(({ text: _, ...rest }) => rest))).not.toMatch(/P\d/)
  })

  test('stands a suggestion only where the researcher shows them and the post is not coded blindly; it is recorded', async () => {
    const all = Object.fromEntries(made.posts.flat().map((post) => [post, { no: 0.7, employer: 0.3 }]))
    await makePredictions(house.database.db, made.study, 'work', all)
    const shown = async () => {
      const rows = await made.inside((tx) =>
        tx.selectFrom('studyTask').select(['postId', 'isBlind']).where('coderId', '=', coder.member.id).execute(),
      )
      const blind = new Set(rows.filter(({ isBlind }) => isBlind).map(({ postId }) => postId))
      return (await deskOf(made, coder)).posts.map(({ post, suggestions }) => ({
        isBlind: blind.has(post),
        suggestions,
      }))
    }
    for (const { suggestions } of await shown()) expect(suggestions).toEqual({})
    await leadCoding(house.ctx, made.researcher, made.study.id, { intent: 'suggest', shows: true })
    for (const { isBlind, suggestions } of await shown()) expect(suggestions).toEqual(isBlind ? {} : { work: 'no' })
    for (let left = 9; left > 0; left--) await answer(made, coder, await inHand(), 'work', 'no', 'no')
    const codes = await codesIn(made)
    const doubles = await made.inside((tx) =>
      tx
        .selectFrom('studySampledPost')
        .select('postId')
        .where('isDouble', '=', true)
        .where('studyId', '=', made.study.id)
        .execute(),
    )
    const blind = new Set(doubles.map(({ postId }) => postId))
    for (const { postId, suggestionShown } of codes) expect(suggestionShown).toBe(blind.has(postId) ? null : 'no')
    expect(codes.some(({ suggestionShown }) => suggestionShown === 'no')).toBe(true)
  })
})

describe('when a coder goes', () => {
  const remove = (viewer: Viewer) =>
    made.inside((tx) =>
      tx
        .deleteFrom('studyWorker')
        .where('studyId', '=', made.study.id)
        .where('memberId', '=', viewer.member.id)
        .execute(),
    )
  const deal = () => leadCoding(house.ctx, made.researcher, made.study.id, { intent: 'deal' })

  test('their open posts are dealt out again, what they coded stays, and what they had begun goes', async () => {
    const third = await studyWithPosts(house, { coders: 3 })
    made = third
    ;[coder, other] = third.coders as [Viewer, Viewer]
    await draw(third)
    const desk = await deskOf(third, coder)
    const [whole, begun] = desk.posts.map(({ post }) => post) as [string, string]
    await answer(third, coder, whole, 'work', 'no')
    await answer(third, coder, begun, 'work', 'employer')
    await remove(coder)
    await deal()
    await deal()
    const left = await Promise.all(third.coders.slice(1).map((one) => deskOf(third, one)))
    expect(left.reduce((sum, one) => sum + one.left, 0)).toBe(18 - 1)
    expect(await codesIn(third)).toMatchObject([{ postId: whole, code: 'no' }])
    const rows = await third.inside((tx) =>
      tx
        .selectFrom('studyTask')
        .select(['postId', 'coderId'])
        .where('studyId', '=', third.study.id)
        .where('state', '!=', 'done')
        .execute(),
    )
    expect(rows.filter(({ coderId }) => coderId === coder.member.id)).toEqual([])
    expect(new Set(rows.map(({ postId, coderId }) => `${postId} ${coderId}`)).size).toBe(17)
  })

  test('also from the organisation, what they coded to its end is not coded again', async () => {
    await codeAll(made, coder)
    await made.inside((tx) => tx.deleteFrom('studyTask').where('coderId', '=', coder.member.id).execute())
    await remove(coder)
    await deal()
    expect((await deskOf(made, other)).total).toBe(9)
  })
})
