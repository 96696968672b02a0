import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeBareOrganisation, makeDialogue, makeMember, makeStory } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { lackingOf } from '../../core/programme/readiness.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { newSlug, tellStory } from '../telling/tell-story.ts'
import { findLaunch, findReadiness } from './find-readiness.ts'
import { launchProgramme, lineOf } from './launch-programme.ts'
import { storyTelling } from './story-telling.ts'
import { addTraining, listTraining, removeTraining } from './training.ts'
import { listWorkingTime, sayWorkingTime } from './working-time.ts'

let house: House
let steward: Viewer
let member: Viewer
let storyId: string
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  const { db } = house.database
  house.time.now = Date.parse('2026-11-23T09:00:00Z')
  const id = await makeBareOrganisation(db)
  steward = await makeMember(db, id, { roles: ['steward'] })
  member = await makeMember(db, id)
  storyId = await makeStory(db, await makeMember(db, id, { roles: ['editor'] }))
  await within((tx) =>
    tx.updateTable('organisation').set({ isPreparing: true }).where('organisationId', '=', id).execute(),
  )
})

const within = <T>(work: (tx: OrganisationTx) => Promise<T>): Promise<T> =>
  inOrganisation(house.database.db, steward.organisation.id, work)
const organisationId = () => steward.organisation.id
const today = '2026-11-23'
const lackingNow = () =>
  within(async (tx) => lackingOf((await findReadiness(tx, { organisationId: organisationId(), today })).judged))

const tell = (viewer: Viewer, story: string | null = storyId) =>
  tellStory(house.ctx, viewer, {
    ...{ formKey: crypto.randomUUID(), storyId: story, network: 'linkedin', channelId: null, when: { kind: 'now' } },
    ...{ ownWords: 'Olin mukana.', language: 'fi', disclose: true, link: null, slug: newSlug() },
  })

describe('while the programme is being prepared', () => {
  test('stories are told by those who prepare it, and by nobody else; one’s own thought by everybody', async () => {
    expect(await tell(member)).toEqual({ ok: false, problem: 'preparing' })
    expect(await tell(member, null)).toMatchObject({ ok: true })
    for (const role of ['steward', 'editor', 'admin', 'leader'] as const)
      expect(await tell(await makeMember(house.database.db, organisationId(), { roles: [role] })), role).toMatchObject({
        ok: true,
      })
    const researcher = await makeMember(house.database.db, organisationId(), { roles: ['researcher'] })
    expect(await tell(researcher)).toEqual({ ok: false, problem: 'preparing' })
  })

  test('it is launched once, and then everybody is offered them', async () => {
    const seen = lineOf(await lackingNow())
    expect(await launchProgramme(house.ctx, steward, { seen, reason: 'Aloitetaan pienesti.' })).toBe('done')
    expect(await launchProgramme(house.ctx, steward, { seen: 'other', reason: '' })).toBe('done')
    expect(await within((tx) => storyTelling(tx, member))).toEqual({ isOpen: true })
    expect(await tell(member)).toMatchObject({ ok: true })
    const launch = await within((tx) => findLaunch(tx, organisationId()))
    expect(launch).toMatchObject({ on: today, reason: 'Aloitetaan pienesti.' })
    expect(launch?.lacking).toContainEqual({ part: 'dialogue', standing: 'missing' })
  })

  test('it is not launched without a reason where something is lacking, nor with other things before one’s eyes', async () => {
    const before = await lackingNow()
    expect(await launchProgramme(house.ctx, steward, { seen: lineOf(before), reason: '' })).toBe('reason-missing')
    await makeDialogue(house.database.db, steward)
    const launched = await launchProgramme(house.ctx, steward, { seen: lineOf(before), reason: 'Silti.' })
    expect(launched).toBe('changed')
    expect(await tell(member)).toEqual({ ok: false, problem: 'preparing' })
    expect(await within((tx) => findLaunch(tx, organisationId()))).toBeUndefined()
  })
})

test('an organisation that was there before launches were counts as launched', async () => {
  const other = await makeMember(house.database.db, await makeBareOrganisation(house.database.db))
  const telling = await inOrganisation(house.database.db, other.organisation.id, (tx) => storyTelling(tx, other))
  expect(telling).toEqual({ isOpen: true })
})

describe('what is kept for readiness', () => {
  test('of working time: what holds first, and what was said before', async () => {
    const said = { id: crypto.randomUUID(), said: 'Tunti viikossa.', whoseWords: 'Liisa Lind', saidOn: '2026-01-12' }
    const later = { ...said, id: crypto.randomUUID(), said: 'Kaksi tuntia viikossa.', saidOn: '2026-11-02' }
    for (const one of [later, said, said]) await sayWorkingTime(house.ctx, steward, one)
    expect(await within((tx) => listWorkingTime(tx, organisationId()))).toEqual([later, said])
    expect((await lackingNow()).map(({ part }) => part)).not.toContain('time')
  })

  test('of training: what is offered until it is taken off, and fifty at most', async () => {
    const one = (n: number) => ({
      ...{ id: crypto.randomUUID(), title: `Tunti ${n}`, about: '', link: null },
      heldOn: n === 0 ? null : `2026-12-${String(1 + (n % 28)).padStart(2, '0')}`,
    })
    const all = Array.from({ length: 50 }, (_, n) => one(n))
    for (const training of all) expect(await addTraining(house.ctx, steward, training)).toBe('done')
    expect(await addTraining(house.ctx, steward, one(51))).toBe('full')
    const [first, ...rest] = await within((tx) => listTraining(tx, organisationId()))
    expect(first).toEqual(all[0])
    expect(rest).toHaveLength(49)
    await removeTraining(house.ctx, steward, all[0]?.id ?? '')
    expect(await within((tx) => listTraining(tx, organisationId()))).toHaveLength(49)
  })
})
