import type { LoaderFunctionArgs } from 'react-router'
import { isId } from '../../../core/id.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireFile } from '../../../request.ts'
import { requireMishap } from '../mishap-access.ts'
import { readEvidencePicture } from '../read-mishap.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer, mishap } = await requireMishap(context, params)
  const id = params.evidence ?? ''
  const found = isId(id)
    ? await inOrganisation(app.db, viewer.organisation.id, (tx) => readEvidencePicture(tx, viewer, mishap.id, id))
    : undefined
  if (!found?.picture || !found.pictureType) throw new Response(null, { status: 404 })
  const headers = { 'Content-Type': found.pictureType, 'Cache-Control': 'private, no-store' }
  return new Response(new Uint8Array(found.picture), { headers })
}
