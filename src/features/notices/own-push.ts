import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { Session } from '../../platform/session.ts'
import { isUsable, type Subscription, sealSubscription } from './subscription.ts'

// On which of one's own devices notices come by web push. As signing in, it is a person's and not an organisation's.
// Each asks with the session of who looks: a device hangs on its session, and ends with it, however that ends.

const mostShown = 50

export type OwnPushDevice = {
  readonly id: string
  /** A word of device-class.ts. */
  readonly device: string
  readonly isThis: boolean
}

export async function listOwnPush({ db }: Pick<Context, 'db'>, session: Session): Promise<OwnPushDevice[]> {
  const rows = await db
    .selectFrom('authPushDevice')
    .innerJoin('authSession', 'authSession.id', 'authPushDevice.sessionId')
    .select(['authPushDevice.id', 'authPushDevice.sessionId', 'authSession.device'])
    .where('authPushDevice.userId', '=', session.userId)
    .where('authSession.expiresAt', '>', new Date())
    .orderBy('authPushDevice.id', 'desc')
    .limit(mostShown)
    .execute()
  return rows.map(({ id, device, sessionId }) => ({
    id,
    device: device ?? '',
    isThis: sessionId === session.sessionId,
  }))
}

export type TurnedOn = { readonly ok: true } | { readonly ok: false; readonly problem: 'unusable' }

/**
 * Turns push on for the device that asks. Twice is safe: the second takes the place of the first. A browser that
 * somebody else turned it on with is theirs no more.
 */
export async function turnPushOn(
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>,
  { userId, sessionId }: Session,
  subscription: Subscription,
): Promise<TurnedOn> {
  if (!isUsable(subscription)) return { ok: false, problem: 'unusable' }
  const endpointHash = Buffer.from(ctx.secrets.sign('push endpoint', Buffer.from(subscription.endpoint)))
  const sealed = sealSubscription(ctx, userId, subscription)
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .deleteFrom('authPushDevice')
      .where((its) => its.or([its('sessionId', '=', sessionId), its('endpointHash', '=', endpointHash)]))
      .execute()
    await tx
      .insertInto('authPushDevice')
      .values({ id: uuid(), userId, sessionId, endpointHash, sealed, createdAt: new Date(ctx.clock()) })
      // Pressed twice at the same moment: either is as good.
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
  return { ok: true }
}

/** Turns it off for the device that asks, or for another of one's own; somebody else's stays as it is. */
export async function turnPushOff(
  { db }: Pick<Context, 'db'>,
  { userId, sessionId }: Session,
  deviceId: string | undefined,
): Promise<void> {
  if (deviceId !== undefined && !isId(deviceId)) return
  await db
    .deleteFrom('authPushDevice')
    .where('userId', '=', userId)
    .where((its) => (deviceId === undefined ? its('sessionId', '=', sessionId) : its('id', '=', deviceId)))
    .execute()
}
