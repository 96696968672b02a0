import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { type Held, held, type Person, type Section, sections } from './held.ts'

const rowsAtOnce = 500

/** A row as the database has it: columns by their names in schema.sql, and what other tables say of it. */
export type HeldRow = Readonly<Record<string, unknown>>

/** The person whose data is asked for is who asks: there is no way to name another. */
export const personOf = ({ db }: Pick<Context, 'db'>, viewer: Viewer): Promise<Person> =>
  inOrganisation(db, viewer.organisation.id, async (tx) => {
    const found = await tx
      .selectFrom('member')
      .innerJoin('authUser', 'authUser.id', 'member.userId')
      .select(['authUser.email', 'member.logKey'])
      .where('member.organisationId', '=', viewer.organisation.id)
      .where('member.id', '=', viewer.member.id)
      .executeTakeFirstOrThrow()
    const { userId, organisation, member } = viewer
    return { userId, organisationId: organisation.id, memberId: member.id, ...found }
  })

/** The person's rows of a section, a few hundred in memory at a time, however many there are. */
export async function* readHeld(
  { db, secrets }: Pick<Context, 'db' | 'secrets'>,
  person: Person,
  section: Section,
): AsyncGenerator<HeldRow> {
  let last: HeldRow | undefined
  do {
    const rows: HeldRow[] = await inOrganisation(db, person.organisationId, async (tx) => {
      const found = await pageOf(person, held[section], last).execute(tx)
      return found.rows.map(({ row }) => row)
    })
    yield* rows.map((row) => opened(secrets, person, held[section], row))
    last = rows.length === rowsAtOnce ? rows.at(-1) : undefined
  } while (last)
}

/** What cannot be opened (with another key) is nobody's to read any more. */
function opened(secrets: Context['secrets'], { memberId }: Person, { sealed }: Held, row: HeldRow): HeldRow {
  if (!sealed) return row
  const { [sealed]: closed, ...rest } = row
  const open = secrets.open(memberId, String(closed))
  return open === undefined ? rest : { ...rest, ...JSON.parse(open) }
}

function pageOf(person: Person, { table, own, key, secret = [], more }: Held, last: HeldRow | undefined) {
  const columns = (of: string) => sql.join(key.map((column) => sql.ref(`${of}.${column}`)))
  const after = last
    ? sql`and (${columns('t')}) > (select ${columns('l')}
        from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(last)}::jsonb) l)`
    : sql``
  return sql<{ row: HeldRow }>`
    select ${rowOf(person, { secret, more })} as row
    from ${sql.table(table)} t where ${own(person)} ${after} order by ${columns('t')} limit ${rowsAtOnce}`
}

function rowOf(person: Person, { secret = [], more }: Pick<Held, 'secret' | 'more'>) {
  const named = Object.entries(more?.(person) ?? {}).flatMap(([name, value]) => [sql.lit(name), value])
  return sql`(to_jsonb(t) - ${[...secret]}::text[]) || jsonb_build_object(${sql.join(named)})`
}

/** A page of a section, newest first, for who looks at it. */
export async function readSomeHeld(
  { secrets }: Pick<Context, 'secrets'>,
  tx: OrganisationTx,
  person: Person,
  section: Section,
  { from = 0, most }: { readonly from?: number; readonly most: number },
): Promise<readonly HeldRow[]> {
  const asked: Held = held[section]
  const order = sql.join(asked.key.map((column) => sql`${sql.ref(`t.${column}`)} desc`))
  const { rows } = await sql<{ row: HeldRow }>`
    select ${rowOf(person, asked)} as row from ${sql.table(asked.table)} t
    where ${asked.own(person)} order by ${order} limit ${most} offset ${from}`.execute(tx)
  return rows.map(({ row }) => opened(secrets, person, asked, row))
}

/** How many rows of each section are the person's. */
export async function countHeld(tx: OrganisationTx, person: Person): Promise<ReadonlyMap<Section, number>> {
  const counts = sections.map((section) => {
    const { table, own }: Held = held[section]
    return sql`select ${section} as section, count(*)::int as count from ${sql.table(table)} t where ${own(person)}`
  })
  const { rows } = await sql<{ section: Section; count: number }>`${sql.join(counts, sql` union all `)}`.execute(tx)
  return new Map(rows.map(({ section, count }) => [section, count]))
}
