import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { findCodebook } from '../../voice-study/find-study.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { codePost } from '../code-post.ts'
import { actSchema } from '../coding-form.ts'
import { findSession } from '../find-session.ts'
import type { ActAnswer } from '../send-act.ts'

/** For the coding page's script: does one act, and says what is before the coder now. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, study, alias, parts } = await requireStudy(context, params, 'coder')
  const parsed = parseForm(actSchema, await request.formData())
  if (!parsed.ok) return new Response(null, { status: 400 })
  const done = await codePost(app, viewer, study.id, parsed.value)
  const session = await inOrganisation(app.db, viewer.organisation.id, async (tx) =>
    findSession(tx, viewer, { study, alias, parts }, await findCodebook(tx, viewer.organisation.id, study)),
  )
  const answer: ActAnswer = { session, told: done.ok ? null : done.problem }
  return Response.json(answer)
}

export function loader({ context, params }: LoaderFunctionArgs) {
  requireViewer(context)
  return redirect(`/together/studies/${params.id}/code`)
}
