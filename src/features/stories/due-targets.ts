import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { type Database, inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { checkTarget } from './check-target.ts'

export type DueTarget = { readonly organisationId: OrganisationId; readonly storyId: string; readonly target: string }

const mostInOneRound = 60
const hostsAtOnce = 4
const pauseOfHost = 5_000
// Longer than any asking takes. Should the process end amid one, the page is due again after this.
const heldFor = 10 * 60_000

/** Pages of stories that are offered now, and that were not asked for a day; those never asked come first. What is made up leads nowhere. */
export async function dueTargets(db: Database, now: number, limit: number): Promise<DueTarget[]> {
  const due: DueTarget[] = []
  for await (const organisationId of eachOrganisation(db)) {
    if (due.length >= limit) break
    const { rows } = await inOrganisation(db, organisationId, (tx) =>
      sql<{ id: string; target: string }>`
        select story.id, story.target from story
        join organisation o on o.organisation_id = story.organisation_id and not o.made_up
        left join target_check as c on c.organisation_id = story.organisation_id and c.story_id = story.id
        where story.organisation_id = ${organisationId} and story.state = 'live' and story.target is not null
          and (story.best_before is null or story.best_before >= ${dateAt(now)}::date)
          and (c.story_id is null or c.target <> story.target or c.next_check_at <= ${new Date(now)})
        order by c.next_check_at nulls first, story.id limit ${limit - due.length}`.execute(tx),
    )
    due.push(...rows.map(({ id, target }) => ({ organisationId, storyId: id, target })))
  }
  return due
}

/** Takes a due page for this worker: of two that try at once, the row lets one through. A new address begins anew. */
export const holdTarget = (db: Database, { organisationId, storyId, target }: DueTarget, now: number) =>
  inOrganisation(db, organisationId, async (tx) => {
    const until = new Date(now + heldFor)
    const { rows } = await sql`
      insert into target_check as c (organisation_id, story_id, target, state, next_check_at)
      values (${organisationId}, ${storyId}, ${target}, 'unknown', ${until})
      on conflict (organisation_id, story_id) do update set
        target = excluded.target, next_check_at = excluded.next_check_at,
        state = case when c.target = excluded.target then c.state else 'unknown' end,
        failed_days = case when c.target = excluded.target then c.failed_days else 0 end,
        failed_on = case when c.target = excluded.target then c.failed_on end,
        moved_to = case when c.target = excluded.target then c.moved_to end
      where c.next_check_at <= ${new Date(now)} or c.target <> excluded.target
      returning story_id`.execute(tx)
    return rows.length > 0
  })

type Ctx = Pick<Context, 'db' | 'clock' | 'outbound' | 'log'>
type Pace = { readonly pause: number; readonly signal?: AbortSignal | undefined }

/**
 * Asks the pages that are due: a few servers at once, and each of them one page after another with a pause
 * between. Answers how many it asked. Any number of workers may run it, and each may end at any moment.
 */
export async function checkDueTargets(ctx: Ctx, { pause, signal }: Pace = { pause: pauseOfHost }): Promise<number> {
  const due = await dueTargets(ctx.db, ctx.clock(), mostInOneRound)
  const hosts = [...Map.groupBy(due, ({ target }) => URL.parse(target)?.host ?? '').values()]
  let asked = 0
  const worker = async () => {
    for (let pages = hosts.shift(); pages; pages = hosts.shift()) {
      for (const [at, page] of pages.entries()) {
        if (at > 0) await wait(pause, undefined, { signal }).catch(() => undefined)
        if (signal?.aborted) return
        if (await checkHeld(ctx, page)) asked++
      }
    }
  }
  await Promise.all(Array.from({ length: hostsAtOnce }, worker))
  return asked
}

async function checkHeld(ctx: Ctx, due: DueTarget): Promise<boolean> {
  try {
    if (!(await holdTarget(ctx.db, due, ctx.clock()))) return false
    await checkTarget(ctx, due)
    return true
  } catch (error) {
    // It stays held for a while, and is asked again then.
    ctx.log.error({ err: error, storyId: due.storyId }, 'Asking a story’s page failed.')
    return false
  }
}

/** Asks due pages every ten minutes until `signal` says stop. */
export async function keepCheckingTargets(ctx: Ctx, signal: AbortSignal, everyMs = 600_000): Promise<void> {
  while (!signal.aborted) {
    await checkDueTargets(ctx, { pause: pauseOfHost, signal }).catch((error: unknown) =>
      ctx.log.error({ err: error }, 'Looking for pages to ask failed.'),
    )
    await wait(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
