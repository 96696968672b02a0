import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

const days = 30

/**
 * Thirty days more for a live story: from its best-before, or from today where that has passed. Twice is
 * safe: the version that was seen is prolonged once. False where it has changed meanwhile.
 */
export async function prolongStory(
  ctx: Pick<Context, 'db' | 'clock'>,
  { organisation }: Viewer,
  { id, version }: { readonly id: string; readonly version: number },
): Promise<boolean> {
  const today = dateAt(ctx.clock())
  return inOrganisation(ctx.db, organisation.id, async (tx) => {
    const { rows } = await sql`
      update story set best_before = greatest(best_before, ${today}::date) + ${days}::int, version = version + 1
      where organisation_id = ${organisation.id} and id = ${id} and version = ${version}
        and state = 'live' and best_before is not null
      returning id`.execute(tx)
    return rows.length > 0
  })
}
