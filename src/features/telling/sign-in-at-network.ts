import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { AccountNetwork } from '../../core/networks.ts'
import type { SignInProblem } from '../../networks/network.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { keepAccount } from './connect-account.ts'

/** How long a member may stay at the network's own pages. */
const longestMs = 10 * 60_000

type Ctx = Pick<Context, 'db' | 'clock' | 'networks' | 'secrets'>

export type SignInBegun =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly problem: SignInProblem }

const hashOf = (state: string): string => createHash('sha256').update(state).digest('base64url')

/**
 * Begins the member's sign-in at a network's own pages, and answers where they are. What the member must
 * come back with is remembered for this member and this browser session; an earlier one is forgotten.
 */
export async function beginSignIn(
  ctx: Ctx,
  { organisation, member }: Viewer,
  sessionId: string,
  network: AccountNetwork,
  where: string,
): Promise<SignInBegun> {
  const begun = await ctx.networks[network]?.signIn?.begin(where)
  if (!begun) return { ok: false, problem: 'not-found' }
  if (!begun.ok) return begun
  const organisationId = organisation.id
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    await tx
      .deleteFrom('channelSignIn')
      .where('organisationId', '=', organisationId)
      .where('memberId', '=', member.id)
      .where('network', '=', network)
      .execute()
    const kept = ctx.secrets.seal(member.id, begun.kept)
    const own = { organisationId, id: uuid(), memberId: member.id, sessionId, network }
    await tx
      .insertInto('channelSignIn')
      .values({ ...own, stateHash: hashOf(begun.state), kept, createdAt: new Date(ctx.clock()) })
      .execute()
  })
  return { ok: true, address: begun.address }
}

export type SignInFinished =
  | { readonly ok: true; readonly handle: string }
  | { readonly ok: false; readonly problem: SignInProblem | 'expired' }

/**
 * The member has come back. Only what this member began in this session is taken, once: whoever comes with
 * another's state, or with one that was used, gets nothing, and uses nothing up.
 */
export async function finishSignIn(
  ctx: Ctx,
  viewer: Viewer,
  sessionId: string,
  network: AccountNetwork,
  query: URLSearchParams,
): Promise<SignInFinished> {
  const begun = await takeUp(ctx, viewer, sessionId, network, query.get('state') ?? '')
  if (!begun) return { ok: false, problem: 'mismatch' }
  if (ctx.clock() - begun.createdAt.getTime() > longestMs) return { ok: false, problem: 'expired' }
  const kept = ctx.secrets.open(viewer.member.id, begun.kept)
  const finished = kept === undefined ? undefined : await ctx.networks[network]?.signIn?.finish(kept, query)
  if (!finished) return { ok: false, problem: 'mismatch' }
  if (!finished.ok) return finished
  await keepAccount(ctx, viewer, network, 'oauth', finished.account)
  return { ok: true, handle: finished.account.handle }
}

const takeUp = (
  ctx: Ctx,
  { organisation, member }: Viewer,
  sessionId: string,
  network: AccountNetwork,
  state: string,
) =>
  inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .deleteFrom('channelSignIn')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('sessionId', '=', sessionId)
      .where('network', '=', network)
      .where('stateHash', '=', hashOf(state))
      .returning(['kept', 'createdAt'])
      .executeTakeFirst(),
  )
