import type { Context } from '../../context.ts'
import type { OrganisationId } from '../../platform/database.ts'
import { largestPicture } from '../../platform/pictures.ts'
import { storePicture } from './store-picture.ts'

const timeoutMs = 15_000

/** Fetches a page's own picture and keeps it as if it had been uploaded. */
export async function takePictureFrom(
  ctx: Pick<Context, 'db' | 'files' | 'clock' | 'outbound'>,
  organisationId: OrganisationId,
  { address, alt }: { readonly address: string; readonly alt: string },
) {
  const fetched = await ctx.outbound.fetch(address, {
    headers: { accept: 'image/*' },
    maxBytes: largestPicture,
    timeoutMs,
  })
  if (!fetched.ok) return { ok: false, problem: fetched.problem === 'too-large' ? 'too-large' : 'unreachable' } as const
  return storePicture(ctx, organisationId, { bytes: fetched.body, alt })
}
