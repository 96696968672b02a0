import type { Language } from '../../core/networks.ts'
import { type CheckId, checkIds, checks } from '../../core/second-look/finding.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { listPassages, type PassageTitle } from './find-passages.ts'

/** Where each check of the second look leads; one whose passage stands no more leads nowhere. */
export type CitedPassages = Readonly<Partial<Record<CheckId, PassageTitle>>>

/** To the passage that editors chose for the check, else to the starter set's as long as that stands. */
export async function citedPassages(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: Language,
): Promise<CitedPassages> {
  const standing = new Map((await listPassages(tx, organisationId, language)).map((one) => [one.slug, one]))
  const chosen = await tx
    .selectFrom('guideline')
    .select(['slug', 'checks'])
    .where('organisationId', '=', organisationId)
    .where('isRetired', '=', false)
    .execute()
  const slugOf = (check: CheckId) => chosen.find((one) => one.checks.includes(check))?.slug ?? checks[check].passage
  const entries = checkIds.map((check) => [check, standing.get(slugOf(check))] as const)
  return Object.fromEntries(entries.filter(([, passage]) => passage !== undefined))
}
