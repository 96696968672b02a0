import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../../context.ts'
import { type Database, inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { type PollFeed, pollFeed } from './poll-feed.ts'

export type DueFeed = { readonly organisationId: OrganisationId; readonly feedId: string }

const atOnce = 2
const mostInOneRound = 200
// Longer than any poll takes. Should the process end amid one, the feed is due again after this.
const heldFor = 10 * 60_000

/**
 * Feeds whose time has come, the most overdue of each organisation first, at most `limit`. Row-level
 * security shows one organisation at a time, so each is entered in turn: those with members, who stand in
 * a global table. It costs one small indexed query an organisation.
 */
export async function dueFeeds(db: Database, now: number, limit: number): Promise<DueFeed[]> {
  const due: DueFeed[] = []
  for await (const organisationId of eachOrganisation(db)) {
    if (due.length >= limit) break
    due.push(...(await dueIn(db, organisationId, now, limit - due.length)))
  }
  return due
}

const dueIn = (db: Database, organisationId: OrganisationId, now: number, limit: number): Promise<DueFeed[]> =>
  inOrganisation(db, organisationId, async (tx) => {
    const rows = await tx
      .selectFrom('feed')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('nextPollAt', '<=', new Date(now))
      .orderBy('nextPollAt')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ organisationId, feedId: row.id }))
  })

/** Takes a due feed for this worker: of two that try at once, the row lets one through. */
export const holdFeed = (db: Database, { organisationId, feedId }: DueFeed, now: number): Promise<boolean> =>
  inOrganisation(db, organisationId, async (tx) => {
    const held = await tx
      .updateTable('feed')
      .set({ nextPollAt: new Date(now + heldFor) })
      .where('organisationId', '=', organisationId)
      .where('id', '=', feedId)
      .where('nextPollAt', '<=', new Date(now))
      .returning('id')
      .executeTakeFirst()
    return held !== undefined
  })

type Ctx = Pick<Context, 'db' | 'clock' | 'outbound' | 'files' | 'log'>

/**
 * Polls the feeds that are due, two at a time, until `signal` says stop; answers how many it
 * polled. Any number of workers may run it: a feed is held by one. One feed's bug stops no other.
 */
export async function pollDueFeeds(ctx: Ctx, signal?: AbortSignal, onPolled?: OnPolled): Promise<number> {
  const due = await dueFeeds(ctx.db, ctx.clock(), mostInOneRound)
  let polled = 0
  const worker = async () => {
    for (let next = due.shift(); next && !signal?.aborted; next = due.shift()) {
      const outcome = await pollHeld(ctx, next)
      if (!outcome) continue
      polled++
      onPolled?.(outcome)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return polled
}

async function pollHeld(ctx: Ctx, due: DueFeed): Promise<PollFeed | undefined> {
  try {
    if (!(await holdFeed(ctx.db, due, ctx.clock()))) return undefined
    return await pollFeed(ctx, due.organisationId, due.feedId)
  } catch (error) {
    // It stays held for a while, and is tried again then.
    ctx.log.error({ err: error, feedId: due.feedId }, 'Polling a feed failed.')
    return undefined
  }
}

type OnPolled = (outcome: PollFeed) => void

/** Polls due feeds every minute until `signal` says stop. */
export async function keepPolling(ctx: Ctx, signal: AbortSignal, everyMs = 60_000, onPolled?: OnPolled): Promise<void> {
  while (!signal.aborted) {
    await pollDueFeeds(ctx, signal, onPolled).catch((error: unknown) =>
      ctx.log.error({ err: error }, 'Looking for feeds failed.'),
    )
    await wait(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
