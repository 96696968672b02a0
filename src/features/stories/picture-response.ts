import type { Context } from '../../context.ts'
import type { OrganisationId } from '../../platform/database.ts'
import { readPicture } from './read-picture.ts'

const name = /^([0-9a-f-]{36})\.(webp|jpg)$/

/**
 * A picture by its address. It is open to whoever knows the address, two ids that cannot be guessed,
 * since link previews in the networks show the same picture.
 */
export async function pictureResponse(
  ctx: Pick<Context, 'files'>,
  { organisation, picture }: { organisation: string; picture: string },
): Promise<Response> {
  const [, id, encoding] = name.exec(picture) ?? []
  const known = id && encoding && /^[0-9a-f-]{36}$/.test(organisation)
  const bytes = known
    ? await readPicture(ctx, organisation as OrganisationId, id, encoding as 'webp' | 'jpg')
    : undefined
  if (!bytes) return new Response(null, { status: 404 })
  const headers = {
    'Content-Type': encoding === 'webp' ? 'image/webp' : 'image/jpeg',
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
