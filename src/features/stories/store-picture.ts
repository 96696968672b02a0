import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { shorten } from '../../core/plain-text.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Files } from '../../platform/files.ts'
import { type PictureProblem, reencode } from '../../platform/pictures.ts'

/** A picture whose files are kept and whose row is still to be written. */
export type KeptPicture = { readonly id: string; readonly width: number; readonly height: number }

export type KeepPicture =
  | { readonly ok: true; readonly picture: KeptPicture }
  | { readonly ok: false; readonly problem: PictureProblem }

/** Re-encodes a picture and keeps it as `<id>.webp` and, for link cards, `<id>.jpg`, with its alternative text. */
export async function storePicture(
  ctx: Pick<Context, 'db' | 'files' | 'clock'>,
  organisationId: OrganisationId,
  input: { readonly bytes: Uint8Array; readonly alt: string },
): Promise<
  { readonly ok: true; readonly pictureId: string } | { readonly ok: false; readonly problem: PictureProblem }
> {
  const kept = await keepPicture(ctx.files, organisationId, input.bytes)
  if (!kept.ok) return kept
  const createdAt = new Date(ctx.clock())
  await inOrganisation(ctx.db, organisationId, (tx) =>
    insertPicture(tx, organisationId, kept.picture, input.alt, createdAt),
  )
  return { ok: true, pictureId: kept.picture.id }
}

/** The files before the row: a row without its files would be a hole in a page, a file without its row is only waste. */
export async function keepPicture(
  files: Files,
  organisationId: OrganisationId,
  bytes: Uint8Array,
): Promise<KeepPicture> {
  const encoded = await reencode(bytes)
  if (!encoded.ok) return encoded
  const id = uuid()
  await files.write(organisationId, `${id}.webp`, encoded.webp)
  await files.write(organisationId, `${id}.jpg`, encoded.jpeg)
  return { ok: true, picture: { id, width: encoded.width, height: encoded.height } }
}

export async function insertPicture(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  picture: KeptPicture,
  alt: string,
  createdAt: Date,
): Promise<void> {
  await tx
    .insertInto('picture')
    .values({ organisationId, ...picture, alt: shorten(alt.replaceAll('\0', ''), 1000), createdAt })
    .execute()
}

/** Takes the files of a picture away; its row, if it has one, is the caller's to remove first. */
export async function removePictureFiles(files: Files, organisationId: OrganisationId, id: string): Promise<void> {
  await Promise.all(['webp', 'jpg'].map((type) => files.remove(organisationId, `${id}.${type}`)))
}

/** Takes a picture away, with its files, unless a story has it: a story that was refused had brought one along. */
export async function discardUnused(
  ctx: Pick<Context, 'db' | 'files'>,
  organisationId: OrganisationId,
  id: string,
): Promise<void> {
  const gone = await inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .deleteFrom('picture')
      .where('organisationId', '=', organisationId)
      .where('id', '=', id)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('story')
              .select('story.id')
              .where('story.organisationId', '=', organisationId)
              .where('story.pictureId', '=', id),
          ),
        ),
      )
      .returning('id')
      .executeTakeFirst(),
  )
  if (gone) await removePictureFiles(ctx.files, organisationId, id)
}
