import { sql } from 'kysely'
import { dialogueGate, type GateState, processingVersion } from '../../core/processing.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

declare const heard: unique symbol

/**
 * That the dialogue with the personnel about all that is processed today has been recorded. What counts or shows the
 * organisation's figures asks for it, and nobody else than `askDialogue` can make it. It holds within its transaction.
 */
export type DialogueHeld = {
  readonly organisationId: OrganisationId
  /** The day of the first dialogue: what was before is not counted. */
  readonly since: string
  readonly [heard]: true
}

type Shut = Extract<GateState, { open: false }>
export type Dialogue = { readonly open: true; readonly held: DialogueHeld } | Shut

/** The gate before the organisation's figures (docs/decisions/0042). */
export async function askDialogue(tx: OrganisationTx, organisationId: OrganisationId): Promise<Dialogue> {
  const records = await standingRecords(tx, organisationId)
  const gate = dialogueGate(records)
  if (!gate.open) return gate
  return { open: true, held: { organisationId, since: gate.since } as DialogueHeld }
}

/** All records as their last versions say them. A year has a few. */
async function standingRecords(tx: OrganisationTx, organisationId: OrganisationId) {
  const { rows } = await sql<{ heldOn: string; processing: number; isWithdrawn: boolean }>`
    select distinct on (id) held_on::text as "heldOn", processing, is_withdrawn as "isWithdrawn" from dialogue_record
    where organisation_id = ${organisationId} order by id, version desc`.execute(tx)
  return rows
}

/**
 * The same as a condition, within the query that reads the figures: one that is kept for later, or asked by way of another
 * transaction, reads nothing once the gate has shut.
 */
export const whileDialogueHolds = ({ organisationId }: DialogueHeld) => sql<boolean>`exists (
  select from dialogue_record r where r.organisation_id = ${organisationId}
    and r.processing >= ${processingVersion} and not r.is_withdrawn
    and not exists (select from dialogue_record later
      where later.organisation_id = ${organisationId} and later.id = r.id and later.version > r.version))`
