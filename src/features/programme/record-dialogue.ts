import { v4 as randomId } from 'uuid'
import type { Context } from '../../context.ts'
import { processingVersion } from '../../core/processing.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import type { DocumentFile } from './document-kind.ts'
import { findRecord } from './find-records.ts'

/** What was talked over with the personnel, with whom, and when. */
export type Dialogue = {
  readonly heldOn: string
  readonly parties: string
  readonly processed: string
  readonly purposes: string
  readonly methods: string
  readonly discussed: string
  readonly documentLink: string | null
}

type Ctx = Pick<Context, 'db' | 'clock'>

/**
 * Records the dialogue with the personnel. It opens the organisation's figures. Sent twice, it is one record: the form
 * chose the id.
 */
export const recordDialogue = (
  ctx: Ctx,
  viewer: Viewer,
  id: string,
  dialogue: Dialogue,
  document?: DocumentFile,
): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const { organisation } = viewer
    const before = await tx
      .selectFrom('dialogueRecord')
      .select('id')
      .where((where) => where.and({ organisationId: organisation.id, id }))
      .executeTakeFirst()
    if (before) return
    const documentId = document ? await keepDocument(ctx, tx, viewer, document) : null
    const recorded = await tx
      .insertInto('dialogueRecord')
      .values({ ...rowOf(ctx, viewer), ...dialogue, id, version: 1, processing: processingVersion, documentId })
      .onConflict((conflict) => conflict.columns(['organisationId', 'id', 'version']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (recorded) await recordAct(tx, viewer, { kind: 'dialogue-recorded', day: dialogue.heldOn })
  })

export type Corrected = 'done' | 'missing' | 'changed'

/**
 * Corrects what a record says, as its next version; the old ones stay readable. A correction says what was talked over then:
 * of what has come to be processed since, the parties have heard nothing, so its list stays what it was.
 */
export const correctDialogue = (
  ctx: Ctx,
  viewer: Viewer,
  of: { readonly id: string; readonly version: number; readonly reason: string },
  dialogue: Dialogue,
  document?: DocumentFile,
): Promise<Corrected> =>
  changeRecord(ctx, viewer, of, async (tx, before) => {
    const documentId = document ? await keepDocument(ctx, tx, viewer, document) : before.documentId
    await recordAct(tx, viewer, { kind: 'dialogue-corrected', day: dialogue.heldOn })
    return { ...dialogue, documentId, isWithdrawn: false }
  })

/** Says that there was no such dialogue: the record stays readable, and opens nothing any more. */
export const withdrawDialogue = (
  ctx: Ctx,
  viewer: Viewer,
  of: { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Corrected> =>
  changeRecord(ctx, viewer, of, async (tx, before) => {
    await recordAct(tx, viewer, { kind: 'dialogue-withdrawn', day: before.heldOn })
    const { heldOn, parties, processed, purposes, methods, discussed, documentLink, documentId } = before
    const said = { heldOn, parties, processed, purposes, methods, discussed, documentLink, documentId }
    return { ...said, isWithdrawn: true }
  })

type Changed = Dialogue & { readonly documentId: string | null; readonly isWithdrawn: boolean }

const changeRecord = (
  ctx: Ctx,
  viewer: Viewer,
  { id, version, reason }: { readonly id: string; readonly version: number; readonly reason: string },
  change: (tx: OrganisationTx, before: NonNullable<Awaited<ReturnType<typeof findRecord>>>) => Promise<Changed>,
): Promise<Corrected> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Corrected> => {
    const organisationId = viewer.organisation.id
    // Corrections of one record wait for one another at its first version.
    await tx
      .selectFrom('dialogueRecord')
      .select('id')
      .where((where) => where.and({ organisationId, id, version: 1 }))
      .forUpdate()
      .execute()
    const before = await findRecord(tx, organisationId, id)
    if (!before) return 'missing'
    // Somebody else corrected it meanwhile, or this was sent twice.
    if (before.version !== version) return 'changed'
    const next = await change(tx, before)
    await tx
      .insertInto('dialogueRecord')
      .values({ ...rowOf(ctx, viewer), ...next, id, version: version + 1, processing: before.processing, reason })
      .execute()
    return 'done'
  })

const rowOf = (ctx: Ctx, { organisation, member }: Viewer) => ({
  organisationId: organisation.id,
  recordedBy: member.id,
  createdAt: new Date(ctx.clock()),
})

async function keepDocument(ctx: Ctx, tx: OrganisationTx, viewer: Viewer, file: DocumentFile): Promise<string> {
  const id = randomId()
  const row = { organisationId: viewer.organisation.id, id, createdAt: new Date(ctx.clock()) }
  await tx
    .insertInto('dialogueDocument')
    .values({ ...row, name: file.name, kind: file.kind, bytes: Buffer.from(file.bytes) })
    .execute()
  return id
}
