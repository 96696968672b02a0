import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { isAway, listAskHelpers, peopleOnDuty } from './helpers.ts'

/** Whom the viewer may ask now: the helpers, away or there, and who is on duty by name; the viewer is left out. */
export async function helpersToAsk(
  { clock }: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  { organisation, member }: Viewer,
) {
  const today = dateAt(clock())
  const others = (await listAskHelpers(tx, organisation.id)).filter(({ id }) => id !== member.id)
  const helpers = others.map((helper) => ({ ...helper, isAway: isAway(helper, today) }))
  const duty = (await peopleOnDuty(tx, organisation.id)).filter(({ id }) => id !== member.id).map(({ name }) => name)
  return { helpers, duty, isAnybodyThere: duty.length > 0 || helpers.some((helper) => !helper.isAway) }
}

export type ToAsk = Awaited<ReturnType<typeof helpersToAsk>>
