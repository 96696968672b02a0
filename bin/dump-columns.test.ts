import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { personalColumns } from '../src/features/stored/personal-columns.ts'
import { type House, openHouse } from '../test/support/house.ts'
import { dumpColumns, faultyColumns } from './dump-columns.ts'
import { dumpSchema } from './dump-schema.ts'

// A column that does not say what it holds of a person cannot be landed: "npm run check" calls this.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('every column says what it holds of a person, in the database as in the file that pages read', async () => {
  const { owner } = house.database
  expect(await faultyColumns(owner)).toEqual([])
  expect(await dumpColumns(owner)).toBe(readFileSync('src/features/stored/personal-columns.ts', 'utf8'))
  expect(personalColumns.telling?.text?.seen).toEqual(['self'])
})

test('a column that is added without it is named', async () => {
  const { owner } = house.database
  await owner.query('alter table member add column mood text')
  await owner.query('create table member_score (organisation_id uuid not null, member_id uuid not null)')
  await owner.query(`comment on column member_score.member_id is 'whose score it is'`)
  try {
    const faults = await faultyColumns(owner)
    expect(faults).toHaveLength(2)
    expect(faults[0]).toMatch(/^member\.mood has no comment/)
    expect(faults[1]).toMatch(/^member_score\.member_id has a comment of another form/)
    await owner.query(
      `comment on column member.mood is 'purpose: membership; ground: consent; seen: self; kept: chosen'`,
    )
    expect(await faultyColumns(owner)).toHaveLength(1)
    expect(await dumpColumns(owner)).toContain("    mood: { purpose: 'membership', ground: 'consent'")
    expect(await dumpSchema(owner)).toContain('  mood text, -- purpose: membership;')
  } finally {
    await owner.query('drop table member_score')
    await owner.query('alter table member drop column mood')
  }
})

test('no column that points at a person says that it holds nothing of one', async () => {
  const { rows } = await house.database.owner.query<{ column: string }>(`
    select distinct c.relname || '.' || a.attname as column
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and col_description(c.oid, a.attnum) like 'no person:%' and (
      a.attname ~ '(^|_)(member|user|owner|actor|person|author|asker|reader|teller)(_id|_key)$|^email$'
      or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f'
        and k.confrelid in ('member'::regclass, 'auth_user'::regclass) and a.attnum = k.conkey[cardinality(k.conkey)]))`)
  expect(rows).toEqual([])
})
