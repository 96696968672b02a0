import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { mostListed, type PhraseProblem, readPhrases } from '../../core/second-look/listed-phrases.ts'
import type { WordListKind } from '../../core/second-look/word-lists.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

type Ctx = Pick<Context, 'db' | 'clock'>
export type WordsInput = { readonly kind: WordListKind; readonly words: string; readonly until: string | null }
export type Added =
  | { readonly ok: true; readonly added: number; readonly changed: number }
  | { readonly ok: false; readonly problem: PhraseProblem | 'not-yours' | 'full'; readonly row: number }

const no = (problem: Exclude<Added, { ok: true }>['problem']): Added => ({ ok: false, problem, row: 0 })

/**
 * Puts words on the list. One that is there already takes the new kind and last day. The log says how many, and none of
 * them: more people read the log than the list.
 */
export function addWords(ctx: Ctx, viewer: Viewer, { kind, words, until }: WordsInput): Promise<Added> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Added> => {
    if (!may(viewer.member, 'keep-words')) return no('not-yours')
    const read = readPhrases(words)
    if (!read.ok) return read
    const organisationId = viewer.organisation.id
    const before = await tx
      .selectFrom('listedWord')
      .select('folded')
      .where('organisationId', '=', organisationId)
      .execute()
    const known = new Set(before.map((row) => row.folded))
    const added = read.phrases.filter((one) => !known.has(one.folded)).length
    if (known.size + added > mostListed) return no('full')
    const row = { organisationId, kind, until, createdAt: new Date(ctx.clock()) }
    await tx
      .insertInto('listedWord')
      .values(read.phrases.map((phrase) => ({ ...row, ...phrase })))
      .onConflict((conflict) =>
        conflict.columns(['organisationId', 'folded']).doUpdateSet(({ ref }) => ({
          kind: ref('excluded.kind'),
          phrase: ref('excluded.phrase'),
          until: ref('excluded.until'),
        })),
      )
      .execute()
    await recordAct(tx, viewer, { kind: 'words-listed', count: read.phrases.length })
    return { ok: true, added, changed: read.phrases.length - added }
  })
}

/** Takes one word off the list. Twice is safe. */
export const removeWord = (ctx: Ctx, viewer: Viewer, folded: string): Promise<boolean> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    if (!may(viewer.member, 'keep-words')) return false
    const { numDeletedRows } = await tx
      .deleteFrom('listedWord')
      .where('organisationId', '=', viewer.organisation.id)
      .where('folded', '=', folded)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await recordAct(tx, viewer, { kind: 'words-taken-off', count: 1 })
    return true
  })
