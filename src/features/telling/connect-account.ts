import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type Connected =
  | { readonly ok: true; readonly handle: string }
  | { readonly ok: false; readonly problem: 'wrong-password' | 'unreachable' | 'not-found' }

type Account = { readonly handle: string; readonly service: string; readonly secret: string }

/**
 * Connects the member's own Bluesky account, once the network has said that handle and app password
 * fit. The password is sealed with a key of this member's. Connecting again renews it.
 */
export async function connectAccount(
  ctx: Pick<Context, 'db' | 'clock' | 'networks' | 'secrets'>,
  viewer: Viewer,
  account: Account,
): Promise<Connected> {
  const verified = await ctx.networks.bluesky?.verify(account)
  if (!verified) return { ok: false, problem: 'unreachable' }
  if (!verified.ok)
    return { ok: false, problem: verified.problem === 'signed-out' ? 'wrong-password' : verified.problem }
  const { organisation, member } = viewer
  const secret = ctx.secrets.seal(member.id, account.secret)
  await inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .insertInto('channel')
      .values({
        organisationId: organisation.id,
        id: uuid(),
        memberId: member.id,
        network: 'bluesky',
        handle: verified.handle,
        service: verified.service,
        secret,
        createdAt: new Date(ctx.clock()),
      })
      .onConflict((conflict) =>
        conflict
          .columns(['organisationId', 'memberId', 'network', 'handle'])
          .doUpdateSet({ secret, service: verified.service }),
      )
      .execute(),
  )
  return { ok: true, handle: verified.handle }
}

/** Takes one's own account away, and its password with it. */
export async function disconnectAccount(ctx: Pick<Context, 'db'>, viewer: Viewer, channelId: string): Promise<void> {
  await inOrganisation(ctx.db, viewer.organisation.id, (tx) =>
    tx
      .deleteFrom('channel')
      .where('organisationId', '=', viewer.organisation.id)
      .where('memberId', '=', viewer.member.id)
      .where('id', '=', channelId)
      .execute(),
  )
}
