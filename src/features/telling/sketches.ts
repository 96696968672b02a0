import type { Context } from '../../context.ts'
import { sketchOf } from '../../core/sketch.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/**
 * A sketch as it is stored and compared: one byte a value, made with the installation's key and the story. Who has
 * a copy of the database, but not the key, cannot tell by it whether a text that they guess was told, nor compare
 * sketches of different stories.
 */
export const sealSketch = (
  { secrets }: Pick<Context, 'secrets'>,
  storyId: string,
  sketch: Uint32Array,
): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(sketch, (value, at) => secrets.sign('sketch', Buffer.from(`${storyId} ${at} ${value}`))[0] ?? 0)

type Told = { readonly tellingId: string; readonly storyId: string; readonly ownWords: string; readonly known: string }

/** Keeps how a telling could be recognised as close to another, and nothing of the text. */
export async function keepSketch(
  ctx: Pick<Context, 'secrets'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { tellingId, storyId, ownWords, known }: Told,
): Promise<void> {
  const sketch = sketchOf(ownWords, known)
  if (!sketch) return
  const row = { organisationId, tellingId, storyId, sketch: Buffer.from(sealSketch(ctx, storyId, sketch)) }
  await tx
    .insertInto('tellingSketch')
    .values(row)
    .onConflict((conflict) => conflict.columns(['organisationId', 'tellingId']).doUpdateSet({ sketch: row.sketch }))
    .execute()
}

/** A telling that was withdrawn leaves nothing to compare with. */
export async function forgetSketch(tx: OrganisationTx, organisationId: OrganisationId, tellingId: string) {
  await tx
    .deleteFrom('tellingSketch')
    .where('organisationId', '=', organisationId)
    .where('tellingId', '=', tellingId)
    .execute()
}

/** Nor does a story that is told no more. */
export async function forgetSketchesOfStory(tx: OrganisationTx, organisationId: OrganisationId, storyId: string) {
  await tx
    .deleteFrom('tellingSketch')
    .where('organisationId', '=', organisationId)
    .where('storyId', '=', storyId)
    .execute()
}
