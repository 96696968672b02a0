import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { requestOf } from '../../../request.ts'
import { deviceClass } from '../device-class.ts'
import { endOwnSession } from '../own-sessions.ts'
import { keyAnswer, readAnswer } from '../passkey-answer.ts'
import { signInOptions, whoseKey } from '../sign-in-with-passkey.ts'

/** For the script of the sign-in page: what to ask a key, and its answer. */
export async function loader({ context }: LoaderFunctionArgs) {
  return Response.json(await signInOptions(requestOf(context).app), { headers: { 'Cache-Control': 'no-store' } })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, session, sessions, limits, address } = requestOf(context)
  if (!(await limits.signIn(address))) return Response.json({ ok: false, problem: 'too-often' }, { status: 429 })
  const answer = readAnswer(keyAnswer, (await request.formData()).get('answer'))
  const email = answer && (await whoseKey(app, answer))
  // One answer for an unknown key, a wrong one and an old challenge: who has a key here is not told.
  if (!email) return Response.json({ ok: false, problem: 'refused' }, { status: 400 })
  const device = deviceClass(request.headers.get('user-agent'))
  const redeemed = await sessions.redeem(await sessions.createToken(email), device)
  if (!redeemed) return Response.json({ ok: false, problem: 'refused' }, { status: 400 })
  if (session) await endOwnSession(app, session, session.sessionId)
  const headers = redeemed.setCookies.map((cookie): [string, string] => ['Set-Cookie', cookie])
  return Response.json({ ok: true }, { headers })
}
