import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { type Act, detailOf } from '../../core/act.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Who acts: a member (a viewer is one), or whoever runs the server, by a command. */
export type By =
  | { readonly organisation: { readonly id: OrganisationId }; readonly member: { readonly id: MemberId } }
  | { readonly organisation: { readonly id: OrganisationId }; readonly member: 'operator' }

const rowsAtOnce = 1000

/**
 * Writes an administrative act into the log, in the transaction of what it changes. The actor's name stays
 * as it is now. The time is the database's: a log takes nobody's word for it.
 */
export const recordAct = (tx: OrganisationTx, by: By, act: Act): Promise<void> => recordActs(tx, by, [act])

export async function recordActs(tx: OrganisationTx, by: By, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return
  const organisationId = by.organisation.id
  const people = new Set(acts.flatMap((act) => ('person' in act ? [act.person] : [])))
  if (by.member !== 'operator') people.add(by.member.id)
  const found = await tx
    .selectFrom('member')
    .select(['id', 'name', 'logKey'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', sql<string>`any(${[...people]}::uuid[])`)
    .execute()
  const known = new Map(found.map((row) => [row.id, row]))
  const actor = by.member === 'operator' ? undefined : known.get(by.member.id)
  const rows = acts.map((act) => ({
    organisationId,
    id: uuid(),
    at: sql<Date>`now()`,
    actorKey: actor?.logKey ?? null,
    actorName: actor?.name ?? null,
    kind: act.kind,
    personKey: 'person' in act ? (known.get(act.person)?.logKey ?? null) : null,
    invitationId: 'invitation' in act ? act.invitation : null,
    detail: JSON.stringify(detailOf(act)),
  }))
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    await tx
      .insertInto('auditAct')
      .values(rows.slice(at, at + rowsAtOnce))
      .execute()
  }
}
