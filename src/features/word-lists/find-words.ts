import type { WordListKind } from '../../core/second-look/word-lists.ts'
import { dateAt } from '../../core/weeks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

export type ListedWord = {
  readonly folded: string
  readonly phrase: string
  readonly until: string | null
  /** Its last day has gone by: it is looked for no more. */
  readonly isPast: boolean
}

const pageSize = 50

/** One kind of the list, as those who keep it read it. */
export async function listWords(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { kind, page, now }: { readonly kind: WordListKind; readonly page: number; readonly now: number },
): Promise<{ readonly words: readonly ListedWord[]; readonly more: boolean }> {
  const rows = await tx
    .selectFrom('listedWord')
    .select(['folded', 'phrase', 'until'])
    .where('organisationId', '=', organisationId)
    .where('kind', '=', kind)
    .orderBy('folded')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const words = rows.slice(0, pageSize).map((row) => {
    const until = row.until as unknown as string | null
    return { ...row, until, isPast: until !== null && until < dateAt(now) }
  })
  return { words, more: rows.length > pageSize }
}
