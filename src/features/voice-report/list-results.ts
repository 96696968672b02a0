import { sql } from 'kysely'
import type { Language } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { askDialogue, whileDialogueHolds } from '../programme/dialogue-held.ts'

const pageSize = 20

export type ListedResult = {
  readonly id: string
  readonly title: string
  readonly language: Language
  readonly publishedAt: Date
}

/** Reports that are shown to everybody once the dialogue with the personnel has been held, newest first, by the title that they were published under. */
export async function listResults(tx: OrganisationTx, organisationId: OrganisationId, page: number) {
  const dialogue = await askDialogue(tx, organisationId)
  if (!dialogue.open) return { results: [], more: false }
  const rows = await tx
    .selectFrom('studyReport')
    .select(['studyId as id', 'publishedAt'])
    .select(sql<string>`content #>> '{study,title}'`.as('title'))
    .select(sql<Language>`content #>> '{study,language}'`.as('language'))
    .where('organisationId', '=', organisationId)
    .where('takenBackAt', 'is', null)
    .where(whileDialogueHolds(dialogue.held))
    .orderBy('publishedAt', 'desc')
    .orderBy('studyId')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { results: rows.slice(0, pageSize) as ListedResult[], more: rows.length > pageSize }
}

/** Whether there is any: then the way to the studies is shown to everybody. */
export async function isAnyPublished(tx: OrganisationTx, organisationId: OrganisationId): Promise<boolean> {
  const { results } = await listResults(tx, organisationId, 1)
  return results.length > 0
}
