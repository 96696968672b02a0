import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { issueBallot } from '../issue-ballot.ts'

const schema = z.object({
  blinded: z
    .string()
    .max(2000)
    .regex(/^[A-Za-z0-9+/]+={0,2}$/)
    .transform((text) => Buffer.from(text, 'base64')),
})

/** For the ballot page's script: signs what the browser blinded. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return Response.json({ problem: 'failed' }, { status: 400 })
  const issued = await issueBallot(app, viewer, params.id ?? '', parsed.value.blinded)
  if (issued.ok) return Response.json({ signed: issued.signed.toString('base64') })
  return Response.json({ problem: issued.problem }, { status: issued.problem === 'malformed' ? 400 : 409 })
}

export function loader({ context, params }: LoaderFunctionArgs) {
  requireViewer(context)
  return redirect(`/together/pulse/${params.id}`)
}
