import type { Context } from '../../context.ts'
import { inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { readOffToken } from './off-token.ts'

type Ctx = Pick<Context, 'db'>

/** Whether the member is written to when something that they asked is answered. */
export const wantsNotices = ({ db }: Ctx, { organisation, member }: Viewer): Promise<boolean> =>
  inOrganisation(db, organisation.id, async (tx) => {
    const found = await tx
      .selectFrom('member')
      .select('mailNotices')
      .where('organisationId', '=', organisation.id)
      .where('id', '=', member.id)
      .executeTakeFirstOrThrow()
    return found.mailNotices
  })

export const chooseNotices = ({ db }: Ctx, { organisation, member }: Viewer, on: boolean): Promise<void> =>
  set(db, organisation.id, member.id, on)

/** Turns a member's notices off by the token of a mail; `false` where no token of ours is it. */
export async function turnNoticesOff(ctx: Ctx & Pick<Context, 'secrets'>, token: string): Promise<boolean> {
  const ref = readOffToken(ctx, token)
  if (ref) await set(ctx.db, ref.organisationId, ref.memberId, false)
  return ref !== undefined
}

const set = (db: Ctx['db'], organisationId: OrganisationId, memberId: MemberId, on: boolean): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    await tx
      .updateTable('member')
      .set({ mailNotices: on })
      .where('organisationId', '=', organisationId)
      .where('id', '=', memberId)
      .execute()
  })
