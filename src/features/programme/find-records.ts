import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** One version of a record. Dates are calendar days. */
export type DialogueVersion = {
  readonly id: string
  readonly version: number
  readonly heldOn: string
  readonly parties: string
  readonly processed: string
  readonly purposes: string
  readonly methods: string
  readonly discussed: string
  readonly documentLink: string | null
  readonly documentId: string | null
  readonly documentName: string | null
  readonly processing: number
  readonly reason: string
  readonly isWithdrawn: boolean
  readonly createdAt: Date
}

const versions = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('dialogueRecord as r')
    .leftJoin('dialogueDocument as d', (join) =>
      join.onRef('d.organisationId', '=', 'r.organisationId').onRef('d.id', '=', 'r.documentId'),
    )
    .select(['r.id', 'r.version', 'r.parties', 'r.processed', 'r.purposes', 'r.methods', 'r.discussed'])
    .select(['r.documentLink', 'r.documentId', 'd.name as documentName', 'r.processing', 'r.reason'])
    .select(['r.isWithdrawn', 'r.createdAt', sql<string>`r.held_on::text`.as('heldOn')])
    .where('r.organisationId', '=', organisationId)

/** As a record says today. */
export const findRecord = async (
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
): Promise<DialogueVersion | undefined> =>
  isId(id)
    ? versions(tx, organisationId).where('r.id', '=', id).orderBy('r.version', 'desc').executeTakeFirst()
    : undefined

/** All that a record ever said, the newest first. */
export const recordVersions = async (
  tx: OrganisationTx,
  organisationId: OrganisationId,
  id: string,
): Promise<readonly DialogueVersion[]> =>
  isId(id) ? versions(tx, organisationId).where('r.id', '=', id).orderBy('r.version', 'desc').execute() : []

const pageSize = 20

/** The records as they say today, the newest dialogue first; open to all members. */
export async function listRecords(tx: OrganisationTx, organisationId: OrganisationId, page: number) {
  const rows = await versions(tx, organisationId)
    .where(sql<boolean>`not exists (select from dialogue_record later
      where later.organisation_id = r.organisation_id and later.id = r.id and later.version > r.version)`)
    .orderBy('r.heldOn', 'desc')
    .orderBy('r.id', 'desc')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { records: rows.slice(0, pageSize) as readonly DialogueVersion[], more: rows.length > pageSize }
}

/** A document of a record, as it was brought. */
export const findDocument = async (tx: OrganisationTx, organisationId: OrganisationId, id: string) =>
  isId(id)
    ? tx
        .selectFrom('dialogueDocument')
        .select(['name', 'kind', 'bytes'])
        .where('organisationId', '=', organisationId)
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined

/** The day of the newest dialogue that stands; nothing where there is none. */
export async function latestRecordDay(tx: OrganisationTx, organisationId: OrganisationId): Promise<string | null> {
  const { rows } = await sql<{ on: string | null }>`
    select max(held_on)::text as on from (
      select distinct on (id) held_on, is_withdrawn from dialogue_record
      where organisation_id = ${organisationId} order by id, version desc) as latest
    where not is_withdrawn`.execute(tx)
  return rows[0]?.on ?? null
}
