import type { LoaderFunctionArgs } from 'react-router'
import { isId } from '../../core/id.ts'
import { inOrganisation } from '../../platform/database.ts'
import { requireViewer } from '../../request.ts'
import { findPublished } from './publish-report.ts'

/** The published report of a study, for every member; 404 where there is none. */
export async function requireResult(context: LoaderFunctionArgs['context'], params: LoaderFunctionArgs['params']) {
  const request = requireViewer(context)
  const organisationId = request.viewer.organisation.id
  const id = params.id ?? ''
  const found =
    isId(id) && (await inOrganisation(request.app.db, organisationId, (tx) => findPublished(tx, organisationId, id)))
  if (!found) throw new Response(null, { status: 404 })
  return { ...request, id, ...found }
}
