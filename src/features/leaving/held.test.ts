import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MadeOrganisation, makeMember, makeOrganisation, makeTelling } from '../../../test/support/factories.ts'
import { fillWithPerson } from '../../../test/support/full.ts'
import { type House, openHouse } from '../../../test/support/house.ts'
import { languages } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { intlFor } from '../../ui/intl.ts'
import type { Viewer } from '../people/viewer.ts'
import { hangsOn } from './hangs-on.ts'
import { type Held, held, isForMachines, sections } from './held.ts'
import { ownData } from './own-data.ts'
import { personOf } from './read-held.ts'

// The promise: whoever leaves takes along all that the database holds of them. Which tables and columns there
// are is asked of the database, so that one that is added fails here until it is decided what becomes of it.

let house: House
let made: MadeOrganisation
let aino: Viewer
let other: Viewer

beforeAll(async () => {
  house = await openHouse()
  made = await makeOrganisation(house.database.db, { name: 'Meren Tuuli Oy' })
  const wanted = { roles: ['editor'], groupIds: [made.groupId] } as const
  aino = await makeMember(house.database.db, made.id, { ...wanted, name: 'Aino <b>Aalto</b>' })
  other = await makeMember(house.database.db, made.id, { ...wanted, name: 'Toinen Ihminen' })
  await fillWithPerson(house.ctx, made, aino)
  await fillWithPerson(house.ctx, made, other)
})
afterAll(() => house.close())

/** Columns that say whose a row is, and are taken along with no section of their own. */
const decided: Readonly<Record<string, string>> = {
  'user_membership.user_id': 'says that the user is this member, which the member’s own row says too',
  'user_membership.member_id': 'the same',
  'question_asker.member_id': 'says whose a question is: the question has a section',
  'mishap_plan.review_by': 'a day, and nobody',
  'study_key.member_id': 'says which participant of a study the person is: the participant has a section',
}

const asked = async <T extends object>(text: string): Promise<T[]> => (await house.database.owner.query<T>(text)).rows

/** Every column that points at a person, by a foreign key or by its name. */
const personColumns = () =>
  asked<{ column: string }>(`
    select distinct c.relname || '.' || a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
      a.attname ~ '(^|_)(member|user|owner|actor|person|author|asker|reader|teller)(_id|_key)$|_by$|^email$'
      or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and k.confrelid in ('member'::regclass, 'auth_user'::regclass) and a.attnum = k.conkey[cardinality(k.conkey)]))
    order by 1`)

/** Every table whose rows go when a member or a user goes, however far down. */
const tablesThatGo = () =>
  asked<{ table: string }>(`
    with recursive goes as (
      select 'member'::regclass::oid as id union select 'auth_user'::regclass::oid
      union select k.conrelid from pg_constraint k join goes on k.confrelid = goes.id
      where k.contype = 'f' and k.confdeltype = 'c')
    select id::regclass::text as table from goes order by 1`)

/** What stands in the file, section by section. */
async function takenAlong(viewer: Viewer): Promise<{ data: Data; page: string; bytes: number }> {
  const pieces: Uint8Array[] = []
  for await (const piece of ownData(house.ctx, viewer)) pieces.push(piece)
  const zip = unzipSync(new Uint8Array(Buffer.concat(pieces)))
  const text = (name: string) => strFromU8(zip[name] ?? expect.fail(`There is no ${name}.`))
  expect(Object.keys(zip).sort()).toEqual(['data.json', 'luotto.html'])
  return { data: JSON.parse(text('data.json')), page: text('luotto.html'), bytes: Buffer.concat(pieces).length }
}
type Data = { format: string; version: number; sections: Record<string, Record<string, unknown>[]> }

