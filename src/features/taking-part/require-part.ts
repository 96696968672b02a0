import type { LoaderFunctionArgs } from 'react-router'
import { inOrganisation } from '../../platform/database.ts'
import { requireViewer } from '../../request.ts'
import { findTakingPart } from './find-taking-part.ts'

/** For the pages of a study that the reader takes part in; to everybody else it is not there (404). */
export async function requirePart({ context, params }: Pick<LoaderFunctionArgs, 'context' | 'params'>) {
  const request = requireViewer(context)
  const { app, viewer } = request
  const part = await inOrganisation(app.db, viewer.organisation.id, (tx) => findTakingPart(tx, viewer, params.id ?? ''))
  if (!part) throw new Response(null, { status: 404 })
  return { ...request, part }
}
