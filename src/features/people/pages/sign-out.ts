import { type ActionFunctionArgs, redirect } from 'react-router'
import { requestOf } from '../../../request.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const headers = new Headers()
  for (const cookie of await requestOf(context).sessions.end(request.headers)) headers.append('Set-Cookie', cookie)
  return redirect('/sign-in', { headers })
}

export const loader = () => redirect('/')
