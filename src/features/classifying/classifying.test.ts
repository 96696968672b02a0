import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { makeCodes, makeParticipant, makeStudy, makeStudyPosts, makeWorker } from '../../../test/support/studies.ts'
import { madePosts } from '../../core/voice/made-posts.testing.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { learntDecisions } from './queries.ts'
import { silentMs, startTraining, stopTraining } from './start-training.ts'
import { trainClassifier } from './train-classifier.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** A study of four people with `count` posts, of which the first `coded` have a code. */
async function codedStudy(count: number, coded: number) {
  const { db } = house.database
  const organisation = await makeBareOrganisation(db)
  const researcher = await makeMember(db, organisation, { roles: ['researcher'] })
  const study = await makeStudy(db, researcher, { state: 'coding' })
  const coder = await makeMember(db, organisation)
  const alias = await makeWorker(db, study, coder, 'coder')
  const posts = madePosts(count, 1, 4)
  const people = []
  const ids = new Map<string, string>()
  for (const pseudonym of ['P1', 'P2', 'P3', 'P4']) {
    const person = await makeParticipant(db, study, { pseudonym })
    people.push(person)
    const own = posts.filter(({ member }) => member === pseudonym)
    const made = await makeStudyPosts(
      db,
      study,
      person,
      own.map(({ text }) => ({ text })),
    )
    for (const [at, post] of own.entries()) ids.set(post.id, made[at] ?? '')
  }
  const codes = posts.slice(0, coded).map(({ id, code }) => ({
    ...{ post: ids.get(id) ?? '', coder: alias, decision: 'work' },
    code: code === 'work' ? 'own-work' : 'no',
  }))
  await makeCodes(db, study, codes)
  const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(db, organisation, work)
  const look = async () => {
    const [one] = await inside((tx) => learntDecisions(tx, organisation, study.id, ['work'], house.ctx.clock()))
    if (!one) throw new Error('It was asked of one decision.')
    return one
  }
  const predictions = () =>
    inside((tx) =>
      tx
        .selectFrom('studyPrediction')
        .select(['postId', 'probabilities'])
        .where('organisationId', '=', organisation)
        .where('studyId', '=', study.id)
        .orderBy('postId')
        .execute(),
    )
  /** The jobs of this study that nobody has taken. */
  const queued = async () =>
    (await house.queued('train-classifier')).map(({ data }) => data).filter(({ studyId }) => studyId === study.id)
  return { organisation, researcher, coder, study, people, posts, ids, inside, look, predictions, queued }
}

type Made = Awaited<ReturnType<typeof codedStudy>>
const begin = ({ researcher, study }: Made) => startTraining(house.ctx, researcher, study.id, 'work')

