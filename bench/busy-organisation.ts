import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Viewer } from '../src/features/people/viewer.ts'
import { type Database, inOrganisation, type OrganisationTx } from '../src/platform/database.ts'
import { makeBareOrganisation, makeDialogue, makeGroup, makeMember, viewerOf } from '../test/support/factories.ts'

// An organisation that has told for half a year. Two of them differ in their clicks alone: who they are and
// what they told is the same.

export type Busy = { readonly viewer: Viewer; readonly storyId: string; readonly clicks: number; readonly rows: number }

const [members, groups, stories, tellings, weeks] = [300, 6, 500, 9_000, 26]

/** `hours` is how many hours after a telling its link was still clicked: each makes a row. */
export async function makeBusyOrganisation(
  db: Database,
  { clicks, hours, host }: { readonly clicks: number; readonly hours: number; readonly host: string },
): Promise<Busy> {
  const organisationId = await makeBareOrganisation(db, { name: `Mittaus ${clicks}` })
  const groupIds: string[] = []
  for (let n = 1; n <= groups; n++) groupIds.push(await makeGroup(db, organisationId, `Ryhmä ${n}`))
  const people: string[] = []
  for (let n = 0; n < members; n++) {
    const groupId = groupIds[n % groups] ?? ''
    people.push((await makeMember(db, organisationId, { name: `Jäsen ${n}`, groupIds: [groupId] })).userId)
  }
  const first = await viewerOf(db, people[0] ?? '')
  await makeDialogue(db, first)
  const storyIds = Array.from({ length: stories }, () => uuid())
  await inOrganisation(db, organisationId, async (tx) => {
    await sql`update dialogue_record set created_at = created_at - make_interval(weeks => ${weeks + 8}),
      held_on = held_on - ${7 * (weeks + 8)}::int where organisation_id = ${organisationId}`.execute(tx)
    await insertStories(tx, organisationId, storyIds, first.member.id)
    await insertTellings(tx, { organisationId, storyIds, people, host })
    await insertClicks(tx, organisationId, clicks, hours)
  })
  const [{ sum = 0, rows = 0 } = {}] = await inOrganisation(db, organisationId, async (tx) => {
    const counted = await sql<{ sum: number; rows: number }>`
      select sum(clicks) as sum, count(*) as rows from click_sum where organisation_id = ${organisationId}`.execute(tx)
    return counted.rows
  })
  return { viewer: first, storyId: storyIds.at(-1) ?? '', clicks: sum, rows }
}

const insertStories = (tx: OrganisationTx, organisationId: string, ids: readonly string[], ownerId: string) =>
  sql`
    insert into story (organisation_id, id, state, kind, disclosure, language, title, summary, target, owner_id,
      created_at, published_at)
    select ${organisationId}, id, 'live', 'news', 'employment', (array['fi', 'sv', 'en'])[1 + number % 3],
      'Uusi tuulivoimala nousi etuajassa, osa ' || number,
      repeat('Rakentajat saivat tornin pystyyn kahdessa tyynessä yössä. ', 4),
      'https://example.org/uutiset/' || number, ${ownerId}, now() - make_interval(hours => 8 * number::int),
      now() - make_interval(hours => 8 * number::int)
    from unnest(${ids}::uuid[]) with ordinality as made (id, number)`.execute(tx)

type Told = {
  readonly organisationId: string
  readonly storyIds: readonly string[]
  readonly people: readonly string[]
  readonly host: string
}

/** Spread evenly over members, weeks, networks and stories, each with its groups and its link. */
async function insertTellings(tx: OrganisationTx, { organisationId, storyIds, people, host }: Told): Promise<void> {
  const ids = Array.from({ length: tellings }, () => uuid())
  const slug = sql`right(replace(id::text, '-', ''), 12) || lpad(number::text, 6, '0')`
  const made = sql`unnest(${ids}::uuid[]) with ordinality as made (id, number)`
  await sql`
    insert into link_slug (host, slug, organisation_id, link_id, story_id, target)
    select ${host}, ${slug}, ${organisationId}, id, (${storyIds}::uuid[])[1 + number % ${stories}::int],
      'https://example.org/uutiset/' || number % ${stories}::int
    from ${made}`.execute(tx)
  await sql`
    insert into telling (organisation_id, id, member_id, story_id, network, state, language, form_key, record_key, told_at)
    select ${organisationId}, id, (${people}::uuid[])[1 + number % ${members}::int],
      (${storyIds}::uuid[])[1 + number % ${stories}::int],
      (array['linkedin', 'bluesky', 'mastodon', 'whatsapp', 'x'])[1 + number % 5], 'handed', 'fi', id, id::text,
      now() - make_interval(weeks => ${weeks}) * (number::float8 / ${tellings}::int)
    from ${made}`.execute(tx)
  await sql`
    insert into telling_group (organisation_id, telling_id, group_id)
    select t.organisation_id, t.id, g.group_id from telling t
    join group_membership g on g.organisation_id = t.organisation_id and g.member_id = t.member_id
    where t.organisation_id = ${organisationId}`.execute(tx)
  await sql`
    insert into link (organisation_id, id, telling_id, slug, created_at)
    select ${organisationId}, id, id, ${slug}, now() from ${made}`.execute(tx)
}

/** As many clicks as wanted, over so many hours after each telling. */
const insertClicks = (tx: OrganisationTx, organisationId: string, clicks: number, hours: number) =>
  sql`
    insert into click_sum (organisation_id, link_id, hour, class, clicks)
    select l.organisation_id, l.id, date_trunc('hour', t.told_at) + make_interval(hours => n),
      (array['phone', 'desktop', 'tablet'])[1 + n % 3],
      -- Whole numbers that add up: what is left over is spread over the first rows.
      ${Math.floor(clicks / (tellings * hours))}::int
        + (row_number() over () <= ${clicks % (tellings * hours)}::int)::int
    from link l
    join telling t on t.organisation_id = l.organisation_id and t.id = l.telling_id
    cross join generate_series(1, ${hours}::int) as n
    where l.organisation_id = ${organisationId}`.execute(tx)
