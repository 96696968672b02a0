import { v7 as uuid } from 'uuid'
import { processingVersion } from '../../core/processing.ts'
import type { Week } from '../../core/weeks.ts'
import {
  type Database,
  inOrganisation,
  type MemberId,
  type OrganisationId,
  type OrganisationTx,
} from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// For tests: an organisation whose members tell and are clicked, as rows.

export type Made = {
  readonly db: Database
  readonly id: OrganisationId
  readonly people: readonly MemberId[]
  /** Group ids by name. */
  readonly groups: Readonly<Record<string, string>>
  readonly story: string
}

/** `groups` says for each member, by number, which groups they are in. */
export async function makeOrganisation(
  db: Database,
  members: number,
  groupsOf: (n: number) => readonly string[] = () => [],
  dialogue = true,
): Promise<Made> {
  const id = uuid() as OrganisationId
  const people = Array.from({ length: members }, () => uuid() as MemberId)
  const story = uuid()
  const groups: Record<string, string> = {}
  for (const name of new Set(people.flatMap((_, n) => groupsOf(n)))) groups[name] = uuid()
  const at = new Date('2025-12-01T10:00:00Z')
  const users = people.map((person) => ({
    id: person,
    email: `${person}@example.fi`,
    emailVerified: true,
    name: 'Aino',
  }))
  await db
    .insertInto('authUser')
    .values(users.map((user) => ({ ...user, createdAt: at, updatedAt: at })))
    .execute()
  await inOrganisation(db, id, async (tx) => {
    const own = { organisationId: id, createdAt: at }
    await tx
      .insertInto('organisation')
      .values({ ...own, name: 'Koe', language: 'fi' })
      .execute()
    const rows = people.map((person) => ({ ...own, id: person, userId: person, name: 'Aino', language: 'fi' }))
    await tx.insertInto('member').values(rows).execute()
    for (const [name, groupId] of Object.entries(groups)) {
      await tx
        .insertInto('memberGroup')
        .values({ ...own, id: groupId, name })
        .execute()
      const inIt = people.filter((_, n) => groupsOf(n).includes(name))
      const memberships = inIt.map((memberId) => ({ organisationId: id, groupId, memberId }))
      await tx.insertInto('groupMembership').values(memberships).execute()
    }
    const text = { kind: 'news', disclosure: 'none', language: 'fi', title: 'Uusi linja', summary: '' }
    await tx
      .insertInto('story')
      .values({ ...own, ...text, id: story, state: 'live', ownerId: firstOf(people) })
      .execute()
    if (dialogue) await recordDialogue(tx, id, firstOf(people))
  })
  return { db, id, people, groups, story }
}

export async function recordDialogue(tx: OrganisationTx, organisationId: OrganisationId, recordedBy: string) {
  const said = { heldOn: '2025-12-08', parties: 'kaikki', discussed: 'kaikesta', createdAt: new Date(0) }
  const processing = processingVersion
  await tx
    .insertInto('dialogueRecord')
    .values({ ...said, processing, organisationId, id: uuid(), recordedBy })
    .execute()
}

export type Told = {
  /** The member, by number. */
  readonly by: number
  readonly week: Week
  readonly network?: string
  readonly state?: string
  readonly groups?: readonly string[]
  readonly aboutStory?: boolean
  readonly clicks?: number
}

/** A telling on Wednesday noon, with its link, and its clicks in the same hour. */
export async function tell(made: Made, told: Told): Promise<{ readonly tellingId: string; readonly linkId: string }> {
  const [tellingId, linkId] = [uuid(), uuid()]
  const at = new Date(Date.parse(`${told.week}T10:00:00Z`) + 2 * 86_400_000)
  await inOrganisation(made.db, made.id, async (tx) => {
    const own = { organisationId: made.id, tellingId }
    await tx
      .insertInto('telling')
      .values({
        organisationId: made.id,
        id: tellingId,
        memberId: made.people[told.by] ?? '',
        storyId: told.aboutStory ? made.story : null,
        network: told.network ?? 'linkedin',
        state: told.state ?? 'handed',
        language: 'fi',
        formKey: uuid(),
        recordKey: 'key',
        toldAt: at,
      })
      .execute()
    const groups = (told.groups ?? []).map((name) => ({ ...own, groupId: made.groups[name] ?? '' }))
    if (groups.length > 0) await tx.insertInto('tellingGroup').values(groups).execute()
    await tx
      .insertInto('link')
      .values({ ...own, id: linkId, slug: linkId.slice(-12), createdAt: at })
      .execute()
  })
  if (told.clicks) await click(made, linkId, at, told.clicks)
  return { tellingId, linkId }
}

export async function click(made: Made, linkId: string, hour: Date, clicks: number): Promise<void> {
  await inOrganisation(made.db, made.id, (tx) =>
    tx.insertInto('clickSum').values({ organisationId: made.id, linkId, hour, class: 'phone', clicks }).execute(),
  )
}

export function viewerOf(made: Made, n: number): Viewer {
  const id = made.people[n] ?? firstOf(made.people)
  return {
    userId: id,
    elsewhere: [],
    member: { id, name: 'Aino', language: 'fi', roles: [], groupIds: [], leavesAt: null },
    organisation: {
      id: made.id,
      name: 'Koe',
      language: 'fi',
      employmentLines: {},
      utmMedium: null,
      utmCampaign: null,
      madeUp: false,
    },
  }
}

function firstOf(people: readonly MemberId[]): MemberId {
  const [first] = people
  if (!first) throw new Error('an organisation needs a member')
  return first
}
