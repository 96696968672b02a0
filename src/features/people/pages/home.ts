import { type LoaderFunctionArgs, redirect } from 'react-router'
import { setCookie } from '../../../platform/cookies.ts'
import { requireViewer } from '../../../request.ts'

/** The front door leads to the page that was wanted before signing in, else to the stories; or to signing in. */
export function loader({ context }: LoaderFunctionArgs) {
  const { app, wanted } = requireViewer(context)
  if (!wanted) return redirect('/stories')
  return redirect(wanted, { headers: { 'Set-Cookie': setCookie(app, 'wanted', '', 0) } })
}
