import { type ActionFunctionArgs, redirect } from 'react-router'
import { z } from 'zod'
import { isOwnPath } from '../../../platform/cookies.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMember } from '../../../request.ts'
import { organisationCookie } from '../other-organisations.ts'

const schema = z.object({ organisation: z.string().max(36), to: z.string().max(500).optional() })

/**
 * Changes to another of one's own organisations, also for whom this one has removed. An organisation that is
 * not one's own is as one that is not.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMember(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  const { organisation, to = '' } = parsed.value
  const belongs = viewer.elsewhere.find((id) => id === organisation)
  if (!belongs && organisation !== viewer.organisation.id) throw new Response(null, { status: 404 })
  const headers = { 'Set-Cookie': organisationCookie(app, organisation) }
  return redirect(isOwnPath(to) ? to : '/stories', { headers })
}

export const loader = () => redirect('/')
