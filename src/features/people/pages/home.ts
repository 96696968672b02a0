import { type LoaderFunctionArgs, redirect } from 'react-router'
import { requireViewer } from '../../../request.ts'

/** The front door leads to the stories, or to signing in. */
export function loader({ context }: LoaderFunctionArgs) {
  requireViewer(context)
  return redirect('/stories')
}
