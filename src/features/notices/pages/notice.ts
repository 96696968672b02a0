import { type LoaderFunctionArgs, redirect } from 'react-router'
import { requireViewer } from '../../../request.ts'
import { findNotice } from '../find-notice.ts'

/** The address in a mail names no page: who it is for is led on from here, and nobody else. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const path = await findNotice(app, viewer, params.id ?? '')
  if (!path) throw new Response(null, { status: 404 })
  return redirect(path)
}

export default () => null
