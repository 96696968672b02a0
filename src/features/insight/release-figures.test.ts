import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { coalitionExposed } from '../../core/attack.testing.ts'
import { type Week, weekAfter, weekAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { askDialogue } from '../programme/dialogue-held.ts'
import { click, type Made, makeOrganisation, recordDialogue, type Told, tell } from './made-organisation.testing.ts'
import { organisationFigures } from './queries.ts'
import { releaseFigures } from './release-figures.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

const week1 = '2026-01-05' as Week
const nth = (n: number) => weekAfter(week1, n - 1)

/** A clock at Wednesday noon after the week: it is closed. */
const onceClosed = (week: Week) => ({
  db: database.db,
  clock: () => Date.parse(`${weekAfter(week)}T10:00:00Z`) + 2 * 86_400_000,
})

async function shown(made: Made): Promise<string[]> {
  const range = { first: '2025-01-06' as Week, last: '2027-12-27' as Week, stories: true }
  const answer = await inOrganisation(made.db, made.id, async (tx) => {
    const dialogue = await askDialogue(tx, made.id)
    return dialogue.open ? organisationFigures(tx, dialogue.held, range) : dialogue.problem
  })
  if (typeof answer === 'string') return [answer]
  return answer.map((f) => {
    const part = f.dimension === 'network' ? f.part : (f.name ?? '')
    return [f.measure, f.dimension, part, f.first === f.last ? f.first : `${f.first}..${f.last}`, f.figure]
      .filter(Boolean)
      .join(' ')
  })
}

async function tellAll(made: Made, from: number, to: number, told: Omit<Parameters<typeof tell>[1], 'by'>) {
  for (let by = from; by < to; by++) await tell(made, { by, ...told })
}

describe('releasing an organisation’s figures', () => {
  test('nothing is released or shown before a dialogue with the personnel is recorded', async () => {
    const made = await makeOrganisation(database.db, 12, undefined, false)
    await tellAll(made, 0, 12, { week: week1 })
    expect(await releaseFigures(onceClosed(week1), made.id)).toEqual({ ok: false, problem: 'no-dialogue' })
    expect(await shown(made)).toEqual(['no-dialogue'])
    await inOrganisation(made.db, made.id, (tx) => recordDialogue(tx, made.id, made.people[0] ?? ''))
    expect(await releaseFigures(onceClosed(week1), made.id)).toEqual({ ok: true, released: 2 })
    expect(await shown(made)).toEqual([`tellings all ${week1} 12`, `tellings network linkedin ${week1} 12`])
  })

  test('what was told before the dialogue was held is not counted', async () => {
    const made = await makeOrganisation(database.db, 12)
    await tellAll(made, 0, 12, { week: '2025-12-01' as Week })
    await tellAll(made, 0, 5, { week: '2025-12-08' as Week })
    await releaseFigures(onceClosed(week1), made.id)
    expect(await shown(made)).toEqual(['tellings all 2025-12-08 5', 'tellings network linkedin 2025-12-08 5'])
  })

  test('only what went out counts: not what waits, failed, or is unsure', async () => {
    const made = await makeOrganisation(database.db, 12)
    await tellAll(made, 0, 5, { week: week1, state: 'published' })
    for (const state of ['queued', 'rejected', 'unsure']) await tellAll(made, 5, 10, { week: week1, state })
    await releaseFigures(onceClosed(week1), made.id)
    expect(await shown(made)).toContain(`tellings all ${week1} 5`)
  })

  test('tellings and clicks are released by network and group, each for five people or more', async () => {
    const made = await makeOrganisation(database.db, 30, (n) => [n < 15 ? 'Myynti' : 'Tuotanto'])
    await tellAll(made, 0, 6, { week: week1, groups: ['Myynti'], aboutStory: true, clicks: 2 })
    await tellAll(made, 6, 11, { week: week1, groups: ['Myynti'], network: 'x', aboutStory: true })
    await tellAll(made, 15, 22, { week: week1, groups: ['Tuotanto'], network: 'x', clicks: 1 })
    await tellAll(made, 22, 27, { week: week1, groups: ['Tuotanto'], clicks: 1 })
    await tellAll(made, 27, 30, { week: week1, groups: ['Tuotanto'], network: 'bluesky' })
    await releaseFigures(onceClosed(week1), made.id)
    expect(await shown(made)).toEqual([
      `clicks all ${week1} 24`,
      `clicks group Myynti ${week1} 12`,
      `clicks group Tuotanto ${week1} 12`,
      `clicks network linkedin ${week1} 17`,
      `clicks network x ${week1} 7`,
      `tellings all ${week1} 26`,
      `tellings group Myynti ${week1} 11`,
      `tellings group Tuotanto ${week1} 15`,
      // Three told on Bluesky: neither they nor, beside the sum of all and LinkedIn's, those on X are shown.
      `tellings network linkedin ${week1} 11`,
    ])
  })

  test('a second run changes nothing, nor do two at once', async () => {
    const made = await makeOrganisation(database.db, 12)
    await tellAll(made, 0, 9, { week: week1, clicks: 1 })
    const runs = await Promise.all([1, 2, 3].map(() => releaseFigures(onceClosed(week1), made.id)))
    expect(runs.map((run) => run.ok && run.released).toSorted()).toEqual([0, 0, 4])
    const before = await rows(made)
    expect(await releaseFigures(onceClosed(week1), made.id)).toEqual({ ok: true, released: 0 })
    expect(await rows(made)).toEqual(before)
  })

  test('a person who leaves changes no figure, and does not show as a difference afterwards', async () => {
    const made = await makeOrganisation(database.db, 20)
    await tellAll(made, 0, 4, { week: week1, network: 'x' })
    await tellAll(made, 4, 11, { week: week1, network: 'linkedin' })
    await releaseFigures(onceClosed(week1), made.id)
    expect(await shown(made)).toEqual([`tellings all ${week1} 11`])
    await inOrganisation(made.db, made.id, (tx) =>
      tx
        .deleteFrom('member')
        .where('organisationId', '=', made.id)
        .where('id', '=', made.people[5] ?? '')
        .execute(),
    )
    await tellAll(made, 0, 4, { week: nth(2), network: 'x' })
    await tellAll(made, 12, 18, { week: nth(2), network: 'linkedin' })
    await releaseFigures(onceClosed(nth(2)), made.id)
    expect(await shown(made)).toEqual([`tellings all ${week1} 11`, `tellings all ${nth(2)} 10`])
  })

  test('whoever looks after every telling, and keeps all that was ever shown, finds no sum of fewer than five', async () => {
    const inGroup = (n: number) => (n % 2 === 0 ? ['Parilliset'] : [])
    const made = await makeOrganisation(database.db, 24, inGroup)
    const tellings: (Told & { readonly network: string; readonly groups: readonly string[] })[] = []
    const looks: string[][] = []
    // Fourteen of them tell, one by one, about nine a week.
    for (let n = 0; n < 60; n++) {
      const by = (n * 5 + Math.floor(n / 7)) % 14
      const network = (n * 3) % 7 < 3 ? 'x' : 'linkedin'
      const told = { by, week: nth(1 + Math.floor(n / 9)), network, groups: inGroup(by), aboutStory: n % 3 === 0 }
      tellings.push(told)
      await tell(made, told)
      await releaseFigures(onceClosed(weekAfter(told.week, -1)), made.id)
      looks.push(await shown(made))
    }
    for (const [index, look] of looks.entries()) expect(look).toEqual(expect.arrayContaining(looks[index - 1] ?? []))
    const figures = (await rows(made)).filter((row) => row.measure === 'tellings')
    expect(figures.length).toBeGreaterThan(10)
    const truths = tellings.map((told) => ({
      person: `${told.by}`,
      counts: figures.map((figure) => {
        const parts = ['', told.network, ...told.groups.map((name) => made.groups[name]), told.aboutStory && made.story]
        const within = `${figure.firstWeek}` <= told.week && told.week <= `${figure.lastWeek}`
        return within && parts.includes(figure.part) ? 1 : 0
      }),
    }))
    expect(coalitionExposed(truths, 4)).toBeUndefined()
  })

  test('weeks that were not closed yet are not counted, and a week closes a day after its end in Helsinki', async () => {
    const made = await makeOrganisation(database.db, 12)
    await tellAll(made, 0, 9, { week: week1 })
    const at = (time: string) => ({ db: made.db, clock: () => Date.parse(time) })
    expect(await releaseFigures(at('2026-01-12T21:59:59Z'), made.id)).toEqual({ ok: true, released: 0 })
    expect(await releaseFigures(at('2026-01-12T22:00:00Z'), made.id)).toEqual({ ok: true, released: 2 })
  })

  test('the database counts by the same weeks as the rules do, at their edges too', async () => {
    for (const hour of [
      '2026-03-29T20:00:00Z',
      '2026-03-29T21:00:00Z',
      '2026-10-25T21:00:00Z',
      '2026-10-25T22:00:00Z',
    ]) {
      const made = await makeOrganisation(database.db, 12)
      for (let by = 0; by < 5; by++) {
        const { linkId } = await tell(made, { by, week: week1 })
        await click(made, linkId, new Date(hour), 1)
      }
      await releaseFigures({ db: made.db, clock: () => Date.parse('2026-12-30T10:00:00Z') }, made.id)
      const clicks = (await shown(made)).find((line) => line.startsWith('clicks all'))
      expect(clicks).toMatch(new RegExp(`${weekAt(Date.parse(hour))} 5$`))
    }
  })

  test('what waits when its quarter ends is never added to the next', async () => {
    const made = await makeOrganisation(database.db, 12)
    // The last week of the year's first quarter, and the first of its second.
    await tellAll(made, 0, 4, { week: '2026-03-23' as Week })
    await tellAll(made, 0, 6, { week: '2026-03-30' as Week })
    await releaseFigures(onceClosed('2026-04-06' as Week), made.id)
    expect(await shown(made)).toEqual(['tellings all 2026-03-30 6', 'tellings network linkedin 2026-03-30 6'])
    await releaseFigures(onceClosed('2026-04-13' as Week), made.id)
    expect(await rows(made)).toHaveLength(2)
  })

  test('a team of five that all told is not shown, for that would say so of each', async () => {
    const made = await makeOrganisation(database.db, 30, (n) => (n < 5 ? ['Tiimi'] : []))
    await tellAll(made, 0, 5, { week: week1, groups: ['Tiimi'] })
    await tellAll(made, 10, 20, { week: week1 })
    await releaseFigures(onceClosed(week1), made.id)
    expect((await shown(made)).join()).not.toContain('Tiimi')
  })

  test('another organisation’s figures are neither counted nor seen', async () => {
    const [ours, theirs] = [await makeOrganisation(database.db, 12), await makeOrganisation(database.db, 12)]
    await tellAll(theirs, 0, 12, { week: week1 })
    await tellAll(ours, 0, 4, { week: week1 })
    await releaseFigures(onceClosed(week1), theirs.id)
    await releaseFigures(onceClosed(week1), ours.id)
    expect(await shown(ours)).toEqual([])
    expect(await shown(theirs)).toHaveLength(2)
  })
})

const rows = (made: Made) =>
  inOrganisation(made.db, made.id, (tx) =>
    tx.selectFrom('insightFigure').selectAll().where('organisationId', '=', made.id).orderBy('id').execute(),
  )
