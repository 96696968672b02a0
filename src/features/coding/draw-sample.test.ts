import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { makePredictions } from '../../../test/support/studies.ts'
import { withdraw } from '../taking-part/withdraw.ts'
import { readStudy } from '../voice-report/read-study.ts'
import { exportStudy } from '../voice-study/export-study.ts'
import { findStudy } from '../voice-study/find-study.ts'
import { type CodedStudy, codeAll, draw, plan, studyWithPosts, wanted } from './coding.testing.ts'
import { drawSample } from './draw-sample.ts'
import { sampleOf } from './find-sample.ts'
import { leadCoding } from './lead-coding.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const sampled = ({ inside, study }: CodedStudy) =>
  inside((tx) =>
    tx.selectFrom('studySampledPost').selectAll().where('studyId', '=', study.id).orderBy('position').execute(),
  )

const tasks = ({ inside, study }: CodedStudy) =>
  inside((tx) => tx.selectFrom('studyTask').selectAll().where('studyId', '=', study.id).execute())

const stateOf = ({ inside, study }: CodedStudy) =>
  inside((tx) =>
    tx.selectFrom('study').select(['state', 'frozenCodebook']).where('id', '=', study.id).executeTakeFirstOrThrow(),
  )

describe('drawing', () => {
  test('draws what the preview showed, freezes the codebook, and deals it out, half of it to two', async () => {
    const made = await studyWithPosts(house)
    const preview = await plan(made, wanted())
    expect(await draw(made)).toEqual({ ok: true })
    const rows = await sampled(made)
    if (!preview.ok) return expect.fail(preview.problem)
    expect(rows.map(({ postId, probability }) => [postId, probability])).toEqual(
      preview.fresh.map(({ post, probability }) => [post, probability]),
    )
    expect(rows.map(({ probability }) => probability)).toEqual(new Array(12).fill(12 / 30))
    expect(rows.filter(({ isDouble }) => isDouble)).toHaveLength(6)
    expect(await stateOf(made)).toEqual({ state: 'coding', frozenCodebook: 1 })
    const dealt = await tasks(made)
    for (const coder of made.coders) {
      expect(dealt.filter(({ coderId }) => coderId === coder.member.id)).toHaveLength(9)
    }
    const blind = new Set(rows.filter(({ isDouble }) => isDouble).map(({ postId }) => postId))
    for (const { postId, isBlind } of dealt) expect(isBlind).toBe(blind.has(postId))
  })

  test('of the same posts by the same seed draws the same, whoever looks and however often', async () => {
    const made = await studyWithPosts(house)
    expect(await plan(made, wanted())).toEqual(await plan(made, wanted()))
    await draw(made)
    const first = await sampled(made)
    await leadCoding(house.ctx, made.researcher, made.study.id, { intent: 'undraw' })
    expect(await sampled(made)).toEqual([])
    await draw(made)
    const without = (rows: typeof first) => rows.map(({ sampleId: _, ...row }) => row)
    expect(without(await sampled(made))).toEqual(without(first))
  })

  test('pressed twice draws once, and nothing else than what was seen', async () => {
    const made = await studyWithPosts(house)
    const press = () => drawSample(house.ctx, made.researcher, made.study.id, wanted(), { before: 0, fresh: 12 })
    const both = await Promise.all([press(), press()])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, problem: 'changed' })
    expect(await sampled(made)).toHaveLength(12)
  })

  test('from each participant takes from each, with their own chance', async () => {
    const made = await studyWithPosts(house)
    await draw(made, wanted({ kind: 'member', size: 9, allocation: 'equal' }))
    const sample = await made.inside((tx) => sampleOf(tx, made.study.organisationId, made.study.id))
    expect(sample?.strata.map(({ name, size, drawn }) => [name, size, drawn])).toEqual([
      ['P1', 10, 3],
      ['P2', 10, 3],
      ['P3', 10, 3],
    ])
  })

  test('is for researchers of the study, and needs coders: two where two are to code', async () => {
    const made = await studyWithPosts(house, { coders: 1 })
    const by = (viewer: CodedStudy['researcher'], share = 0) =>
      drawSample(house.ctx, viewer, made.study.id, wanted({ share }), { before: 0, fresh: 12 })
    expect(await by(made.coders[0] ?? made.researcher)).toEqual({ ok: false, problem: 'missing' })
    expect(await by(made.researcher, 10)).toEqual({ ok: false, problem: 'one-coder' })
    const alone = await studyWithPosts(house, { coders: 0 })
    expect(await draw(alone)).toEqual({ ok: false, problem: 'no-coders' })
    expect(await by(made.researcher)).toEqual({ ok: true })
  })
})

