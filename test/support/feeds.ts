import { readFileSync } from 'node:fs'
import { v7 as newId } from 'uuid'
import type { Context } from '../../src/context.ts'
import { type Database, inOrganisation, type MemberId, type OrganisationId } from '../../src/platform/database.ts'
import { filesIn } from '../../src/platform/files.ts'
import { openOutbound } from '../../src/platform/outbound.ts'

/** A made-up feed of `test/feeds`. */
export const sampleFeed = (name: string): Buffer => readFileSync(new URL(`../feeds/${name}`, import.meta.url))

export type FeedContext = Pick<Context, 'db' | 'clock' | 'outbound' | 'files' | 'log'>

/** What feed use cases ask for: real database, files and fetches (`allow` is open to them), and a clock to set. */
export function feedContext(db: Database, folder: string, allow: readonly string[]) {
  const time = { now: Date.parse('2026-11-20T09:00:00Z') }
  const logged: unknown[][] = []
  const log = (...words: unknown[]) => void logged.push(words)
  const ctx: FeedContext = {
    db,
    clock: () => time.now,
    outbound: openOutbound({ allow }),
    files: filesIn(folder),
    log: { debug: log, info: log, warn: log, error: log },
  }
  return { ctx, time, logged }
}

export type Editor = { readonly organisationId: OrganisationId; readonly memberId: MemberId }

/** A fresh organisation with one editor. */
export async function anEditor(db: Database): Promise<Editor> {
  const organisationId = newId() as OrganisationId
  const memberId = newId() as MemberId
  const now = new Date()
  const user = { id: memberId, email: `${memberId}@example.org`, emailVerified: true, name: 'Aino' }
  await db
    .insertInto('authUser')
    .values({ ...user, createdAt: now, updatedAt: now })
    .execute()
  await db.insertInto('userMembership').values({ userId: memberId, organisationId, memberId }).execute()
  await inOrganisation(db, organisationId, async (tx) => {
    await tx
      .insertInto('organisation')
      .values({ organisationId, name: 'Kuutosatama', language: 'fi', createdAt: now })
      .execute()
    const member = { organisationId, id: memberId, userId: memberId, name: 'Aino', language: 'fi', createdAt: now }
    await tx
      .insertInto('member')
      .values({ ...member, roles: ['editor'] })
      .execute()
  })
  return { organisationId, memberId }
}

/** The stories of an organisation, the newest first, with their pictures. */
export const storiesOf = (db: Database, organisationId: OrganisationId) =>
  inOrganisation(db, organisationId, (tx) =>
    tx
      .selectFrom('story')
      .leftJoin('picture', (join) =>
        join.onRef('picture.organisationId', '=', 'story.organisationId').onRef('picture.id', '=', 'story.pictureId'),
      )
      .selectAll('story')
      .select(['picture.alt', 'picture.width'])
      .where('story.organisationId', '=', organisationId)
      .orderBy('story.createdAt', 'desc')
      .orderBy('story.id', 'desc')
      .execute(),
  )

export const feedOf = (db: Database, organisationId: OrganisationId, feedId: string) =>
  inOrganisation(db, organisationId, (tx) =>
    tx
      .selectFrom('feed')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('id', '=', feedId)
      .executeTakeFirstOrThrow(),
  )
