import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeBareOrganisation, makeMember, makeStory } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { answerAndClose, makeWave } from '../../../test/support/pulse.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findPause } from '../programme/find-pause.ts'
import { endPause } from '../programme/pause.ts'
import { newSlug, tellStory } from '../telling/tell-story.ts'
import { cancelWave } from './cancel-wave.ts'
import { changePulseSettings } from './change-settings.ts'
import { listWaves } from './find-wave.ts'
import { latestRanges } from './latest-ranges.ts'
import { openWave } from './open-wave.ts'
import { planWave } from './plan-wave.ts'
import { addItem, newestQuestionnaire, removeItem } from './questionnaire.ts'
import { tendWaves } from './tend-waves.ts'
import { textsOf, withholdText } from './texts.ts'
import { writeToVoters } from './write-to-voters.ts'

// What the pulse does by itself, and what follows from its result.

let house: House
let steward: Viewer
let members: readonly Viewer[]
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const organisation = await makeBareOrganisation(house.database.db)
  steward = await makeMember(house.database.db, organisation, { roles: ['steward'] })
  members = await Promise.all(Array.from({ length: 21 }, () => makeMember(house.database.db, organisation)))
})

const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) =>
  inOrganisation(house.database.db, steward.organisation.id, work)
const waves = () => inside((tx) => listWaves(tx, steward.organisation.id))
const tendOn = async (day: string) => {
  house.time.now = Date.parse(`${day}T09:00:00Z`)
  await tendWaves(house.ctx)
}
const told = async () => {
  const rows = await inside((tx) => tx.selectFrom('notice').select(['memberId', 'kind']).execute())
  return Object.entries(Object.groupBy(rows, ({ kind }) => kind)).map(([kind, own]) => [
    kind,
    new Set(own?.map(({ memberId }) => memberId)).size,
    own?.length,
  ])
}
const plan = (opensOn: string, closesOn: string) =>
  planWave(house.ctx, steward, { id: crypto.randomUUID(), opensOn, closesOn, threshold: 5, reporting: [] })

test('a wave opens, reminds everybody alike once, and closes by itself; the next is planned two weeks ahead', async () => {
  await plan('2026-12-01', '2026-12-14')
  await tendOn('2026-11-30')
  expect((await waves()).map(({ state }) => state)).toEqual(['planned'])
  await tendOn('2026-12-01')
  await tendOn('2026-12-02')
  expect((await waves()).map(({ state }) => state)).toEqual(['open'])
  expect(await told()).toEqual([['pulse-open', 22, 22]])
  await tendOn('2026-12-07')
  await tendOn('2026-12-14')
  expect(await told()).toEqual([
    ['pulse-open', 22, 22],
    ['pulse-reminder', 22, 22],
  ])
  await tendOn('2026-12-15')
  expect((await waves()).map(({ state }) => state)).toEqual(['closed'])
  await tendOn('2027-02-15')
  await tendOn('2027-02-16')
  await tendOn('2027-02-17')
  const [next] = await waves()
  expect(next).toMatchObject({ number: 2, state: 'planned', opensOn: '2027-03-02', closesOn: '2027-03-15' })
  // One that is cancelled does not come back.
  await cancelWave(house.ctx, steward, next?.id ?? '')
  await tendOn('2027-02-18')
  expect(await waves()).toHaveLength(1)
  await changePulseSettings(house.ctx, steward, { guardrailPercent: 10, pulseQuarterly: true })
  await tendOn('2027-02-19')
  expect(await waves()).toHaveLength(2)
})

test('a wave that was opened by hand before its day is written about at once, and reminded of halfway from then', async () => {
  await plan('2026-12-10', '2026-12-21')
  const [wave] = await waves()
  house.time.now = Date.parse('2026-12-01T09:00:00Z')
  await openWave(house.ctx, steward.organisation.id, wave?.id ?? '')
  await tendOn('2026-12-01')
  expect(await told()).toEqual([['pulse-open', 22, 22]])
  expect((await waves())[0]).toMatchObject({ opensOn: '2026-12-01', closesOn: '2026-12-21' })
})

test('a worker that was away for weeks opens the wave for as long as it was meant, and writes to nobody twice', async () => {
  await plan('2026-12-01', '2026-12-07')
  await tendOn('2027-01-11')
  expect((await waves())[0]).toMatchObject({ state: 'open', opensOn: '2027-01-11', closesOn: '2027-01-17' })
  expect(await told()).toEqual([['pulse-open', 22, 22]])
})

test('after a kill amid the letters it goes on with those who have none yet', async () => {
  await plan('2026-12-01', '2026-12-14')
  const [wave] = await waves()
  house.time.now = Date.parse('2026-12-01T09:00:00Z')
  await openWave(house.ctx, steward.organisation.id, wave?.id ?? '')
  let letters = 0
  const enqueue: typeof house.ctx.jobs.enqueue = (...job) => {
    letters += 1
    if (letters > 9) throw new Error('Killed.')
    return house.ctx.jobs.enqueue(...job)
  }
  const writing = {
    organisationId: steward.organisation.id,
    waveId: wave?.id ?? '',
    kind: 'pulse-open',
    isLast: false,
  } as const
  const killed = writeToVoters({ ...house.ctx, jobs: { ...house.ctx.jobs, enqueue } }, writing)
  await expect(killed).rejects.toThrow('Killed.')
  await tendOn('2026-12-01')
  expect(await told()).toEqual([['pulse-open', 22, 22]])
})

