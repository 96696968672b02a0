import type pg from 'pg'

type Line = { line: string }

/** The schema as SQL that a person reads: tables with their columns and constraints, indexes, policies, functions. */
export async function dumpSchema(pool: pg.Pool): Promise<string> {
  const tables = await lines(
    pool,
    `select relname as line from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> 'schema_migration' order by relname`,
  )
  const parts = await Promise.all(tables.map((table) => dumpTable(pool, table)))
  const functions = await lines(
    pool,
    `select pg_get_functiondef(oid) || ';' as line from pg_proc
    where pronamespace = 'public'::regnamespace order by proname`,
  )
  const head = '-- Written from the migrations by "npm run schema". Read it; change it by a new migration.'
  return `${[head, ...functions.map((text) => text.trim()), ...parts].join('\n\n')}\n`
}

async function dumpTable(pool: pg.Pool, table: string): Promise<string> {
  const columns = await pool.query<Line & { comment: string | null }>(
    `select format('  %I %s%s%s', attname, format_type(atttypid, atttypmod),
      coalesce(case attgenerated when 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
        else ' default ' || pg_get_expr(adbin, adrelid) end, ''), case when attnotnull then ' not null' else '' end) as line,
      col_description(attrelid, attnum) as comment
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  // PostgreSQL 18 lists "not null" among the constraints too; it stands with the column already.
  const constraints = await lines(
    pool,
    `select '  ' || pg_get_constraintdef(oid) as line from pg_constraint
    where conrelid = $1::regclass and contype <> 'n' order by contype = 'p' desc, contype, conname`,
    table,
  )
  const indexes = await lines(
    pool,
    `select pg_get_indexdef(indexrelid) || ';' as line from pg_index
    where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
    order by 1`,
    table,
  )
  const policies = await lines(
    pool,
    `select format('alter table %I enable row level security;', relname) as line
      from pg_class where oid = $1::regclass and relrowsecurity
    union all select format('alter table %I force row level security;', relname) from pg_class
      where oid = $1::regclass and relforcerowsecurity
    union all select format('create policy %I on %s using (%s);', polname, $1, pg_get_expr(polqual, polrelid))
      from pg_policy where polrelid = $1::regclass`,
    table,
  )
  // What a column holds of a person stands after it.
  const body = [...columns.rows, ...constraints.map((line) => ({ line, comment: null }))].map(
    ({ line, comment }, at, { length }) => `${line}${at < length - 1 ? ',' : ''}${comment ? ` -- ${comment}` : ''}`,
  )
  return [`create table ${table} (\n${body.join('\n')}\n);`, ...indexes, ...policies].join('\n')
}

async function lines(pool: pg.Pool, query: string, table?: string): Promise<string[]> {
  const found = await pool.query<Line>(query, table === undefined ? [] : [table])
  return found.rows.map(({ line }) => line)
}
