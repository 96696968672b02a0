import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import { type Item, isCounted } from '../../core/pulse/item.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

export type WrittenTexts = {
  readonly item: string
  readonly text: string
  readonly texts: readonly { readonly id: string; readonly words: string }[]
  /** How many a steward has withheld: that is told. */
  readonly withheld: number
}

/** So many of an item are shown on a page; of more, chance chooses, and says how it chose: by their ids. */
const mostShown = 500

/** What people wrote in a closed wave, as everybody reads it. */
export async function textsOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  waveId: string,
  { items, language }: { readonly items: readonly Item[]; readonly language: Language },
): Promise<readonly WrittenTexts[]> {
  const asked = items.filter((item) => !isCounted(item))
  if (asked.length === 0) return []
  const rows = await tx
    .selectFrom('pulseText')
    .select(['id', 'item', 'words'])
    .where((where) => where.and({ organisationId, waveId }))
    .orderBy('id')
    .limit(mostShown * asked.length)
    .execute()
  return asked.map(({ id: item, text }) => {
    const own = rows.filter((row) => row.item === item)
    const texts = own.flatMap(({ id, words }) => (words === null ? [] : [{ id, words }]))
    return { item, text: text[language], texts, withheld: own.length - texts.length }
  })
}

/** Takes away for good the words of a text that names somebody. That there was one stays to be seen. Twice is safe. */
export const withholdText = (ctx: Pick<Context, 'db'>, viewer: Viewer, waveId: string, id: string): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    if (!may(viewer.member, 'keep-pulse') || !isId(id) || !isId(waveId)) return
    const { numUpdatedRows } = await tx
      .updateTable('pulseText')
      .set({ words: null })
      .where((where) => where.and({ organisationId: viewer.organisation.id, waveId, id }))
      .where('words', 'is not', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await recordAct(tx, viewer, { kind: 'pulse-text-withheld' })
  })
