import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { Session } from '../../platform/session.ts'

type Ctx = Pick<Context, 'db'>

// One's own keys. Each asks with the session of who looks, never with a user's id.

/** Newest first; there are twenty at most. */
export const listOwnPasskeys = ({ db }: Ctx, { userId }: Session) =>
  db
    .selectFrom('authPasskey')
    .select(['id', 'name', 'createdAt', 'lastUsedOn'])
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

export async function renameOwnPasskey({ db }: Ctx, { userId }: Session, id: string, name: string): Promise<void> {
  if (!isId(id)) return
  await db.updateTable('authPasskey').set({ name }).where('userId', '=', userId).where('id', '=', id).execute()
}

/** Takes a key away: from now on it signs nobody in. Sessions that it began go on, and are ended in their list. */
export async function removeOwnPasskey({ db }: Ctx, { userId }: Session, id: string): Promise<void> {
  if (!isId(id)) return
  await db.deleteFrom('authPasskey').where('userId', '=', userId).where('id', '=', id).execute()
}
