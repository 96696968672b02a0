import { type ActionFunctionArgs, redirect } from 'react-router'
import { setCookie } from '../../../platform/cookies.ts'
import { requestOf } from '../../../request.ts'

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, sessions } = requestOf(context)
  const headers = new Headers()
  for (const cookie of await sessions.end(request.headers)) headers.append('Set-Cookie', cookie)
  // Where somebody belongs is nothing to leave behind in a browser that others use too.
  for (const name of ['organisation', 'wanted', 'device']) headers.append('Set-Cookie', setCookie(app, name, '', 0))
  return redirect('/sign-in', { headers })
}

export const loader = () => redirect('/')
