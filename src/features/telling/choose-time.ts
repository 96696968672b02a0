import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { NetworkId } from '../../core/networks.ts'
import { chooseMoment, chosenTime, offeredUntil, type TimeProblem } from '../../core/when.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { ownTimes } from './own-times.ts'

/** When the member wants it out: at once, when it suits, or at a time on the clock of their own zone. */
export type When =
  | { readonly kind: 'now' }
  | { readonly kind: 'good' }
  | { readonly kind: 'at'; readonly local: string }

export type Due =
  /** `undefined`: at once. */
  | { readonly ok: true; readonly due: number | undefined }
  | { readonly ok: false; readonly problem: TimeProblem | 'no-moment' }

type Told = {
  readonly story: { readonly id: string; readonly bestBefore: string | null } | undefined
  readonly network: NetworkId
}

/** Settles when a telling by account goes out. */
export async function chooseTime(
  ctx: Pick<Context, 'clock' | 'secrets'>,
  tx: OrganisationTx,
  viewer: Viewer,
  when: When,
  { story, network }: Told,
): Promise<Due> {
  if (when.kind === 'now') return { ok: true, due: undefined }
  const now = ctx.clock()
  const times = await ownTimes(tx, viewer)
  const until = offeredUntil(story?.bestBefore ?? null)
  if (when.kind === 'at') {
    const chosen = chosenTime(when.local, { now, zone: times.zone, until })
    return chosen.ok ? { ok: true, due: chosen.at } : chosen
  }
  await waitForOthers(tx, viewer, story?.id)
  const own = await ownMoments(tx, viewer, now)
  const ofStory = story ? await momentsOfStory(tx, viewer, story.id, network, now) : []
  const chance = chanceOf(ctx, viewer, story?.id, network)
  const due = chooseMoment({ now, times, own, ofStory, until, chance })
  return due === undefined ? { ok: false, problem: 'no-moment' } : { ok: true, due }
}

// Two who choose at once must not choose the same moment, nor one member twice the last place under a
// ceiling. Not "for update": that would make everyone wait who adds a row of the member or the story.
async function waitForOthers(tx: OrganisationTx, { organisation, member }: Viewer, storyId: string | undefined) {
  const own = tx.selectFrom('member').select('id').where('organisationId', '=', organisation.id)
  await own.where('id', '=', member.id).forNoKeyUpdate().execute()
  if (!storyId) return
  const story = tx.selectFrom('story').select('id').where('organisationId', '=', organisation.id)
  await story.where('id', '=', storyId).forNoKeyUpdate().execute()
}

// Asking often must not tell what is taken: the same member with the same story gets the same chance, and
// nobody but this installation can reckon it.
function chanceOf(
  { secrets }: Pick<Context, 'secrets'>,
  { member }: Viewer,
  storyId: string | undefined,
  network: NetworkId,
): number {
  const bytes = secrets.sign('good moment', Buffer.from(`${member.id} ${storyId ?? ''} ${network}`))
  return Buffer.from(bytes).readUInt32BE(0) / 2 ** 32
}

const dayMs = 86_400_000

/** When the member's own tellings by account go out, or went out since the beginning of this week; but for one. */
export function ownMoments(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  now: number,
  except?: string,
): Promise<number[]> {
  const own = byAccount(tx)
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where(moment, '>', new Date(now - 8 * dayMs))
  return moments(except ? own.where('id', '!=', except) : own)
}

/** When this story goes out in this network, or has just gone out: times alone, of nobody in particular. */
const momentsOfStory = (
  tx: OrganisationTx,
  { organisation }: Viewer,
  storyId: string,
  network: NetworkId,
  now: number,
): Promise<number[]> =>
  moments(
    byAccount(tx)
      .where('organisationId', '=', organisation.id)
      .where('storyId', '=', storyId)
      .where('network', '=', network)
      .where(moment, '>', new Date(now - dayMs)),
  )

const moment = sql<Date>`case when state = 'scheduled' then due_at else told_at end`

const byAccount = (tx: OrganisationTx) =>
  tx
    .selectFrom('telling')
    .select(moment.as('at'))
    .where('channelId', 'is not', null)
    .where('state', 'not in', ['handed', 'rejected'])

const moments = async (found: ReturnType<typeof byAccount>): Promise<number[]> =>
  (await found.execute()).map(({ at }) => at.getTime())
