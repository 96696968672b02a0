import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

export type Dialogue = { readonly heldOn: string; readonly parties: string; readonly discussed: string }

/** Records the dialogue with the personnel: what was discussed, with whom, and when. It opens the organisation's figures. */
export async function recordDialogue(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  id: string,
  dialogue: Dialogue,
): Promise<void> {
  const { organisation, member } = viewer
  const row = {
    ...dialogue,
    organisationId: organisation.id,
    id,
    recordedBy: member.id,
    createdAt: new Date(ctx.clock()),
  }
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    const recorded = await tx
      .insertInto('dialogueRecord')
      .values(row)
      // The form chose the id: sent twice, it is one record.
      .onConflict((conflict) => conflict.columns(['organisationId', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (recorded) await recordAct(tx, viewer, { kind: 'dialogue-recorded', day: dialogue.heldOn })
  })
}

/** The records, newest first; open to all members. */
export const dialogueRecords = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('dialogueRecord')
    .select(['id', 'heldOn', 'parties', 'discussed'])
    .where('organisationId', '=', organisationId)
    .orderBy('heldOn', 'desc')
    .limit(100)
    .execute()
