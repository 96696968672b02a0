import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { AccountNetwork } from '../../core/networks.ts'
import type { SignedInAccount } from '../../networks/network.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { openChannel } from './own-channel.ts'

export type Connected =
  | { readonly ok: true; readonly handle: string }
  | { readonly ok: false; readonly problem: 'wrong-password' | 'unreachable' | 'not-found' }

type Account = { readonly handle: string; readonly service: string; readonly secret: string }

/**
 * Connects the member's own Bluesky account by an app password, once the network has said that the two
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
  const { handle, service } = verified
  await keepAccount(ctx, viewer, 'bluesky', 'password', { handle, service, secret: account.secret })
  return { ok: true, handle }
}

/** Keeps an account; the same one connected again is the same channel, so that what waits for it can go out. */
export async function keepAccount(
  ctx: Pick<Context, 'db' | 'clock' | 'secrets'>,
  { organisation, member }: Viewer,
  network: AccountNetwork,
  kind: 'password' | 'oauth',
  account: SignedInAccount,
): Promise<void> {
  const renewed = {
    kind,
    service: account.service,
    secret: ctx.secrets.seal(member.id, account.secret),
    expiresAt: account.expiresAt ?? null,
    textLimit: account.rules?.limit ?? null,
    addressCounts: account.rules?.addressCounts ?? null,
  }
  const own = { organisationId: organisation.id, id: uuid(), memberId: member.id }
  await inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .insertInto('channel')
      .values({ ...own, network, handle: account.handle, ...renewed, createdAt: new Date(ctx.clock()) })
      .onConflict((conflict) =>
        conflict.columns(['organisationId', 'memberId', 'network', 'handle']).doUpdateSet(renewed),
      )
      .execute(),
  )
}

/**
 * Takes one's own account away, and what was entrusted with it; then ends the sign-in at the network
 * too. Answers whether it is over there: where not, the member is told to end it there.
 */
export async function disconnectAccount(
  ctx: Pick<Context, 'db' | 'networks' | 'secrets'>,
  { organisation, member }: Viewer,
  channelId: string,
): Promise<'over' | 'over-here'> {
  const channel = await inOrganisation(ctx.db, organisation.id, async (tx) => {
    const opened = await openChannel(ctx, tx, { organisationId: organisation.id, memberId: member.id, id: channelId })
    const gone = await tx
      .deleteFrom('channel')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('id', '=', channelId)
      .returning('kind')
      .executeTakeFirst()
    return gone && { ...opened, kind: gone.kind }
  })
  if (channel?.kind !== 'oauth') return 'over'
  const { network, account } = channel
  return network && account && (await network.signIn?.end(account)) ? 'over' : 'over-here'
}
