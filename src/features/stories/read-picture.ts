import type { Context } from '../../context.ts'
import type { OrganisationId } from '../../platform/database.ts'

/** A stored picture in one of its two encodings. */
export const readPicture = (
  ctx: Pick<Context, 'files'>,
  organisationId: OrganisationId,
  id: string,
  encoding: 'webp' | 'jpg',
): Promise<Uint8Array | undefined> => ctx.files.read(organisationId, `${id}.${encoding}`)
