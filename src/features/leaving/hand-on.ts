import { sql } from 'kysely'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Who goes on with what a leaver kept: the editor who has been here longest, else the admin. */
export const findHeir = (tx: OrganisationTx, organisationId: OrganisationId, leaver: MemberId) =>
  tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '<>', leaver)
    .where('leavesAt', 'is', null)
    .where(sql<boolean>`roles && '{editor,admin}'`)
    .orderBy(sql`'editor' = any(roles)`, 'desc')
    .orderBy('createdAt')
    .orderBy('id')
    .executeTakeFirst()

/**
 * Hands on what must have somebody who answers for it, and lets nobody stand where only the leaver could:
 * nobody else held the dialogue, ended that pause, or wrote that version of a guideline. False where there is nobody to hand on to.
 */
export async function handOn(tx: OrganisationTx, organisationId: OrganisationId, leaver: MemberId): Promise<boolean> {
  const heir = await findHeir(tx, organisationId, leaver)
  for (const table of ['story', 'feed'] as const) {
    const owned = await tx
      .selectFrom(table)
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('ownerId', '=', leaver)
      .executeTakeFirst()
    if (owned && !heir) return false
    if (!owned || !heir) continue
    await tx
      .updateTable(table)
      .set({ ownerId: heir.id })
      .where('organisationId', '=', organisationId)
      .where('ownerId', '=', leaver)
      .execute()
  }
  await tx
    .updateTable('dialogueRecord')
    .set({ recordedBy: null })
    .where('organisationId', '=', organisationId)
    .where('recordedBy', '=', leaver)
    .execute()
  await tx
    .updateTable('guidelineVersion')
    .set({ authorId: null })
    .where('organisationId', '=', organisationId)
    .where('authorId', '=', leaver)
    .execute()
  await tx
    .updateTable('programmePause')
    .set({ endedBy: null })
    .where('organisationId', '=', organisationId)
    .where('endedBy', '=', leaver)
    .execute()
  await tx
    .updateTable('leaderStatement')
    .set({ authorId: null })
    .where('organisationId', '=', organisationId)
    .where('authorId', '=', leaver)
    .execute()
  return true
}
