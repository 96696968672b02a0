import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type House, openHouse } from '../../../test/support/house.ts'
import { makePredictions } from '../../../test/support/studies.ts'
import type { Viewer } from '../people/viewer.ts'
import { answer, type CodedStudy, codeAll, deskOf, draw, studyWithPosts, wanted } from './coding.testing.ts'
import { leadCoding } from './lead-coding.ts'
import { isCodedToTheEnd, orderNow } from './order-posts.ts'

let house: House
let made: CodedStudy
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  made = await studyWithPosts(house)
  await draw(made, wanted({ size: 12, share: 50 }))
  await predict()
})

/** The classifier is surer of each post than of the one after it; of the last five of each person it says nothing. */
const doubtOf = (post: string): number | null => {
  const at = made.posts.flat().indexOf(post)
  return at % 10 < 5 ? at / 60 : null
}
const predict = () => {
  const doubts = made.posts.flat().flatMap((post) => {
    const doubt = doubtOf(post)
    return doubt === null ? [] : [[post, { 'own-work': doubt, no: 1 - doubt }]]
  })
  return makePredictions(house.database.db, made.study, 'work', Object.fromEntries(doubts))
}

const order = (unsureOf: string | null, viewer: Viewer = made.researcher) =>
  leadCoding(house.ctx, viewer, made.study.id, { intent: 'order', unsureOf })
const place = () => ({ organisationId: made.study.organisationId, studyId: made.study.id })
const mayStop = () => made.inside((tx) => isCodedToTheEnd(tx, made.study.organisationId, made.study.id))
const tasksOf = (coder: Viewer) =>
  made.inside((tx) =>
    tx
      .selectFrom('studyTask')
      .select(['postId', 'position', 'isBlind', 'state'])
      .where('studyId', '=', made.study.id)
      .where('coderId', '=', coder.member.id)
      .orderBy('position')
      .execute(),
  )
const allTasks = () => Promise.all(made.coders.map(tasksOf))
const postsOf = async (coder: Viewer) => (await tasksOf(coder)).map(({ postId }) => postId)
const codeNext = async (coder: Viewer) => {
  const [post] = (await deskOf(made, coder)).posts
  await answer(made, coder, post?.post ?? '', 'work', 'no')
  return post?.post
}

describe('the order of coding', () => {
  test('is by lot until somebody chooses, and then the least sure come first, to each coder and to both of a double', async () => {
    expect(await made.inside((tx) => orderNow(tx, place()))).toBeNull()
    const before = await allTasks()
    expect(await order('work')).toEqual({ ok: true })
    expect(await made.inside((tx) => orderNow(tx, place()))).toBe('work')
    for (const [at, coder] of made.coders.entries()) {
      const posts = await postsOf(coder)
      expect(posts.toSorted()).toEqual(before[at]?.map(({ postId }) => postId).toSorted())
      const doubts = posts.map((post) => doubtOf(post) ?? -1)
      expect(doubts).toEqual(doubts.toSorted((one, other) => other - one))
      expect((await deskOf(made, coder)).posts[0]?.post).toBe(posts[0])
      expect((await tasksOf(coder)).filter(({ isBlind }) => isBlind)).toHaveLength(6)
    }
  })

  test('goes back to the lot as if it had never been otherwise, where nothing was coded meanwhile', async () => {
    const before = await allTasks()
    await order('work')
    expect(await allTasks()).not.toEqual(before)
    expect(await mayStop()).toBe(false)
    expect(await order(null)).toEqual({ ok: true })
    expect(await allTasks()).toEqual(before)
    expect(await mayStop()).toBe(true)
  })

  test('chosen twice is the same as once', async () => {
    await order('work')
    const once = await allTasks()
    await order('work')
    expect(await allTasks()).toEqual(once)
  })

  test('leaves what is coded or begun where it is', async () => {
    const [coder] = made.coders as [Viewer]
    await codeNext(coder)
    const [begun] = (await deskOf(made, coder)).posts
    await answer(made, coder, begun?.post ?? '', 'work', 'employer')
    const before = await tasksOf(coder)
    await order('work')
    expect((await tasksOf(coder)).slice(0, 2)).toEqual(before.slice(0, 2))
  })

  test('holds for posts drawn later, and for those dealt out again', async () => {
    await order('work')
    await draw(made, wanted({ size: 8, share: 50 }))
    const isOrdered = async () => {
      for (const coder of made.coders) {
        const doubts = (await postsOf(coder)).map((post) => doubtOf(post) ?? -1)
        expect(doubts).toEqual(doubts.toSorted((one, other) => other - one))
      }
    }
    await isOrdered()
    await leadCoding(house.ctx, made.researcher, made.study.id, { intent: 'deal' })
    await isOrdered()
    expect((await allTasks()).flat()).toHaveLength(30)
  })

  test('is chosen by a researcher of the study, and by a decision that a classifier has learnt', async () => {
    const before = await allTasks()
    expect(await order('work', made.coders[0])).toEqual({ ok: false, problem: 'missing' })
    expect(await order('tone')).toEqual({ ok: false, problem: 'no-scores' })
    expect(await order('toString')).toEqual({ ok: false, problem: 'no-scores' })
    expect(await allTasks()).toEqual(before)
  })

  test('of a decision that hangs on another weighs how probable it is to be asked at all', async () => {
    const posts = made.posts.flat()
    const even = Object.fromEntries(posts.map((post) => [post, { neutral: 0.5, positive: 0.5 }]))
    await makePredictions(house.database.db, made.study, 'tone', even)
    await order('tone')
    for (const coder of made.coders) {
      // Where nothing says whether it is asked, it counts as asked.
      const asked = (await postsOf(coder)).map((post) => doubtOf(post) ?? 1)
      expect(asked).toEqual(asked.toSorted((one, other) => other - one))
    }
  })
})

describe('what is coded in part', () => {
  test('by lot may be counted wherever coding stops', async () => {
    await codeNext(made.coders[0] as Viewer)
    expect(await mayStop()).toBe(true)
  })

  test('with the least sure first waits until all is coded, also after going back to the lot', async () => {
    await order('work')
    // Enough of them, so that these are not by chance what the lot would have had first.
    for (const coder of made.coders) for (let at = 0; at < 5; at++) await codeNext(coder)
    await order(null)
    expect(await mayStop()).toBe(false)
    for (const coder of made.coders) await codeAll(made, coder)
    expect(await mayStop()).toBe(true)
  })

  test('of a later draw by lot takes nothing from an earlier one that was coded to its end', async () => {
    await order('work')
    for (const coder of made.coders) await codeAll(made, coder)
    await order(null)
    await draw(made, wanted({ size: 8, share: 0 }))
    await codeNext(made.coders[0] as Viewer)
    expect(await mayStop()).toBe(true)
    await order('work')
    expect(await mayStop()).toBe(false)
  })

  test('by somebody who has left since is not taken for coded by lot', async () => {
    await order('work')
    const [leaver] = made.coders as [Viewer]
    await codeNext(leaver)
    await codeNext(leaver)
    await made.inside((tx) => tx.deleteFrom('studyTask').where('coderId', '=', leaver.member.id).execute())
    await order(null)
    expect(await mayStop()).toBe(false)
  })
})
