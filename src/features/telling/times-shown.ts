import type { Context } from '../../context.ts'
import { localText } from '../../core/when.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { ownMoments } from './choose-time.ts'
import { ownTimes } from './own-times.ts'
import type { TimesShown } from './when-choice.tsx'

const hourMs = 3_600_000

/** What a page needs to say in words when a telling goes out; `except` is the one that is being looked at. */
export async function timesShown(
  { clock }: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  viewer: Viewer,
  except?: string,
): Promise<TimesShown> {
  const times = await ownTimes(tx, viewer)
  const now = clock()
  // The next full hour but one.
  const suggested = localText((Math.ceil(now / hourMs) + 1) * hourMs, times.zone)
  return { ...times, own: await ownMoments(tx, viewer, now, except), suggested }
}