describe('drawing more', () => {
  test('the same way makes one larger sample: every chance is that of the whole', async () => {
    const made = await studyWithPosts(house)
    await draw(made, wanted({ size: 10 }))
    const first = await sampled(made)
    expect(await draw(made, wanted({ size: 5 }))).toEqual({ ok: true })
    const all = await sampled(made)
    expect(all).toHaveLength(15)
    expect(all.slice(0, 10).map(({ postId }) => postId)).toEqual(first.map(({ postId }) => postId))
    expect(new Set(all.map(({ probability }) => probability))).toEqual(new Set([0.5]))
    expect(await leadCoding(house.ctx, made.researcher, made.study.id, { intent: 'undraw' })).toEqual({
      ok: false,
      problem: 'already-coded',
    })
  })

  test('by what the classifier says waits until all is coded, and then leaves what was drawn as a stratum of its own', async () => {
    const made = await studyWithPosts(house)
    await draw(made, wanted({ size: 10, share: 0 }))
    const byScore = wanted({ kind: 'score', size: 6, share: 0, allocation: 'equal' })
    expect(await plan(made, byScore)).toEqual({ ok: false, problem: 'no-scores' })
    const scores = made.posts.flat().map((post, at) => [post, { 'own-work': (at % 10) / 10, no: 1 - (at % 10) / 10 }])
    await makePredictions(house.database.db, made.study, 'work', Object.fromEntries(scores))
    expect(await plan(made, byScore)).toEqual({ ok: false, problem: 'uncoded-first' })
    for (const coder of made.coders) await codeAll(made, coder)
    expect(await draw(made, byScore)).toEqual({ ok: true })
    const sample = await made.inside((tx) => sampleOf(tx, made.study.organisationId, made.study.id))
    expect(sample?.plan.scoreOf).toEqual({ decision: 'work', codes: ['own-work', 'employer'] })
    expect(sample?.strata.reduce((sum, { size }) => sum + size, 0)).toBe(30)
    expect(sample?.strata[0]).toMatchObject({ name: 'earlier', size: 10, drawn: 10 })
    const rows = await sampled(made)
    expect(rows.slice(0, 10).map(({ stratum, probability }) => [stratum, probability])).toEqual(
      new Array(10).fill(['earlier', 1]),
    )
    expect(new Set(rows.slice(10).map(({ stratum }) => stratum)).size).toBeGreaterThan(1)
  })

  test('after somebody withdrew knows the sizes of what is left', async () => {
    const made = await studyWithPosts(house)
    await draw(made, wanted({ size: 15 }))
    await made.inside((tx) =>
      tx
        .deleteFrom('studyParticipant')
        .where('id', '=', made.people[0]?.id ?? '')
        .execute(),
    )
    const sample = await made.inside((tx) => sampleOf(tx, made.study.organisationId, made.study.id))
    const left = await sampled(made)
    expect(sample?.strata).toMatchObject([{ name: 'all', size: 20, drawn: left.length }])
    expect(await draw(made, wanted({ size: 4 }))).toEqual({ ok: true })
    expect(new Set((await sampled(made)).map(({ probability }) => probability))).toEqual(
      new Set([(left.length + 4) / 20]),
    )
  })
})

describe('what a report and the file of the study know of the draws', () => {
  const studyOf = async ({ inside, study }: CodedStudy) =>
    (await inside((tx) => findStudy(tx, study.organisationId, study.id))) ?? expect.fail('no study')

  const sizesIn = async (made: CodedStudy) => {
    const study = await studyOf(made)
    const { drawn } = await made.inside((tx) => readStudy(tx, made.study.organisationId, study))
    return Object.fromEntries(drawn.strata?.sizes ?? [])
  }

  const exported = async (made: CodedStudy) => {
    const pieces: Uint8Array[] = []
    for await (const piece of exportStudy(house.ctx, made.study.organisationId, await studyOf(made))) pieces.push(piece)
    const found = unzipSync(new Uint8Array(Buffer.concat(pieces)))
    return Object.fromEntries(Object.entries(found).map(([name, bytes]) => [name, strFromU8(bytes)]))
  }

  test('after a second draw by another plan, each post stands in the stratum that it is of, with its size', async () => {
    const made = await studyWithPosts(house)
    await draw(made, wanted({ size: 10, share: 0 }))
    for (const coder of made.coders) await codeAll(made, coder)
    expect(await draw(made, wanted({ kind: 'all', share: 0 }))).toEqual({ ok: true })
    // Of the rest little is coded yet: it stands for all of the rest, as what was drawn first stands for itself.
    expect(await sizesIn(made)).toEqual({ earlier: 10, all: 20 })
    const rows = (await exported(made))['sample.csv']?.trim().split('\n').slice(1) ?? []
    const sizes = rows.map((row) => row.split(',').slice(2, 6).join())
    expect(new Set(sizes)).toEqual(new Set(['earlier,1,10,10', 'all,1,20,20']))
  })

  test('who withdraws is in no draw any more: not by pseudonym, and not in the size of a stratum', async () => {
    const made = await studyWithPosts(house)
    const [person] = made.people
    const member = await makeMember(house.database.db, made.study.organisationId)
    await made.inside((tx) =>
      tx
        .insertInto('studyKey')
        .values({
          ...{ organisationId: made.study.organisationId, studyId: made.study.id, memberId: member.member.id },
          participantId: person?.id ?? '',
        })
        .execute(),
    )
    await draw(made, wanted({ kind: 'member', size: 9, allocation: 'equal' }))
    expect(await sizesIn(made)).toEqual({ P1: 10, P2: 10, P3: 10 })
    expect(await withdraw(house.ctx, member, made.study.id)).toBe(true)
    expect(await sizesIn(made)).toEqual({ P2: 10, P3: 10 })
    const stored = await made.inside((tx) => tx.selectFrom('studySample').select('strata').execute())
    expect(JSON.stringify(stored)).not.toContain('P1')
    expect(JSON.stringify(await exported(made))).not.toContain('P1"')
  })
})
