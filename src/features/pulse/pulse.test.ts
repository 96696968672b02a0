import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../test/support/app.ts'
import { fetchBallotAs, keysOf, poolOf } from '../../../test/support/ballots.ts'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import { makeWave } from '../../../test/support/pulse.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { makeBallot, type SignedBallot } from './ballot.ts'
import { castBallot } from './cast-ballot.ts'
import { closeWave } from './close-wave.ts'
import { findWave, poolsOfWave } from './find-wave.ts'
import { issueBallot } from './issue-ballot.ts'
import { planWave } from './plan-wave.ts'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const ctx = () => ({ db: app.database.db, clock: Date.now, secrets: app.secrets })

type Opened = { readonly wave: string; readonly organisation: OrganisationId; readonly people: readonly Viewer[] }

async function opened(count = 12): Promise<Opened> {
  const { db } = app.database
  const organisation = await makeBareOrganisation(db)
  const people = await Promise.all(
    Array.from({ length: count }, () => makeMember(db, organisation, { roles: ['steward'] })),
  )
  const wave = await nextWave(people)
  return { wave, organisation, people }
}

const nextWave = ([steward]: readonly Viewer[]): Promise<string> => makeWave(ctx(), steward as Viewer)

const bytes = (text: string) => Buffer.from(text, 'base64')
const cast = ({ organisation, wave }: Opened, ballot: SignedBallot, given: unknown) =>
  castBallot(ctx(), organisation, wave, {
    ...{ pool: ballot.pool, message: bytes(ballot.message), signature: bytes(ballot.signature), given },
  })

async function tallyOf({ organisation, wave }: Opened) {
  expect(await closeWave(ctx(), organisation, wave)).toBe(true)
  return (await inOrganisation(app.database.db, organisation, (tx) => findWave(tx, organisation, wave)))?.tally
}

