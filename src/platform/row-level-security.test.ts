import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/support/database.ts'
import { makeFull } from '../../test/support/every-table.ts'
import type { MadeOrganisation } from '../../test/support/factories.ts'
import { applicationRole, inOrganisation, type OrganisationId, type OrganisationTx } from './database.ts'

// Which tables there are is asked of the database, so that a new one is tried by itself.

/** Have an organisation's id and are open all the same. */
const openByDesign: Readonly<Record<string, string>> = {
  user_membership: 'says which organisations a user may enter, so it is read before any is entered',
  link_slug: 'answers redirects before any organisation is entered, and holds nothing of a person',
}

/** Keys of an organisation's table that do not begin with the organisation. */
const otherKeys: Readonly<Record<string, string>> = {
  member_user_id_fkey: 'points at the global table of users, of whom one may be a member of several organisations',
}

/** Written once: the application may neither change nor delete their rows, of whichever organisation. */
const writtenOnce = ['audit_act', 'study_codebook']

let database: TestDatabase
let ours: MadeOrganisation
let theirs: MadeOrganisation
let tables: readonly string[]

beforeAll(async () => {
  database = await freshDatabase()
  tables = await tablesOfOrganisations()
  ours = await makeFull(database.db)
  theirs = await makeFull(database.db)
})
afterAll(() => database.close())

const asked = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> =>
  (await database.owner.query<T>(text, values)).rows

async function tablesOfOrganisations(): Promise<string[]> {
  const rows = await asked<{ name: string }>(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and a.attname = 'organisation_id' and not a.attisdropped order by 1`)
  return rows.map(({ name }) => name).filter((name) => !(name in openByDesign))
}

/** All columns save those that the database makes itself. */
const writableColumns = async (table: string): Promise<string> =>
  (
    await asked<{ columns: string }>(
      `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    )
  )[0]?.columns ?? ''

/** Each table on its own transaction, since an error ends one; what came of each by its name. */
async function ofEachTable<T>(work: (table: string) => Promise<T>): Promise<Record<string, T>> {
  const results: Record<string, T> = {}
  for (const table of tables) results[table] = await work(table)
  return results
}

const allTables = <T>(value: T): Record<string, T> => Object.fromEntries(tables.map((table) => [table, value]))

const inside = <T>(organisation: OrganisationId, work: (tx: OrganisationTx) => Promise<T>): Promise<T> =>
  inOrganisation(database.db, organisation, work)

const count = (tx: OrganisationTx, table: string, of: string) =>
  sql<{ n: number }>`select count(*) as n from ${sql.table(table)} where organisation_id = ${of}`
    .execute(tx)
    .then(({ rows }) => rows[0]?.n)

/** The state (SQLSTATE) with which the database refused, or what it let through. */
const refusal = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => 'let through',
    (error: { code?: string }) => error.code,
  )

// By a policy, or by a right that was not given: PostgreSQL says both alike.
const refusedByPolicy = '42501'

/** Undoes what an attack did, should it succeed. */
const undone = new Error('undone')
async function tried(organisation: OrganisationId, statement: ReturnType<typeof sql>): Promise<number> {
  let rows = 0
  await inside(organisation, async (tx) => {
    rows = Number((await statement.execute(tx)).numAffectedRows)
    throw undone
  }).catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return rows
}

