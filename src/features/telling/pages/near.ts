import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { readSketch, writtenSketch } from '../../../core/sketch.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { askCloseness } from '../ask-closeness.ts'

const schema = z.object({ story: z.uuid(), sketch: z.string().regex(writtenSketch).transform(readSketch) })

/** For the composer's script: takes a sketch, which the browser made, and no text. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer, limits } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return new Response(null, { status: 400 })
  const { story, sketch } = parsed.value
  if (!(await limits.compare(viewer.member.id))) return new Response(null, { status: 429 })
  return Response.json({ close: await askCloseness(app, viewer, story, { sketch }) })
}

export const loader = () => redirect('/tell')