describe('a ballot', () => {
  test('is given out once, and again only to the browser that made it', async () => {
    const { wave, people, organisation } = await opened()
    const member = people[1] as Viewer
    const pool = await poolOf(app, member, wave)
    const key = (await keysOf(app, organisation, wave)).pools[0]?.key ?? ''
    const [one, other] = await Promise.all([makeBallot(pool, key), makeBallot(pool, key)])
    const first = await issueBallot(ctx(), member, wave, bytes(one.blinded))
    const again = await issueBallot(ctx(), member, wave, bytes(one.blinded))
    expect(first).toMatchObject({ ok: true })
    expect(again).toEqual(first)
    expect(await issueBallot(ctx(), member, wave, bytes(other.blinded))).toEqual({ ok: false, problem: 'fetched' })
    expect((await keysOf(app, organisation, wave)).pools[0]?.issued).toBe(1)
  })

  test('asked for twice at once by two browsers is given to one of them', async () => {
    const { wave, people, organisation } = await opened()
    const member = people[1] as Viewer
    const key = (await keysOf(app, organisation, wave)).pools[0]?.key ?? ''
    const pool = await poolOf(app, member, wave)
    const made = await Promise.all([1, 2, 3, 4].map(() => makeBallot(pool, key)))
    const issued = await Promise.all(made.map(({ blinded }) => issueBallot(ctx(), member, wave, bytes(blinded))))
    expect(issued.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is not given to whoever came after the opening, nor to another organisation', async () => {
    const made = await opened()
    const late = await makeMember(app.database.db, made.organisation)
    const stranger = (await opened()).people[0] as Viewer
    const blinded = Buffer.alloc(256, 1)
    expect(await issueBallot(ctx(), late, made.wave, blinded)).toEqual({ ok: false, problem: 'not-asked' })
    expect(await issueBallot(ctx(), stranger, made.wave, blinded)).toEqual({ ok: false, problem: 'not-open' })
  })

  test('counts once: what comes by it again takes the place of what it said before', async () => {
    const made = await opened()
    for (const [n, member] of made.people.slice(0, 6).entries()) {
      const ballot = await fetchBallotAs(app, member, made.wave)
      expect(await cast(made, ballot, { control: 1, goals: 2 })).toEqual({ ok: true })
      expect(await cast(made, ballot, n < 3 ? { control: 4 } : { control: 5 })).toEqual({ ok: true })
    }
    const tally = await tallyOf(made)
    expect(tally?.answered).toBe(6)
    expect(tally?.tables).toEqual([{ item: 'control', pool: null, counts: [0, 0, 0, 3, 3] }])
  })

  test('that is forged, of another wave, of another group, or altered is refused', async () => {
    const [made, elsewhere] = [await opened(), await opened()]
    const ballot = await fetchBallotAs(app, made.people[0] as Viewer, made.wave)
    const foreign = await fetchBallotAs(app, elsewhere.people[0] as Viewer, elsewhere.wave)
    const flipped = bytes(ballot.message)
    flipped[40] = (flipped[40] ?? 0) ^ 1
    for (const bad of [
      { ...ballot, signature: foreign.signature },
      { ...foreign, pool: ballot.pool },
      { ...ballot, message: flipped.toString('base64') },
      { ...ballot, pool: foreign.pool },
      { ...ballot, signature: Buffer.alloc(256, 7).toString('base64') },
    ])
      expect(await cast(made, bad, { control: 3 })).toEqual({ ok: false, problem: 'forged' })
    expect(await cast(elsewhere, ballot, { control: 3 })).toEqual({ ok: false, problem: 'forged' })
    expect(await cast(made, ballot, { control: 3 })).toEqual({ ok: true })
  })

  test('says only what was asked: a value that there is not, or a field of one’s own, is refused', async () => {
    const made = await opened()
    const ballot = await fetchBallotAs(app, made.people[0] as Viewer, made.wave)
    for (const bad of [{ control: 6 }, { control: 0 }, { control: 2.5 }, { control: '3' }, { name: 1 }, [], null, 'x'])
      expect(await cast(made, ballot, bad)).toEqual({ ok: false, problem: 'malformed' })
  })

  test('of an earlier wave is good for nothing in the next one', async () => {
    const made = await opened()
    const ballot = await fetchBallotAs(app, made.people[0] as Viewer, made.wave)
    await tallyOf(made)
    expect(await cast(made, ballot, { control: 3 })).toEqual({ ok: false, problem: 'not-open' })
    const wave = await nextWave(made.people)
    const [pool] = (await keysOf(app, made.organisation, wave)).pools
    expect(await cast({ ...made, wave }, { ...ballot, pool: pool?.id ?? '' }, { control: 3 })).toEqual({
      ok: false,
      problem: 'forged',
    })
  })
})

describe('a wave', () => {
  test('is one at a time', async () => {
    const { people } = await opened()
    const planning = { id: randomUUID(), opensOn: '2027-01-01', closesOn: '2027-01-20', threshold: 5, reporting: [] }
    expect(await planWave(ctx(), people[0] as Viewer, planning)).toEqual({ ok: false, problem: 'another' })
  })

  test('leaves its tally, and neither keys, ballots nor who fetched one', async () => {
    const made = await opened()
    for (const member of made.people.slice(0, 5))
      await cast(made, await fetchBallotAs(app, member, made.wave), { control: 2, openness: 4 })
    const tally = await tallyOf(made)
    expect(tally?.answered).toBe(5)
    expect(await closeWave(ctx(), made.organisation, made.wave)).toBe(false)
    await inOrganisation(app.database.db, made.organisation, async (tx) => {
      for (const table of ['pulseBox', 'pulseTextBox', 'pulseVoter'] as const) {
        const rows = await tx.selectFrom(table).select('waveId').where('waveId', '=', made.wave).execute()
        expect(rows).toEqual([])
      }
      const keys = await tx.selectFrom('pulsePool').select('privateKey').where('waveId', '=', made.wave).execute()
      expect(keys).toEqual([{ privateKey: null }])
      expect((await poolsOfWave(tx, made.organisation, made.wave))[0]?.issued).toBe(5)
    })
  })

  test('of which four answered tells nothing, not even how many', async () => {
    const made = await opened()
    for (const member of made.people.slice(0, 4))
      await cast(made, await fetchBallotAs(app, member, made.wave), { control: 2 })
    expect(await tallyOf(made)).toMatchObject({ answered: null, tables: [], pools: [] })
  })
})