describe('training', () => {
  test('predicts every post, coded or not, and keeps what the prediction is worth', async () => {
    const made = await codedStudy(200, 120)
    expect(await made.look()).toMatchObject({ state: 'never', model: null })
    expect(await begin(made)).toEqual({ ok: true })
    expect(await made.look()).toMatchObject({ state: 'waiting' })
    const [job] = await made.queued()
    await trainClassifier(house.ctx, job)
    const learnt = await made.look()
    expect(learnt).toMatchObject({ state: 'done', problem: null, model: { trainedAt: new Date(house.time.now) } })
    expect(learnt.model?.report).toMatchObject({ coded: 120, foldsBy: 'member', folds: 4, seed: 20161107 })
    const predictions = await made.predictions()
    expect(predictions.map(({ postId }) => postId)).toEqual([...made.ids.values()].sort())
    for (const { probabilities } of predictions) {
      const of = probabilities as unknown as Record<string, number>
      expect(Object.keys(of).sort()).toEqual(['no', 'own-work'])
      expect((of.no ?? 0) + (of['own-work'] ?? 0)).toBeCloseTo(1, 5)
    }
  })

  test('done twice, it leaves what is there', async () => {
    const made = await codedStudy(60, 40)
    await begin(made)
    const [job] = await made.queued()
    // Both at once, as when a job is given to another process while the first still works.
    await Promise.all([trainClassifier(house.ctx, job), trainClassifier(house.ctx, job)])
    const first = await made.predictions()
    expect(first).toHaveLength(60)
    house.time.now += 1000
    await trainClassifier(house.ctx, job)
    expect(await made.predictions()).toEqual(first)
    expect((await made.look()).model?.trainedAt.getTime()).toBe(house.time.now - 1000)
  })

  test('goes on in a thread of its own: meanwhile the process answers how far it is', async () => {
    const made = await codedStudy(1200, 1200)
    await begin(made)
    const [job] = await made.queued()
    let over = false
    const training = trainClassifier(house.ctx, job).finally(() => {
      over = true
    })
    const seen = new Set<number>()
    while (!over) {
      const { state, done, total } = await made.look()
      if (state === 'running' && done > 0 && done < total) seen.add(done)
      await wait(5)
    }
    await training
    expect(seen.size).toBeGreaterThan(1)
  })

  test('with too few codes says so, and keeps what was learnt before', async () => {
    const made = await codedStudy(60, 19)
    await begin(made)
    await trainClassifier(house.ctx, (await made.queued())[0])
    expect(await made.look()).toMatchObject({ state: 'failed', problem: 'too-few', model: null })
    expect(await made.predictions()).toEqual([])
  })

  test('what is learnt anew replaces all that was there', async () => {
    const made = await codedStudy(60, 40)
    await begin(made)
    await trainClassifier(house.ctx, (await made.queued())[0])
    const before = await made.predictions()
    const more = made.posts.slice(40).map(({ id }) => ({ post: made.ids.get(id) ?? '', coder: 'K2', decision: 'work' }))
    await makeCodes(
      house.database.db,
      made.study,
      more.map((one) => ({ ...one, code: 'customers' })),
    )
    await begin(made)
    await trainClassifier(house.ctx, (await made.queued()).at(-1))
    const after = await made.predictions()
    expect(after).toHaveLength(60)
    expect(after).not.toEqual(before)
    expect((await made.look()).model?.report.codes.map(({ code }) => code)).toEqual(['customers', 'no', 'own-work'])
  })

  test('who withdraws takes their predictions with them', async () => {
    const made = await codedStudy(60, 40)
    await begin(made)
    await trainClassifier(house.ctx, (await made.queued())[0])
    await made.inside((tx) =>
      tx
        .deleteFrom('studyParticipant')
        .where('organisationId', '=', made.organisation)
        .where('id', '=', made.people[0]?.id ?? '')
        .execute(),
    )
    expect(await made.predictions()).toHaveLength(45)
  })
})

describe('a run', () => {
  test('that was asked for twice begins once', async () => {
    const made = await codedStudy(30, 30)
    await Promise.all([begin(made), begin(made)])
    expect(await made.queued()).toHaveLength(1)
  })

  test('that was stopped writes nothing, before it begins and in the midst of it', async () => {
    const made = await codedStudy(600, 600)
    const stop = () => stopTraining(house.ctx, made.researcher, made.study.id, 'work')
    await begin(made)
    const [job] = await made.queued()
    await stop()
    await trainClassifier(house.ctx, job)
    expect(await made.look()).toMatchObject({ state: 'stopped', model: null })
    await begin(made)
    const training = trainClassifier(house.ctx, (await made.queued()).at(-1))
    while ((await made.look()).done === 0) await wait(5)
    await stop()
    await training
    expect(await made.look()).toMatchObject({ state: 'stopped', model: null })
    expect(await made.predictions()).toEqual([])
  })

  test('whose process is gone is told after a while, and one that takes its place is the only one to write', async () => {
    const made = await codedStudy(60, 40)
    await begin(made)
    const [first] = await made.queued()
    house.time.now += silentMs
    expect((await made.look()).state).toBe('silent')
    await begin(made)
    const second = (await made.queued()).find(({ runId }) => runId !== first?.runId)
    await trainClassifier(house.ctx, first)
    expect(await made.look()).toMatchObject({ state: 'waiting', model: null })
    await trainClassifier(house.ctx, second)
    expect((await made.look()).state).toBe('done')
  })

  test('is begun and stopped by researchers of the study alone', async () => {
    const made = await codedStudy(30, 30)
    const admin = await makeMember(house.database.db, made.organisation, { roles: ['admin'] })
    for (const other of [made.coder, admin]) {
      for (const act of [startTraining, stopTraining]) {
        expect(await act(house.ctx, other, made.study.id, 'work')).toEqual({ ok: false, problem: 'missing' })
      }
    }
    expect(await startTraining(house.ctx, made.researcher, made.study.id, 'mood')).toEqual({
      ok: false,
      problem: 'unknown-decision',
    })
    expect(await made.queued()).toEqual([])
  })
})
