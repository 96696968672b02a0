import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { z } from 'zod'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { addPasskey, isFresh, newKeyOptions } from '../add-passkey.ts'
import { newKey, readAnswer } from '../passkey-answer.ts'

/** For the script of the page of one's own ways in: what to make a key of, and the key that was made. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { app, session } = requireViewer(context)
  if (!isFresh(app, session)) return Response.json({ problem: 'stale' }, { status: 403 })
  return Response.json(await newKeyOptions(app, session), { headers: { 'Cache-Control': 'no-store' } })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, session } = requireViewer(context)
  const form = await request.formData()
  const parsed = parseForm(z.object({ name: requiredText(60) }), form)
  if (!parsed.ok) return Response.json({ ok: false, problem: 'name' }, { status: 400 })
  const answer = readAnswer(newKey, form.get('answer'))
  if (!answer) return Response.json({ ok: false, problem: 'refused' }, { status: 400 })
  const added = await addPasskey(app, session, { name: parsed.value.name, answer })
  return Response.json(added, { status: added.ok ? 200 : 400 })
}