describe('what is held of a person', () => {
  test('is in a section, whichever table it is in: a new one is decided here', async () => {
    const tables = Object.values<Held>(held).map(({ table }) => table)
    const columns = (await personColumns()).map(({ column }) => column)
    expect(columns.length).toBeGreaterThan(14)
    const undecided = columns.filter((column) => !tables.includes(column.split('.')[0] ?? '') && !(column in decided))
    expect(undecided).toEqual([])
  })

  test('is in a section also where it only hangs on something of the person’s', async () => {
    const tables = Object.values<Held>(held).map(({ table }) => table)
    const going = (await tablesThatGo()).map(({ table }) => table)
    expect(going).toEqual(expect.arrayContaining(['click_sum', 'telling', 'auth_session']))
    expect(going.filter((table) => !tables.includes(table) && !(table in hangsOn))).toEqual([])
  })

  test('is told column by column: each has a name in three languages, or is a secret, or for machines', async () => {
    const rows = await asked<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns where table_schema = 'public'`,
    )
    const person = await personOf(house.ctx, aino)
    const undecided = Object.values<Held>(held).flatMap(({ table, secret = [], more }) => {
      const columns = rows.filter((row) => row.table === table).map(({ column }) => column)
      // A secret that is there no more is one that was renamed.
      expect(secret.filter((column) => !columns.includes(column))).toEqual([])
      return [...columns, ...Object.keys(more?.(person) ?? {})]
        .filter((column) => !secret.includes(column) && !isForMachines(column))
        .filter((column) => languages.some((language) => !(`leaving.column.${column}` in intlFor(language).messages)))
        .map((column) => `${table}.${column}`)
    })
    expect(undecided).toEqual([])
  })
})

describe('the package', () => {
  test('has something in every section, for a person of whom every table holds something', async () => {
    const { data } = await takenAlong(aino)
    expect(data).toMatchObject({ format: 'luotto-own-data', version: 1, organisation: 'Meren Tuuli Oy' })
    expect(Object.keys(data.sections)).toEqual(sections)
    expect(sections.filter((section) => data.sections[section]?.length === 0)).toEqual([])
  })

  test('has the telling with its link, story and groups, and the clicks on it', async () => {
    const { tellings, clicks } = (await takenAlong(aino)).data.sections
    const told = tellings?.find(({ state }) => state === 'published')
    expect(told).toMatchObject({ network: 'bluesky', groups: ['Tuotanto'], story: 'Uusi silta avattiin' })
    expect(told?.link).toBe('https://example.org/jutut/silta')
    expect(clicks).toMatchObject([{ clicks: 3, class: 'phone', slug: told?.slug }])
  })

  test('has what was sealed, opened: a draft is the person’s to read', async () => {
    const { drafts } = (await takenAlong(aino)).data.sections
    expect(drafts).toMatchObject([{ text: expect.stringContaining('luonnos'), aside: false }])
    expect(drafts?.[0]).not.toHaveProperty('sealed')
  })

  test('has no secret, and nothing of anybody else', async () => {
    const { data, page } = await takenAlong(aino)
    const all = JSON.stringify(data) + page
    for (const word of ['"secret"', 'token-', 'avain-']) expect(all).not.toContain(word)
    expect(all).toContain(aino.member.id.slice(-12))
    for (const theirs of [other.member.id.slice(-12), other.member.name, made.people.admin.member.name]) {
      expect(all).not.toContain(theirs)
    }
  })

  test.each(languages)('has a page to read in %s, with no script and nothing from elsewhere', async (language) => {
    const { page } = await takenAlong({ ...aino, member: { ...aino.member, language } })
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain('Aino &lt;b&gt;Aalto&lt;/b&gt;')
    expect(page).not.toMatch(/<script|<link|<img|src=|url\(|leaving\.|\[object/)
  })

  test('of a long history is made piece by piece', async () => {
    const long = await makeMember(house.database.db, made.id)
    for (let n = 0; n < 3; n++) await makeTelling(house.database.db, long, { storyId: made.storyId, clicks: 1 })
    await inOrganisation(house.database.db, made.id, (tx) =>
      sql`insert into telling (organisation_id, id, member_id, network, state, language, form_key, record_key, told_at)
      select organisation_id, gen_random_uuid(), member_id, network, state, language, gen_random_uuid(), record_key, told_at
      from telling, generate_series(1, 1200)
      where member_id = ${long.member.id} and organisation_id = ${made.id}`.execute(tx),
    )
    const { data } = await takenAlong(long)
    expect(data.sections.tellings).toHaveLength(3 + 3600)
    expect(new Set(data.sections.tellings?.map(({ id }) => id)).size).toBe(3603)
    let largest = 0
    for await (const piece of ownData(house.ctx, long)) largest = Math.max(largest, piece.length)
    expect(largest).toBeLessThan(100_000)
  })
})
