import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { Session } from '../../platform/session.ts'

// One's own sessions, of all one's organisations: signing in is a person's, not an organisation's. Each asks
// with the session of who looks, never with a user's id. A session that was ended is refused by every process
// at its next request, since each request looks it up.

const mostShown = 50

export type OwnSession = {
  readonly id: string
  /** A word of device-class.ts; empty for sessions of before it was kept. */
  readonly device: string
  readonly beganAt: Date
  /** Known by the day: a session is written to once a day at most. */
  readonly lastUsedAt: Date
  readonly isThis: boolean
}

export async function listOwnSessions(ctx: Pick<Context, 'db'>, session: Session): Promise<OwnSession[]> {
  const rows = await ctx.db
    .selectFrom('authSession')
    .select(['id', 'device', 'createdAt', 'updatedAt'])
    .where('userId', '=', session.userId)
    .where('expiresAt', '>', new Date())
    .orderBy('updatedAt', 'desc')
    .orderBy('id')
    .limit(mostShown)
    .execute()
  return rows.map(({ id, device, createdAt, updatedAt }) => ({
    id,
    device: device ?? '',
    beganAt: createdAt,
    lastUsedAt: updatedAt,
    isThis: id === session.sessionId,
  }))
}

/** Ends one of one's own sessions; another's stays as it is. */
export async function endOwnSession(ctx: Pick<Context, 'db'>, session: Session, id: string): Promise<void> {
  if (!isId(id)) return
  await ctx.db.deleteFrom('authSession').where('userId', '=', session.userId).where('id', '=', id).execute()
}

/** Ends all of one's own sessions but the one that asks. */
export async function endOtherSessions(ctx: Pick<Context, 'db'>, session: Session): Promise<void> {
  await ctx.db
    .deleteFrom('authSession')
    .where('userId', '=', session.userId)
    .where('id', '<>', session.sessionId)
    .execute()
}
