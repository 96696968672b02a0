import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { type Database, inOrganisation, type OrganisationId } from '../../src/platform/database.ts'

export type MadeLinks = { readonly organisationId: OrganisationId; readonly links: readonly MadeLink[] }
export type MadeLink = { readonly id: string; readonly slug: string }

type Wanted = {
  readonly host: string
  readonly count: number
  /** The slugs are these letters and a number. */
  readonly slugs: string
  /** How many stories the links lead to; each has a target of its own. */
  readonly stories?: number
}

/** An organisation with one member, and that many links, each of a telling of its own. */
export async function makeLinks(db: Database, { host, count, slugs, stories = 1 }: Wanted): Promise<MadeLinks> {
  const organisationId = newId() as OrganisationId
  const memberId = newId()
  const now = new Date()
  await makeUser(db, { organisationId, memberId, now })
  const links = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    slug: `${slugs}${at.toString().padStart(6, '0')}`,
  }))
  await inOrganisation(db, organisationId, async (tx) => {
    await tx
      .insertInto('organisation')
      .values({ organisationId, name: slugs, language: 'fi', createdAt: now })
      .execute()
    await tx
      .insertInto('member')
      .values({ organisationId, id: memberId, userId: memberId, name: slugs, language: 'fi', createdAt: now })
      .execute()
    const ids = links.map((link) => link.id)
    const texts = links.map((link) => link.slug)
    // The telling has the link's id too, which spares a list.
    await sql`
      insert into telling (organisation_id, id, member_id, network, state, language, form_key, record_key, told_at)
      select ${organisationId}, id, ${memberId}, 'share', 'handed', 'fi', id, id::text, ${now}
      from unnest(${ids}::uuid[]) as made (id)`.execute(tx)
    await sql`
      insert into link (organisation_id, id, telling_id, slug, created_at)
      select ${organisationId}, id, id, slug, ${now}
      from unnest(${ids}::uuid[], ${texts}::text[]) as made (id, slug)`.execute(tx)
    await sql`
      insert into link_slug (host, slug, organisation_id, link_id, target)
      select ${host}, slug, ${organisationId}, id, 'https://example.org/stories/' || (number % ${stories}::int)
      from unnest(${ids}::uuid[], ${texts}::text[]) with ordinality as made (id, slug, number)`.execute(tx)
  })
  return { organisationId, links }
}

async function makeUser(
  db: Database,
  { organisationId, memberId, now }: { organisationId: string; memberId: string; now: Date },
): Promise<void> {
  const user = { id: memberId, email: `${memberId}@example.org`, emailVerified: true, name: 'Someone' }
  await db
    .insertInto('authUser')
    .values({ ...user, createdAt: now, updatedAt: now })
    .execute()
  await db.insertInto('userMembership').values({ userId: memberId, organisationId, memberId }).execute()
}

/** The clicks of each link that has any, by its id, as the organisation sees them. */
export async function sumsOf(db: Database, organisationId: OrganisationId): Promise<Map<string, number>> {
  const rows = await inOrganisation(db, organisationId, (tx) =>
    tx
      .selectFrom('clickSum')
      .select(['linkId', (build) => build.fn.sum<string>('clicks').as('clicks')])
      .where('organisationId', '=', organisationId)
      .groupBy('linkId')
      .execute(),
  )
  return new Map(rows.map((row) => [row.linkId, Number(row.clicks)]))
}