test('a wave that is open is not cancelled, and nobody but who keeps the pulse cancels one', async () => {
  const [member] = members
  await plan('2026-12-01', '2026-12-14')
  const [wave] = await waves()
  expect(await cancelWave(house.ctx, member ?? steward, wave?.id ?? '')).toBe(false)
  await tendOn('2026-12-01')
  expect(await cancelWave(house.ctx, steward, wave?.id ?? '')).toBe(false)
  expect(await waves()).toHaveLength(1)
})

const text = { fi: 'Toive', sv: 'Önskan', en: 'Wish' }
const newest = () => inside((tx) => newestQuestionnaire(tx, steward.organisation.id))

test('own items are asked from the next wave on, and an id is never given twice', async () => {
  expect(await addItem(house.ctx, steward, 1, { kind: 'text', text })).toEqual({ ok: true })
  expect(await addItem(house.ctx, steward, 1, { kind: 'text', text })).toMatchObject({ problem: 'changed-meanwhile' })
  const { items, version } = await newest()
  const own = items.at(-1)
  expect(own).toMatchObject({ kind: 'text', source: 'own', text })
  expect(await removeItem(house.ctx, steward, version, own?.id ?? '')).toEqual({ ok: true })
  expect(await removeItem(house.ctx, steward, version + 1, 'voluntary')).toEqual({ ok: true })
  const after = await newest()
  expect(after.items).toHaveLength(15)
  expect(await addItem(house.ctx, members[0] ?? steward, after.version, { kind: 'text', text })).toMatchObject({
    ok: false,
  })
  await addItem(house.ctx, steward, after.version, { kind: 'text', text })
  expect((await newest()).items.at(-1)?.id).not.toBe(own?.id)
})

test('what ten wrote is told without their groups, what nine wrote is not, and one that names somebody is withheld', async () => {
  await addItem(house.ctx, steward, 1, { kind: 'text', text })
  const { items } = await newest()
  const id = items.at(-1)?.id ?? ''
  const read = (wave: string) => inside((tx) => textsOf(tx, steward.organisation.id, wave, { items, language: 'fi' }))
  for (const [writers, texts] of [
    [9, 0],
    [10, 10],
  ] as const) {
    const wave = await makeWave(house.ctx, steward)
    await answerAndClose(house.ctx, wave, members, (n) => ({
      goals: 3,
      ...(n < writers ? { [id]: `Teksti ${n}` } : {}),
    }))
    const [written] = await read(wave)
    expect(written?.texts).toHaveLength(texts)
    if (texts === 0) continue
    const [first] = written?.texts ?? []
    await withholdText(house.ctx, members[0] ?? steward, wave, first?.id ?? '')
    expect((await read(wave))[0]?.withheld).toBe(0)
    await withholdText(house.ctx, steward, wave, first?.id ?? '')
    const [after] = await read(wave)
    expect(after?.withheld).toBe(1)
    expect(JSON.stringify(after)).not.toContain(first?.words)
  }
})

test('where people are pressed no story is told until it is said what was changed; own thoughts are', async () => {
  const storyId = await makeStory(house.database.db, steward)
  const tell = (about: string | null) =>
    tellStory(house.ctx, members[0] ?? steward, {
      ...{ network: 'linkedin', channelId: null, when: { kind: 'now' }, ownWords: 'Oma', language: 'fi' },
      ...{ disclose: true, link: null, formKey: uuid(), slug: newSlug(), storyId: about },
    })
  const close = async (disagree: number) => {
    const wave = await makeWave(house.ctx, steward)
    await answerAndClose(house.ctx, wave, members, (n) => ({ voluntary: n < disagree ? 1 : 5 - (n % 2) }))
    return wave
  }
  await close(2)
  expect(await tell(storyId)).toMatchObject({ ok: true })
  const wave = await close(7)
  const latest = await inside((tx) => latestRanges(tx, steward.organisation.id))
  expect(latest).toMatchObject({ waveId: wave, pressed: { disagreed: 7, answered: 21 } })
  const voluntary = latest?.items.find(({ item }) => item.id === 'voluntary')
  // One of 22 did not answer: fourteen agree, or fifteen.
  expect(voluntary?.range).toEqual({ count: 14, answered: 21, low: 14 / 22, high: 15 / 22 })
  expect(await inside((tx) => findPause(tx, steward.organisation.id))).toMatchObject({ disagreed: 7, answered: 21 })
  expect(await tell(storyId)).toEqual({ ok: false, problem: 'paused' })
  expect(await tell(null)).toMatchObject({ ok: true })
  await endPause(house.ctx, members[0] ?? steward, wave, 'Ei mitään.')
  expect(await tell(storyId)).toEqual({ ok: false, problem: 'paused' })
  await endPause(house.ctx, steward, wave, 'Esihenkilöt eivät enää kysy.')
  expect(await tell(storyId)).toMatchObject({ ok: true })
})
