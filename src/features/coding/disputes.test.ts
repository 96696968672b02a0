import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/support/house.ts'
import { makeWorker } from '../../../test/support/studies.ts'
import { codesTableOf, countedCode } from '../../core/voice/codes-table.ts'
import type { GivenCode } from '../../core/voice/given-code.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from '../voice-study/find-study.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { codesOf } from './codes-of-study.ts'
import {
  answer,
  type CodedStudy,
  codeAll,
  deskOf,
  draw,
  nobodysPost,
  studyWithPosts,
  undo,
  wanted,
} from './coding.testing.ts'
import { findDisputes } from './disputes.ts'
import { agreementOfStudy } from './find-agreement.ts'
import { lastSettled, settleDispute } from './settle-dispute.ts'

let house: House
let made: CodedStudy
let one: Viewer
let other: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

// Everything is coded by two: one says "no" of every third post, the other of every post.
beforeEach(async () => {
  made = await studyWithPosts(house)
  ;[one, other] = made.coders as [Viewer, Viewer]
  await draw(made, wanted({ size: 12, share: 100 }))
  await codeAll(made, one, (_, at) => (at % 3 === 0 ? 'no' : 'employer'))
  await codeAll(made, other)
})

const inStudy = <T>(viewer: Viewer, work: (tx: never, found: never, codebook: never) => Promise<T>): Promise<T> =>
  made.inside(async (tx) => {
    const found = await studyFor(tx, viewer, made.study.id, [])
    if (!found) return expect.fail('No worker of the study.')
    const codebook = await findCodebook(tx, made.study.organisationId, found.study)
    return work(tx as never, found as never, codebook as never)
  })

const disputes = (viewer = made.adjudicator) =>
  inStudy(viewer, (tx, found, codebook) => findDisputes(tx, viewer, found, codebook))

const settle = (post: string, decision: string, code: string, viewer = made.adjudicator) =>
  settleDispute(house.ctx, viewer, made.study.id, { act: 'settle', post, decision, code })

const takeBack = (post: string, decision: string, viewer = made.adjudicator) =>
  settleDispute(house.ctx, viewer, made.study.id, { act: 'undo', post, decision })

const codes = () =>
  inStudy(made.researcher, async (tx, { study }: never) => {
    const all: GivenCode[] = []
    for await (const code of codesOf(tx, made.study.organisationId, study)) all.push(code)
    return all
  })

const counted = async (decision: string) =>
  [...codesTableOf(await codes(), decision).posts()].map((post) => countedCode(post).kind)

