import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { z } from 'zod'
import { may } from '../../../core/policy.ts'
import { parseForm } from '../../../platform/form.ts'
import { actorOf, type RequestContext, requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { firstAdminAddress } from '../../people/first-admin.ts'
import { organisationCookie } from '../../people/organisation-cookie.ts'
import { addDemonstration } from '../add-demonstration.ts'
import { removeDemonstration } from '../remove-demonstration.ts'

/** Who may look at an example: those who could found an organisation or manage one; and whoever is in one may end it. */
function requireVisitor(context: Parameters<typeof requestOf>[0]) {
  const { session, viewer, ...request } = requestOf(context)
  if (!session) throw redirect('/sign-in')
  const mayAdd = viewer ? may(actorOf(viewer), 'manage-people') : session.email === firstAdminAddress
  if (!mayAdd) throw new Response(null, { status: 403 })
  return { ...request, session, viewer }
}

export function loader({ context }: LoaderFunctionArgs) {
  const { viewer } = requireVisitor(context)
  return { inside: viewer?.organisation.madeUp === true }
}

const schema = z.object({ intent: z.enum(['add', 'remove']) })

export async function action({ request, context }: ActionFunctionArgs) {
  const asked = requireVisitor(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  return parsed.value.intent === 'add' ? add(asked) : remove(asked)
}

type Asked = ReturnType<typeof requireVisitor>

async function add({ app, session, viewer, language }: Asked) {
  const name = viewer?.member.name ?? youIn[language]
  const id = await addDemonstration(app, { userId: session.userId, name, language })
  return redirect('/stories', { headers: { 'Set-Cookie': organisationCookie(id, app.baseUrl) } })
}

async function remove({ app, viewer }: Asked) {
  if (viewer) await removeDemonstration(app, viewer)
  // Back to one's own organisation, or to founding one.
  return redirect('/stories', { headers: { 'Set-Cookie': organisationCookie(undefined, app.baseUrl) } })
}

const youIn: Readonly<Record<RequestContext['language'], string>> = { fi: 'Sinä', sv: 'Du', en: 'You' }

export default function Demonstration() {
  const t = useT()
  const { inside } = useLoaderData<typeof loader>()
  return (
    <main className="page narrow">
      <title>{`${t('demonstration.title')} · Luotto`}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t('demonstration.title')}</h1>
      <p>{t(inside ? 'demonstration.inside' : 'demonstration.about')}</p>
      <Form method="post" reloadDocument className="actions">
        <button type="submit" name="intent" value={inside ? 'remove' : 'add'}>
          {t(inside ? 'demonstration.remove' : 'demonstration.add')}
        </button>
        <a href="/">{t('demonstration.back')}</a>
      </Form>
    </main>
  )
}
