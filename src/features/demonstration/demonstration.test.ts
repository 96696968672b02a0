import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeOrganisation } from '../../../test/support/factories.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import type { Language } from '../../core/networks.ts'
import { weekOfDate } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { ownWeeks } from '../insight/own-figures.ts'
import { findViewer, type Viewer } from '../people/viewer.ts'
import { dueTargets } from '../stories/due-targets.ts'
import { liveStories } from '../stories/queries.ts'
import { findPublished } from '../voice-report/publish-report.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { addDemonstration } from './add-demonstration.ts'
import { findDemonstration } from './find-demonstration.ts'
import { removeDemonstration } from './remove-demonstration.ts'

let house: House
let visitor: Viewer

beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

beforeEach(async () => {
  visitor = (await makeOrganisation(house.database.db)).people.admin
})

const add = (language: Language = 'fi') =>
  addDemonstration(house.ctx, { userId: visitor.userId, name: visitor.member.name, language })

async function enter(id: OrganisationId): Promise<Viewer> {
  return (await findViewer(house.database.db, visitor.userId, id)) ?? expect.fail('The visitor is not in it.')
}

/** How many rows each table holds of an organisation, where it holds any. */
async function rowsOf(id: OrganisationId): Promise<Record<string, number>> {
  const { rows: tables } = await house.database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'organisation_id' order by 1`,
  )
  const client = await house.database.owner.connect()
  const counts: Record<string, number> = {}
  try {
    await client.query('begin')
    await client.query('select enter_organisation($1)', [id])
    for (const { name } of tables) {
      const { rows } = await client.query(`select count(*)::int as n from ${name} where organisation_id = $1`, [id])
      if (rows[0].n > 0) counts[name] = rows[0].n
    }
    await client.query('commit')
  } finally {
    client.release()
  }
  return counts
}

describe('a demonstration', () => {
  test('has some forty members in six groups, stories in three languages and half a year of tellings and clicks', async () => {
    const id = await add()
    const rows = await rowsOf(id)
    expect(rows).toMatchObject({ member: 41, member_group: 6 })
    expect(rows.telling).toBeGreaterThan(150)
    expect(rows.click_sum).toBeGreaterThan(1000)
    expect(rows).toMatchObject({ topic: 4, suggestion: 3, objection: 1, dialogue_record: 1 })
    const inside = await enter(id)
    const { stories } = await inOrganisation(house.database.db, id, (tx) =>
      liveStories(tx, id, { today: '2026-11-23', groupIds: 'all', after: undefined }),
    )
    expect(new Set(stories.map(({ language }) => language))).toEqual(new Set(['fi', 'sv', 'en']))
    expect(inside.organisation).toMatchObject({ madeUp: true, name: 'Haaverannan vesi ja valo' })
    const weeks = await inOrganisation(house.database.db, id, (tx) =>
      tx
        .selectFrom('telling')
        .select(({ fn }) => [fn.min('toldAt').as('first'), fn.max('toldAt').as('last')])
        .where('organisationId', '=', id)
        .executeTakeFirstOrThrow(),
    )
    const days = (Number(weeks.last) - Number(weeks.first)) / 86_400_000
    expect(days).toBeGreaterThan(150)
    expect(Number(weeks.last)).toBeLessThan(house.time.now)
  })

  test('shows sums by the same rule as everybody’s, and own figures of the visitor', async () => {
    const id = await add()
    expect((await rowsOf(id)).insight_figure).toBeGreaterThan(20)
    const inside = await enter(id)
    const weeks = await inOrganisation(house.database.db, id, (tx) =>
      ownWeeks(tx, inside, weekOfDate('2026-06-01'), weekOfDate('2026-11-23')),
    )
    expect(weeks.reduce((sum, { tellings }) => sum + tellings, 0)).toBeGreaterThan(0)
  })

  test('has a voice study that is done: ten people, a sample coded by two, and a report that all may read', async () => {
    const id = await add()
    expect(await rowsOf(id)).toMatchObject({ study: 1, study_participant: 10, study_post: 300, study_report: 1 })
    const inside = await enter(id)
    const found = await inOrganisation(house.database.db, id, async (tx) => {
      const study = await tx.selectFrom('study').selectAll().where('organisationId', '=', id).executeTakeFirstOrThrow()
      const posts = await tx
        .selectFrom('studyPost')
        .select(['text', 'language'])
        .where('studyId', '=', study.id)
        .execute()
      const open = await tx.selectFrom('studyTask').select('postId').where('state', '<>', 'done').execute()
      const work = await studyFor(tx, inside, study.id, ['researcher'])
      return { study, posts, open, work, report: (await findPublished(tx, id, study.id))?.content }
    })
    expect(found.study).toMatchObject({ state: 'closed', joinToken: null, language: 'fi' })
    expect(found.work?.parts).toEqual(['researcher', 'adjudicator'])
    expect(new Set(found.posts.map(({ language }) => language))).toEqual(new Set(['fi', 'sv', 'en']))
    expect(found.posts.filter(({ text }) => text.includes('|'))).toEqual([])
    expect(found.open).toEqual([])
    expect(found.report?.people).not.toBeNull()
    // Two who read as people do: they agree more than by chance, and not on everything.
    const alphas = found.report?.agreement.map(({ alpha }) => alpha ?? Number.NaN) ?? []
    expect(alphas).toHaveLength(3)
    for (const alpha of alphas) expect(alpha > 0.5 && alpha < 0.98, String(alpha)).toBe(true)
  })

  test('shows the same report in each demonstration', async () => {
    const reports = []
    for (const _ of [1, 2]) {
      const id = await add()
      const { content } = await inOrganisation(house.database.db, id, (tx) =>
        tx.selectFrom('studyReport').select('content').where('organisationId', '=', id).executeTakeFirstOrThrow(),
      )
      const { repeat, ...figures } = content as { repeat: unknown }
      reports.push(figures)
      await removeDemonstration(house.ctx, await enter(id))
    }
    expect(reports[0]).toEqual(reports[1])
  })

  test.each(['fi', 'sv', 'en'] as const)('in %s is named in it', async (language) => {
    const { organisation } = await enter(await add(language))
    expect(organisation.language).toBe(language)
  })

  test('asked for twice, also at the same moment, is one', async () => {
    const ids = await Promise.all([add(), add(), add()])
    expect(new Set([...ids, await add()]).size).toBe(1)
    expect(await findDemonstration(house.database.db, visitor.userId)).toBe(ids[0])
  })

  test('has nobody who could be written to', async () => {
    const id = await add()
    const { rows } = await house.database.owner.query(
      `select u.email from auth_user u join user_membership m on m.user_id = u.id
      where m.organisation_id = $1 and m.user_id <> $2`,
      [id, visitor.userId],
    )
    expect(rows).toHaveLength(40)
    for (const { email } of rows) expect(email).toMatch(/\.invalid$/)
  })
})

test('no made-up page is asked whether it is still there', async () => {
  const id = await add()
  const due = await dueTargets(house.database.db, house.time.now, 1000)
  expect(due.length).toBeGreaterThan(0)
  expect(due.filter(({ organisationId }) => organisationId === id)).toEqual([])
})

describe('taken away', () => {
  test('leaves no row, user, link or picture of it, and everything of the visitor’s own', async () => {
    const before = await rowsOf(visitor.organisation.id)
    const id = await add()
    const inside = await enter(id)
    const { rows: pictures } = await house.database.owner.query('select 1 from auth_user where email like $1', [
      '%@example.invalid',
    ])
    expect(pictures.length).toBeGreaterThan(0)
    expect(await removeDemonstration(house.ctx, inside)).toEqual({ ok: true })
    expect(await rowsOf(id)).toEqual({})
    const { rows: users } = await house.database.owner.query(
      `select u.id from auth_user u where u.email like '%@example.invalid'
      and not exists (select from user_membership m where m.user_id = u.id)`,
    )
    expect(users).toEqual([])
    expect(await rowsOf(visitor.organisation.id)).toEqual(before)
    expect(await findDemonstration(house.database.db, visitor.userId)).toBeUndefined()
    expect(await removeDemonstration(house.ctx, inside)).toEqual({ ok: false })
  })

  test('is never an organisation of real people', async () => {
    const before = await rowsOf(visitor.organisation.id)
    expect(await removeDemonstration(house.ctx, visitor)).toEqual({ ok: false })
    expect(await rowsOf(visitor.organisation.id)).toEqual(before)
  })
})