describe('a third', () => {
  test('is shown what two disagree on, side by side and without their names, and settles it to its end', async () => {
    const { waiting, next } = await disputes()
    expect(waiting).toBe(8)
    if (!next) return expect.fail()
    expect(next.sides.map(({ work }) => work).sort()).toEqual(['employer', 'no'])
    expect(JSON.stringify(next)).not.toMatch(/K\d|P\d,|coder/)
    expect(await settle(next.post, 'work', 'employer')).toEqual({ ok: true })
    // The other never came to these: they are settled too.
    expect((await disputes()).next).toMatchObject({ post: next.post, decision: 'voice' })
    await settle(next.post, 'voice', 'chit-chat')
    await settle(next.post, 'tone', 'positive')
    const after = await disputes()
    expect([after.waiting, after.settled]).toEqual([7, 1])
    expect(after.next?.post).not.toBe(next.post)
  })

  test('does not always see the same coder first', async () => {
    const firsts = new Set<string>()
    for (let left = 8; left > 0; left--) {
      const { next } = await disputes()
      firsts.add(next?.sides[0]?.work ?? '')
      await settle(next?.post ?? '', 'work', 'no')
    }
    expect(firsts).toEqual(new Set(['no', 'employer']))
  })

  test('settles once: pressed twice it is one, and of two at once the first holds', async () => {
    const second = made.researcher
    await makeWorker(house.database.db, made.study, second, 'adjudicator')
    const post = (await disputes()).next?.post ?? ''
    const both = await Promise.all([settle(post, 'work', 'no'), settle(post, 'work', 'cannot-tell', second)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, problem: 'otherwise' })
    const settled = (await codes()).filter(({ coder }) => coder === 'adjudicated')
    expect(settled).toHaveLength(1)
    expect(await settle(post, 'work', settled[0]?.code ?? '')).toEqual({ ok: true })
  })

  test('takes back their own, and nobody else’s', async () => {
    const second = made.researcher
    await makeWorker(house.database.db, made.study, second, 'adjudicator')
    const post = (await disputes()).next?.post ?? ''
    await settle(post, 'work', 'employer')
    await settle(post, 'voice', 'chit-chat')
    expect(await takeBack(post, 'work', second)).toEqual({ ok: false, problem: 'gone' })
    const last = () =>
      inStudy(made.adjudicator, (tx, _, codebook) => lastSettled(tx, made.adjudicator, made.study.id, codebook))
    expect(await last()).toEqual({ post, decision: 'voice' })
    await takeBack(post, 'voice')
    await takeBack(post, 'voice')
    expect(await last()).toEqual({ post, decision: 'work' })
    await takeBack(post, 'work')
    expect(await last()).toBeUndefined()
    expect((await disputes()).waiting).toBe(8)
  })

  test('settles nothing that they coded themselves, and is not shown it', async () => {
    await makeWorker(house.database.db, made.study, one, 'adjudicator')
    const mine = await disputes(one)
    expect([mine.waiting, mine.forOthers, mine.next]).toEqual([0, 8, undefined])
    const post = (await disputes()).next?.post ?? ''
    expect(await settle(post, 'work', 'no', one)).toEqual({ ok: false, problem: 'gone' })
    // Nor once their tasks are gone, when they left the coding and came back to settle.
    await made.inside((tx) => tx.deleteFrom('studyTask').where('coderId', '=', one.member.id).execute())
    expect((await disputes(one)).waiting).toBe(0)
    expect(await settle(post, 'work', 'no', one)).toEqual({ ok: false, problem: 'gone' })
  })

  test('settles nothing that is made up, agreed on, half coded, of another decision, or by no adjudicator', async () => {
    const gone = { ok: false, problem: 'gone' }
    const agreed = (await codes()).find(({ coder, code }) => coder === 'K2' && code === 'no')?.post ?? ''
    const post = (await disputes()).next?.post ?? ''
    expect(await settle(nobodysPost(), 'work', 'no')).toEqual(gone)
    expect(await settle(agreed, 'work', 'employer')).toEqual(gone)
    expect(await settle(post, 'tone', 'neutral')).toEqual(gone)
    expect(await settle(post, 'work', 'neutral')).toEqual(gone)
    expect(await settle(post, 'work', 'no', made.researcher)).toEqual({ ok: false, problem: 'missing' })
    const { before } = await deskOf(made, one)
    await undo(made, one, before?.post.post ?? '', before?.decision ?? null)
    expect(await settle(before?.post.post ?? '', 'work', 'no')).toEqual(gone)
  })

  test('has the last word: a coder cannot take back what was settled on', async () => {
    const { before } = await deskOf(made, one)
    const post = before?.post.post ?? ''
    await settle(post, 'work', 'no')
    expect(await undo(made, one, post, before?.decision ?? null)).toEqual({ ok: false, problem: 'settled' })
  })
})

describe('the codes of a study', () => {
  test('count the settled one; what hung on the other way is left out', async () => {
    const post = (await disputes()).next?.post ?? ''
    await settle(post, 'work', 'no')
    const of = (await codes()).filter((code) => code.post === post)
    expect(of.map(({ coder, decision, code }) => [coder, decision, code])).toEqual([
      ['K2', 'work', 'employer'],
      ['K3', 'work', 'no'],
      ['adjudicated', 'work', 'no'],
    ])
    expect(new Set((await codes()).map(({ member }) => member))).toEqual(new Set(['P1', 'P2', 'P3']))
  })

  test('count no tone of a post of which it is not settled whether it is about work', async () => {
    expect((await counted('work')).filter((kind) => kind === 'tie')).toHaveLength(8)
    expect(await counted('tone')).toEqual(new Array(12).fill('not-asked'))
  })
})

describe('agreement', () => {
  const found = (viewer = made.researcher) =>
    inStudy(viewer, (tx, { study }: never) => agreementOfStudy(tx, made.study.organisationId, study))

  test('is told of blindly double-coded posts, before anybody settled, and withheld of too few', async () => {
    const before = await found()
    expect(before[0]).toMatchObject({ decision: 'work', withheld: false, nominal: { units: 12, coders: 2 } })
    // Both came to the tone of no post.
    expect(before[2]).toEqual({ decision: 'tone', withheld: true, units: 0 })
    const post = (await disputes()).next?.post ?? ''
    await settle(post, 'work', 'no')
    expect(await found()).toEqual(before)
  })

  test('is not told of what one alone coded, nor of what is half coded', async () => {
    const { before } = await deskOf(made, one)
    await undo(made, one, before?.post.post ?? '', before?.decision ?? null)
    expect((await found())[0]).toMatchObject({ nominal: { units: 11 } })
    await answer(made, one, before?.post.post ?? '', before?.decision ?? '', 'neutral')
    await made.inside((tx) =>
      tx
        .updateTable('studySampledPost')
        .set({ isDouble: false })
        .where('studyId', '=', made.study.id)
        .where('position', '<', 4)
        .execute(),
    )
    expect((await found())[0]).toEqual({ decision: 'work', withheld: true, units: 8 })
  })
})
