import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { assistantWants, longestAssisted } from '../../../core/assistant.ts'
import { languages } from '../../../core/networks.ts'
import { parseForm, text } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { type AnswerLine, askAssistant } from '../ask-assistant.ts'

const schema = z.object({
  want: z.enum(assistantWants),
  language: z.enum(languages),
  text: text(longestAssisted).pipe(z.string().min(1)),
})

/** For the composer's script: a draft, because its writer pressed for it; back comes a line of JSON for each piece. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer, limits } = requireViewer(context)
  const { assistant } = app
  if (!assistant) return new Response(null, { status: 404 })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return new Response(null, { status: 400 })
  if (!(await limits.assist(viewer.member.id))) return new Response(null, { status: 429 })
  const stopping = new AbortController()
  const signal = AbortSignal.any([request.signal, stopping.signal])
  const lines = askAssistant({ assistant }, parsed.value, signal)
  return new Response(streamOf(lines, stopping), {
    // Squeezed, it would come in one piece.
    headers: {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Cache-Control': 'private, no-store, no-transform',
    },
  })
}

function streamOf(lines: AsyncGenerator<AnswerLine>, stopping: AbortController): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    // Whoever went away waits for nothing.
    cancel: () => stopping.abort(),
  })
}

export const loader = () => redirect('/tell')
