import type { LoaderFunctionArgs } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireFile, requireViewer } from '../../../request.ts'
import { type DocumentKind, documentTypes } from '../document-kind.ts'
import { findDocument } from '../find-records.ts'

/** A document of a record, for every member: to be kept, never shown as a page of ours. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  requireFile(request)
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const found = await inOrganisation(app.db, organisationId, (tx) => findDocument(tx, organisationId, params.id ?? ''))
  if (!found) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(found.bytes), {
    headers: {
      'Content-Type': documentTypes[found.kind as DocumentKind],
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}
