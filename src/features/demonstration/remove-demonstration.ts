import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { announceLink } from '../links/link-memory.ts'
import type { Viewer } from '../people/viewer.ts'

type Ctx = Pick<Context, 'db' | 'files'>

/**
 * Takes a demonstration away with all that is in it: rows, links, pictures, and the made-up users. An
 * organisation of real people is never touched, whoever asks. Twice is safe: there is nothing left to take.
 */
export async function removeDemonstration(ctx: Ctx, viewer: Viewer): Promise<{ readonly ok: boolean }> {
  const organisationId = viewer.organisation.id
  const removed = await inOrganisation(ctx.db, organisationId, async (tx) => {
    const madeUp = await tx
      .selectFrom('organisation')
      .select('organisationId')
      .where('organisationId', '=', organisationId)
      .where('madeUp', '=', true)
      .forUpdate()
      .executeTakeFirst()
    if (!madeUp) return false
    await removeLinks(tx, organisationId)
    await tx.deleteFrom('userMembership').where('organisationId', '=', organisationId).execute()
    const { users } = await membersOf(tx, organisationId)
    // All that belongs to an organisation goes with it.
    await tx.deleteFrom('organisation').where('organisationId', '=', organisationId).execute()
    if (users.length > 0) await removeMadeUpUsers(tx, users)
    return true
  })
  // The rows first: a row without its file would be a hole in a page.
  if (removed) await ctx.files.removeAll(organisationId)
  return { ok: removed }
}

async function removeLinks(tx: OrganisationTx, organisationId: string): Promise<void> {
  const gone = await tx
    .deleteFrom('linkSlug')
    .where('organisationId', '=', organisationId)
    .returning(['host', 'slug'])
    .execute()
  for (const { host, slug } of gone) await announceLink(tx, host, slug)
}

async function membersOf(tx: OrganisationTx, organisationId: string): Promise<{ readonly users: readonly string[] }> {
  const found = await tx.selectFrom('member').select('userId').where('organisationId', '=', organisationId).execute()
  return { users: found.map(({ userId }) => userId) }
}

/** Only those made for it: addresses that lead nowhere, of people who are in no other organisation. */
const removeMadeUpUsers = (tx: OrganisationTx, users: readonly string[]) =>
  tx
    .deleteFrom('authUser')
    .where('id', 'in', users)
    .where('email', 'like', '%@example.invalid')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('userMembership').select('userId').whereRef('userMembership.userId', '=', 'authUser.id'))),
    )
    .execute()
