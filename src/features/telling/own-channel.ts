import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { Account, Keeping, Network } from '../../networks/network.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'

export type Channel = {
  readonly name: string
  readonly network: Network
  readonly account: Account
  readonly own: Own
  readonly sealed: string
}

type Ctx = Pick<Context, 'db' | 'networks' | 'secrets'>
type Own = { readonly organisationId: OrganisationId; readonly memberId: string; readonly id: string }

/**
 * A member's own account with its network, ready to be spoken to; `undefined` where they have taken it
 * away, where it cannot be opened any more, or where this installation has its network no longer.
 */
export async function openChannel(ctx: Ctx, tx: OrganisationTx, own: Own): Promise<Channel | undefined> {
  const row = await rowOf(tx, own)
  const network = row && Object.entries(ctx.networks).find(([name]) => name === row.network)?.[1]
  const secret = row && ctx.secrets.open(own.memberId, row.secret)
  if (!network || secret === undefined) return undefined
  const { handle, service } = row
  const account = { handle, service, secret, keeping: keepingOf(ctx, own) }
  return { name: row.network, network, account, own, sealed: row.secret }
}

/** Ends one sign-in at its network; answers whether it is over there. */
export type EndSignIn = () => Promise<boolean>

/**
 * How to end each of a member's sign-ins at its network, without the rows: for when these are gone with the
 * member. Accounts by an app password have none.
 */
export async function endsOfSignIns(
  { networks, secrets }: Pick<Ctx, 'networks' | 'secrets'>,
  tx: OrganisationTx,
  { organisationId, memberId }: Omit<Own, 'id'>,
): Promise<readonly EndSignIn[]> {
  const rows = await tx
    .selectFrom('channel')
    .select(['network', 'handle', 'service', 'secret'])
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .where('kind', '=', 'oauth')
    .execute()
  return rows.flatMap(({ network, handle, service, secret: sealed }) => {
    const signIn = Object.entries(networks).find(([name]) => name === network)?.[1]?.signIn
    const secret = secrets.open(memberId, sealed)
    return signIn && secret !== undefined ? [() => signIn.end({ handle, service, secret })] : []
  })
}

/** The network says that the sign-in is over; the owner sees it. Not if they have signed in anew meanwhile. */
export async function noteSignedOut(
  { clock }: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  { own, sealed }: Channel,
): Promise<void> {
  await tx
    .updateTable('channel')
    .set({ expiresAt: new Date(clock()) })
    .where('organisationId', '=', own.organisationId)
    .where('memberId', '=', own.memberId)
    .where('id', '=', own.id)
    .where('secret', '=', sealed)
    .execute()
}

const rowOf = (tx: OrganisationTx, { organisationId, memberId, id }: Own) =>
  tx
    .selectFrom('channel')
    .innerJoin('member', (join) =>
      join.onRef('member.organisationId', '=', 'channel.organisationId').onRef('member.id', '=', 'channel.memberId'),
    )
    .select(['channel.network', 'channel.handle', 'channel.service', 'channel.secret'])
    .where('channel.organisationId', '=', organisationId)
    .where('channel.memberId', '=', memberId)
    .where('channel.id', '=', id)
    // Nothing more goes out for whom an admin has removed (see features/leaving).
    .where('member.leavesAt', 'is', null)
    .executeTakeFirst()

/**
 * Where the account's secret is kept. A refreshed token is written at once, in a transaction of its own,
 * while a lock in another one keeps all others, in every process, from refreshing with the spent one.
 */
function keepingOf({ db, secrets }: Pick<Ctx, 'db' | 'secrets'>, own: Own): Keeping {
  const { organisationId, memberId, id } = own
  return {
    read: async () => {
      const row = await inOrganisation(db, organisationId, (tx) => rowOf(tx, own))
      return row && secrets.open(memberId, row.secret)
    },
    write: async (secret) => {
      await inOrganisation(db, organisationId, (tx) =>
        tx
          .updateTable('channel')
          .set({ secret: secrets.seal(memberId, secret) })
          .where('organisationId', '=', organisationId)
          .where('memberId', '=', memberId)
          .where('id', '=', id)
          .execute(),
      )
    },
    alone: (work) =>
      db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(hashtextextended(${`luotto.channel.${organisationId}.${id}`}, 0))`.execute(
          tx,
        )
        return work()
      }),
  }
}
