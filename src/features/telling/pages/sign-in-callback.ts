import { type LoaderFunctionArgs, redirect } from 'react-router'
import { requireViewer } from '../../../request.ts'
import { networkSchema } from '../channel-form.ts'
import { finishSignIn } from '../sign-in-at-network.ts'

/** Where a network sends the member back to. Nothing of the address leads anywhere else than to one's own channels. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { app, viewer, session } = requireViewer(context)
  const network = networkSchema.safeParse(params.network)
  if (!network.success) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const finished = await finishSignIn(app, viewer, session.sessionId, network.data, query)
  const said = finished.ok ? ['connected', finished.handle] : ['problem', finished.problem]
  return redirect(`/mine/channels?${new URLSearchParams([said])}`)
}
