import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { email, parseForm, requiredText } from '../../../platform/form.ts'
import { requestOf } from '../../../request.ts'
import { FaultSummary, Input } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { LanguageSwitch } from '../../../ui/language-switch.tsx'
import { acceptInvitation, askForInvitation, findInvitation } from '../accept-invitation.ts'
import { deviceClass } from '../device-class.ts'
import { organisationCookie } from '../other-organisations.ts'
import { endOwnSession } from '../own-sessions.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, session, viewer } = requestOf(context)
  const invitation = await findInvitation(app, params.token ?? '')
  if (!invitation) return { invitation: undefined, delivers: app.mail.delivers }
  const { organisation, email: address } = invitation
  // Who is signed in with this address need not say their name again.
  const name = session?.email === address ? viewer?.member.name : undefined
  return { invitation: { organisation, email: address, name }, delivers: app.mail.delivers }
}

const tooOften = { faults: { email: 'people.signIn.tooOften' }, typed: {} }

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, session, sessions, limits, language, address } = requestOf(context)
  const invitation = (await limits.signIn(address)) ? await findInvitation(app, params.token ?? '') : undefined
  if (!invitation) return redirect(request.url)
  const form = await request.formData()
  if (invitation.email === null) {
    const asked = parseForm(z.object({ email }), form)
    if (!asked.ok) return data(asked, { status: 400 })
    if (!(await limits.linkFor(asked.value.email))) return data(tooOften, { status: 429 })
    await askForInvitation(app, invitation, { email: asked.value.email, language })
    return { sentTo: asked.value.email }
  }
  const parsed = parseForm(z.object({ name: requiredText(200) }), form)
  if (!parsed.ok) return data(parsed, { status: 400 })
  await acceptInvitation(app, invitation, { name: parsed.value.name, language })
  const device = deviceClass(request.headers.get('user-agent'))
  const redeemed = await sessions.redeem(await sessions.createToken(invitation.email), device)
  if (session) await endOwnSession(app, session, session.sessionId)
  // Who belongs to another organisation already comes into this one.
  const headers = new Headers({ 'Set-Cookie': organisationCookie(app, invitation.organisationId) })
  for (const cookie of redeemed?.setCookies ?? []) headers.append('Set-Cookie', cookie)
  return redirect('/stories', { headers })
}

export default function InvitationPage() {
  const t = useT()
  const { invitation, delivers } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const sentTo = result && 'sentTo' in result ? result.sentTo : undefined
  return (
    <main className="page narrow">
      <title>{t('people.invitation.title')}</title>
      <p className="wordmark">Luotto</p>
      {!invitation && (
        <>
          <h1>{t('people.invitation.gone.title')}</h1>
          <p>{t('people.invitation.gone.text')}</p>
        </>
      )}
      {invitation && sentTo && (
        <>
          <h1>{t('people.signIn.sent.title')}</h1>
          <p role="status">{t('people.invitation.sent', { email: sentTo })}</p>
          {!delivers && <p className="notice">{t('people.signIn.printed')}</p>}
        </>
      )}
      {invitation && !sentTo && <JoinForm />}
      <LanguageSwitch />
    </main>
  )
}

function JoinForm() {
  const t = useT()
  const { invitation } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faulty = result && 'faults' in result ? result : undefined
  const faults: Readonly<Record<string, string>> = faulty?.faults ?? {}
  const typed: Readonly<Record<string, string>> = faulty?.typed ?? {}
  return (
    <>
      <h1>{t('people.invitation.to', { organisation: invitation?.organisation ?? '' })}</h1>
      <p>{t('people.invitation.about')}</p>
      <Form method="post" className="stack" noValidate reloadDocument>
        <FaultSummary faults={faults} />
        {invitation?.email ? (
          <>
            <p className="hint">{invitation.email}</p>
            <Input
              label={t('people.name')}
              name="name"
              autoComplete="name"
              required
              fault={faults.name}
              defaultValue={typed.name ?? invitation.name}
            />
            <button type="submit">{t('people.invitation.join')}</button>
          </>
        ) : (
          <>
            <Input
              label={t('people.email')}
              hint={t('people.invitation.emailHint')}
              name="email"
              type="email"
              autoComplete="email"
              required
              fault={faults.email}
              defaultValue={typed.email}
            />
            <button type="submit">{t('people.invitation.ask')}</button>
          </>
        )}
      </Form>
    </>
  )
}
