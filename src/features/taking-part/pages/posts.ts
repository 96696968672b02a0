import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { requireViewer } from '../../../request.ts'
import { batchSchema } from '../post-batch.ts'
import { receivePosts } from '../receive-posts.ts'

/** For the page's script: takes one batch of the posts that its reader chose to send. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = batchSchema.safeParse(await request.json().catch(() => undefined))
  if (!parsed.success) return Response.json({ ok: false, problem: 'not-asked-for' }, { status: 400 })
  const received = await receivePosts(app, viewer, params.id ?? '', parsed.data)
  return Response.json(received, { status: received.ok ? 200 : 409 })
}

export function loader({ context }: LoaderFunctionArgs) {
  requireViewer(context)
  return redirect('/mine/studies')
}
