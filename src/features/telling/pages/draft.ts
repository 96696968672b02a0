import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { optional, parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { dropDraft, keepDraft } from '../keep-draft.ts'

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('keep'),
    story: optional(z.uuid()),
    // As it is, spaces at its end among it: the device compares.
    text: z.string().max(20_000),
    at: z.coerce.number().int().min(0).max(8.64e15),
    base: optional(z.uuid()),
  }),
  z.object({ intent: z.literal('drop'), draft: z.uuid() }),
])

/** For the composer's script: keeps a draft for the member's other devices, or lets one go. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return new Response(null, { status: 400 })
  const form = parsed.value
  if (form.intent === 'drop') {
    await dropDraft(app, viewer, form.draft)
    return Response.json({ current: null, asides: [] })
  }
  const kept = await keepDraft(app, viewer, form.story, form)
  return kept.ok ? Response.json(kept.drafts) : new Response(null, { status: 409 })
}

export const loader = () => redirect('/tell')
