import { type LoaderFunctionArgs, redirect } from 'react-router'
import { requireViewer } from '../../../request.ts'
import { organisationCookie } from '../../people/other-organisations.ts'
import { findNotice } from '../find-notice.ts'

/** The address in a mail names no page: who it is for is led on from here, and nobody else. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const found = await findNotice(app, viewer, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { path, organisationId } = found
  if (organisationId === viewer.organisation.id) return redirect(path)
  return redirect(path, { headers: { 'Set-Cookie': organisationCookie(app, organisationId) } })
}

export default () => null
