import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStatement, type Words } from './find-statement.ts'

export type Published =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly problem: 'not-allowed' | 'empty' | 'changed-meanwhile' | 'nothing-new' }

/**
 * Publishes what leaders say, as the next version; the earlier ones stay to be read. Only leaders write it: nobody puts
 * words into their mouths. `after` is the version that the writer had before them, 0 where there was none.
 */
export async function publishStatement(
  ctx: Pick<Context, 'db' | 'clock'>,
  { organisation, member }: Viewer,
  { words, after }: { readonly words: Words; readonly after: number },
): Promise<Published> {
  if (!may(member, 'state-as-leader')) return { ok: false, problem: 'not-allowed' }
  if (Object.values(words).every((text) => text === '')) return { ok: false, problem: 'empty' }
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Published> => {
    const newest = await findStatement(tx, organisation.id)
    const before = newest?.version ?? 0
    if (before !== after) return { ok: false, problem: 'changed-meanwhile' }
    if (newest && newest.words.fi === words.fi && newest.words.sv === words.sv && newest.words.en === words.en)
      return { ok: false, problem: 'nothing-new' }
    const version = before + 1
    const row = { version, wordsFi: words.fi, wordsSv: words.sv, wordsEn: words.en, authorId: member.id }
    // Of two at the same moment one has the number first, and the other is told.
    const published = await tx
      .insertInto('leaderStatement')
      .values({ organisationId: organisation.id, ...row, publishedAt: new Date(ctx.clock()) })
      .onConflict((conflict) => conflict.columns(['organisationId', 'version']).doNothing())
      .returning('version')
      .executeTakeFirst()
    return published ? { ok: true, version } : { ok: false, problem: 'changed-meanwhile' }
  })
}
