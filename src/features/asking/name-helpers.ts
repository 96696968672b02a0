import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type MemberId } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { askHours } from './ask-hours.ts'
import { helpNoMore } from './hand-back.ts'
import { listAskHelpers, mostHelpers } from './helpers.ts'

export type Named = { readonly ok: true } | { readonly ok: false; readonly problem: 'nobody' | 'too-many-helpers' }

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

/** Names a member as one whom others may ask. It is written down who did; what is asked is not. Twice is safe. */
export const nameHelper = (ctx: Ctx, viewer: Viewer, memberId: string): Promise<Named> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Named> => {
    const organisationId = viewer.organisation.id
    const person = isId(memberId)
      ? await tx
          .selectFrom('member')
          .select('id')
          .where('organisationId', '=', organisationId)
          .where('id', '=', memberId)
          .where('leavesAt', 'is', null)
          .executeTakeFirst()
      : undefined
    if (!person || !may(viewer.member, 'change-settings')) return { ok: false, problem: 'nobody' }
    if ((await listAskHelpers(tx, organisationId)).length >= mostHelpers)
      return { ok: false, problem: 'too-many-helpers' }
    const { numInsertedOrUpdatedRows: added } = await tx
      .insertInto('askHelper')
      .values({ organisationId, memberId })
      .onConflict((conflict) => conflict.columns(['organisationId', 'memberId']).doNothing())
      .executeTakeFirst()
    if (added) await recordAct(tx, viewer, { kind: 'ask-helper-named', person: memberId })
    return { ok: true }
  })

/** Takes a helper off the list. What waits for them goes on, and what they answered is theirs to read no more. */
export const takeHelper = (ctx: Ctx, viewer: Viewer, memberId: string): Promise<Named> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Named> => {
    const organisationId = viewer.organisation.id
    const helper = (await listAskHelpers(tx, organisationId)).find(({ id }) => id === memberId)
    if (!helper || !may(viewer.member, 'change-settings')) return { ok: false, problem: 'nobody' }
    await recordAct(tx, viewer, { kind: 'ask-helper-taken', person: memberId })
    await helpNoMore(ctx, tx, organisationId, memberId as MemberId)
    return { ok: true }
  })

/** Sets in how many working hours an answer is promised, from the next question on. */
export const promiseHours = (ctx: Ctx, viewer: Viewer, hours: number): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const before = await askHours(tx, viewer.organisation.id)
    if (before === hours || !may(viewer.member, 'change-settings')) return
    await tx
      .updateTable('organisation')
      .set({ askHours: hours })
      .where('organisationId', '=', viewer.organisation.id)
      .execute()
    const change = { setting: 'askHours', from: String(before), to: String(hours) } as const
    await recordAct(tx, viewer, { kind: 'setting-changed', ...change })
  })
