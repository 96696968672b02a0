import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { sealWords, type WordListKind, type WordLists } from '../../core/second-look/word-lists.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * The organisation's words as a browser gets them. The salt is new each time and nowhere kept, and the order is that of
 * the hashes: whoever puts two pages side by side does not see which word was added or taken off in between.
 */
export async function sealedWords(
  { clock }: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
): Promise<WordLists | undefined> {
  const rows = await tx
    .selectFrom('listedWord')
    .select(['kind', 'phrase'])
    .where('organisationId', '=', organisationId)
    .where(sql<boolean>`(until is null or until >= ${dateAt(clock())}::date)`)
    .execute()
  if (rows.length === 0) return undefined
  const listed = rows.map(({ kind, phrase }) => ({ kind: kind as WordListKind, phrase }))
  const { salt, entries } = sealWords(randomBytes(16).toString('base64url'), listed)
  return { salt, entries: entries.toSorted((one, other) => (one.hash < other.hash ? -1 : 1)) }
}
