import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const corrections = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('correction')
    .innerJoin('organisation', 'organisation.organisationId', 'correction.organisationId')
    .select(['correction.id', 'correction.language', 'correction.title', 'correction.wrong', 'correction.rightIs'])
    .select(['correction.original', 'correction.madeOn', 'organisation.name as organisation'])
    .where('correction.organisationId', '=', organisationId)

type Row = Awaited<ReturnType<ReturnType<typeof corrections>['execute']>>[number]

const correctionOf = (row: Row) => ({
  ...row,
  language: row.language as Language,
  madeOn: row.madeOn as unknown as string,
})

export async function findCorrection(tx: OrganisationTx, organisationId: OrganisationId, id: string) {
  if (!isId(id)) return undefined
  const row = await corrections(tx, organisationId).where('correction.id', '=', id).executeTakeFirst()
  return row && correctionOf(row)
}