describe('every table of an organisation', () => {
  test('has rows of two organisations here, or the attack would prove nothing', async () => {
    expect(tables.length).toBeGreaterThan(15)
    const ownRows = (made: MadeOrganisation) =>
      ofEachTable(async (table) => ((await inside(made.id, (tx) => count(tx, table, made.id))) ?? 0) > 0)
    expect(await ownRows(ours)).toEqual(allTables(true))
    expect(await ownRows(theirs)).toEqual(allTables(true))
  })

  test('has row-level security enabled and forced, and one policy for all that is done', async () => {
    const found = await asked<{ name: string; on: boolean; policies: string[] }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as on,
        array(select polcmd::text || polpermissive || (polroles = '{0}') || pg_get_expr(polqual, polrelid)
          || coalesce(pg_get_expr(polwithcheck, polrelid), '') from pg_policy where polrelid = c.oid) as policies
      from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace`,
      [tables],
    )
    const entered = `(organisation_id = (NULLIF(current_setting('luotto.organisation'::text, true), ''::text))::uuid)`
    const wanted = { on: true, policies: [`*truetrue${entered}`] }
    expect(Object.fromEntries(found.map(({ name, ...rest }) => [name, rest]))).toEqual(allTables(wanted))
  })

  test('shows nothing of another organisation to one that was entered', async () => {
    expect(await ofEachTable((table) => inside(ours.id, (tx) => count(tx, table, theirs.id)))).toEqual(allTables(0))
  })

  test('lets none of another organisation’s rows be changed or deleted', async () => {
    const changed = (table: string) =>
      tried(
        ours.id,
        sql`update ${sql.table(table)} set organisation_id = organisation_id where organisation_id = ${theirs.id}`,
      )
    const deleted = (table: string) =>
      tried(ours.id, sql`delete from ${sql.table(table)} where organisation_id = ${theirs.id}`)
    const wanted = { ...allTables(0), ...Object.fromEntries(writtenOnce.map((table) => [table, refusedByPolicy])) }
    const rowsOr = (attempt: (table: string) => Promise<number>) => (table: string) =>
      attempt(table).catch((error: { code?: string }) => error.code)
    expect(await ofEachTable(rowsOr(changed))).toEqual(wanted)
    expect(await ofEachTable(rowsOr(deleted))).toEqual(wanted)
    // Without a condition, only the organisation's own: the statement itself works.
    const own = await tried(ours.id, sql`update story set title = 'muutettu'`)
    expect(own).toBe(2)
  })

  test('takes no row that says another organisation’s id, neither written nor moved there', async () => {
    const written = async (table: string) => {
      const row = await inside(theirs.id, (tx) =>
        sql<{ row: object }>`select to_jsonb(t) as row from ${sql.table(table)} t limit 1`.execute(tx),
      )
      const copy = JSON.stringify(row.rows[0]?.row)
      const columns = sql.raw(await writableColumns(table))
      return refusal(
        tried(
          ours.id,
          sql`insert into ${sql.table(table)} (${columns})
            select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${copy})`,
        ),
      )
    }
    const moved = (table: string) =>
      refusal(tried(ours.id, sql`update ${sql.table(table)} set organisation_id = ${theirs.id}`))
    expect(await ofEachTable(written)).toEqual(allTables(refusedByPolicy))
    expect(await ofEachTable(moved)).toEqual(allTables(refusedByPolicy))
  })

  test('shows and takes nothing before any organisation was entered, or after the transaction that did', async () => {
    // One connection, so that what one transaction set could be left for the next.
    await database.db.connection().execute(async (one) => {
      await inOrganisation(one, ours.id, (tx) => count(tx, 'story', ours.id))
      const left = await ofEachTable((table) =>
        sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(one).then(({ rows }) => rows[0]?.n),
      )
      expect(left).toEqual(allTables(0))
      const group = { organisationId: ours.id, id: uuid(), name: 'Kukaan', createdAt: new Date() }
      expect(await refusal(one.insertInto('memberGroup').values(group).execute())).toBe(refusedByPolicy)
    })
  })

  test('begins its primary, unique and foreign keys with the organisation, so that no row points into another', async () => {
    const keys = await asked<{ name: string; table: string; first: string }>(
      `select conname as name, conrelid::regclass::text as table, attname as first
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype in ('p', 'u', 'f') and conrelid::regclass::text = any($1)
      union all
      select i.indexrelid::regclass::text, i.indrelid::regclass::text, a.attname
      from pg_index i left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indisunique and i.indrelid::regclass::text = any($1)`,
      [tables],
    )
    expect(new Set(keys.map(({ table }) => table))).toEqual(new Set(tables))
    const others = keys.filter(({ first, name }) => first !== 'organisation_id' && !(name in otherKeys))
    expect(others).toEqual([])
  })

  test('is pointed at by no table that is open, and nothing sets a part of a key to null', async () => {
    const keys = await asked<{ from: string; to: string; deletes: string }>(
      `select conrelid::regclass::text as from, confrelid::regclass::text as to, confdeltype as deletes
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    const ofOrganisation = (table: string) => tables.includes(table)
    expect(keys.filter(({ from, to }) => ofOrganisation(to) && !ofOrganisation(from))).toEqual([])
    expect(keys.filter(({ deletes }) => deletes === 'n')).toEqual([])
  })
})

describe('the application’s role', () => {
  test('is bound by the policies: no superuser, no way past them, and owner of nothing', async () => {
    const role = await asked(
      'select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      [applicationRole],
    )
    const no = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false }
    expect(role).toEqual([no])
    const owned = await asked(
      `select classid::regclass, objid from pg_shdepend join pg_roles on oid = refobjid
      where rolname = $1 and deptype = 'o' and dbid = (select oid from pg_database where datname = current_database())`,
      [applicationRole],
    )
    expect(owned).toEqual([])
  })

  test('is the one that every connection of the pool works as, and stays it when a connection is reset', async () => {
    const client = await database.pool.connect()
    try {
      const who = async () => (await client.query<{ who: string }>('select current_user as who')).rows[0]?.who
      expect(await who()).toBe(applicationRole)
      await client.query('reset role')
      expect(await who()).toBe(applicationRole)
      await client.query('discard all')
      expect(await who()).toBe(applicationRole)
    } finally {
      client.release()
    }
  })

  test('cannot take a policy away, add to the schema, or write down a migration', async () => {
    const attempt = (statement: string) => refusal(database.pool.query(statement))
    expect(await attempt('alter table telling disable row level security')).toBe('42501')
    expect(await attempt('drop policy entered on telling')).toBe('42501')
    expect(await attempt('create table public.mine (id int)')).toBe('42501')
    expect(await attempt('truncate telling')).toBe('42501')
    expect(await attempt('set session_replication_role = replica')).toBe('42501')
    expect(await attempt('delete from schema_migration')).toBe('42501')
  })

  // Said as it is: the policies hold against a query of ours that forgets its condition, not against somebody
  // who can send statements of their own. Such a one enters any organisation, or leaves the role for the one
  // that the connection signed in as. Against that stands that no statement is ever put together from text.
  test('can be left, and any organisation entered, by who sends statements of their own', async () => {
    const client = await database.pool.connect()
    try {
      await client.query('begin')
      await client.query('select enter_organisation($1)', [theirs.id])
      expect((await client.query('select 1 from telling')).rowCount).toBe(1)
      await client.query('rollback')
      await client.query('set role none')
      expect((await client.query('select current_user = session_user as left')).rows).toEqual([{ left: true }])
    } finally {
      client.release(true)
    }
  })
})
