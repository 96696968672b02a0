import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { ExampleChoice } from '../../core/leaders/choices.ts'
import { parseTarget } from '../../core/link.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { forgetExample } from './forget-example.ts'

/** A leader's own switch. Off takes away at once what was shown, with what they wrote to it. */
export async function chooseExample(ctx: Pick<Context, 'db'>, viewer: Viewer, choice: ExampleChoice): Promise<void> {
  const { organisation, member } = viewer
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (choice === 'off') return forgetExample(tx, organisation.id, member.id)
    if (!(await holdLeader(tx, viewer))) return
    const showsAll = choice === 'all'
    await tx
      .insertInto('leaderExample')
      .values({ organisationId: organisation.id, memberId: member.id, showsAll })
      .onConflict((conflict) => conflict.columns(['organisationId', 'memberId']).doUpdateSet({ showsAll }))
      .execute()
  })
}

export type Showing = { readonly tellingId: string; readonly address: string; readonly words: string }
export type Shown =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'nothing-to-show' | 'bad-address' }

/** Shows one telling of the leader's own, by its address out there, their words, or both. Twice, the later stands. */
export async function showTelling(
  ctx: Pick<Context, 'db'>,
  viewer: Viewer,
  { tellingId, address, words }: Showing,
): Promise<Shown> {
  const { organisation, member } = viewer
  const own = { organisationId: organisation.id, memberId: member.id }
  if (!isId(tellingId)) return { ok: false, problem: 'missing' }
  const target = address === '' ? undefined : parseTarget(address)
  if (address !== '' && !target) return { ok: false, problem: 'bad-address' }
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Shown> => {
    const telling = (await holdLeader(tx, viewer)) && (await ownTold(tx, viewer, tellingId))
    if (!telling) return { ok: false, problem: 'missing' }
    if (!target && words === '' && !telling.postUrl) return { ok: false, problem: 'nothing-to-show' }
    const row = { address: target?.toString() ?? telling.postUrl ?? '', words }
    // To choose one is to turn it on.
    await tx
      .insertInto('leaderExample')
      .values({ ...own, showsAll: false })
      .onConflict((conflict) => conflict.columns(['organisationId', 'memberId']).doNothing())
      .execute()
    await tx
      .insertInto('leaderTelling')
      .values({ ...own, tellingId, ...row })
      .onConflict((conflict) => conflict.columns(['organisationId', 'tellingId']).doUpdateSet(row))
      .execute()
    return { ok: true }
  })
}

/** Shows it no more. */
export const hideTelling = (ctx: Pick<Context, 'db'>, { organisation, member }: Viewer, tellingId: string) =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (!isId(tellingId)) return
    await tx
      .deleteFrom('leaderTelling')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('tellingId', '=', tellingId)
      .execute()
  })

/** Whether they are a leader at this moment, kept from being changed until the transaction ends. */
async function holdLeader(tx: OrganisationTx, { organisation, member }: Viewer): Promise<boolean> {
  const row = await tx
    .selectFrom('member')
    .select(['roles', 'leavesAt'])
    .where('organisationId', '=', organisation.id)
    .where('id', '=', member.id)
    .forUpdate()
    .executeTakeFirst()
  return (
    row?.leavesAt === null && may({ roles: row.roles as Viewer['member']['roles'], groupIds: [] }, 'state-as-leader')
  )
}

const ownTold = (tx: OrganisationTx, { organisation, member }: Viewer, id: string) =>
  tx
    .selectFrom('telling')
    .select('postUrl')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('id', '=', id)
    .where('state', 'in', ['published', 'handed'])
    .executeTakeFirst()
