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
import { email, parseForm } from '../../../platform/form.ts'
import { requestOf } from '../../../request.ts'
import { Input } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { LanguageSwitch } from '../../../ui/language-switch.tsx'
import { KeyButton } from '../key-button.tsx'
import { askForSignInLink } from '../send-sign-in-link.ts'

export function loader({ context }: LoaderFunctionArgs) {
  const { session, app } = requestOf(context)
  if (session) throw redirect('/')
  return { delivers: app.mail.delivers }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, limits, language, address } = requestOf(context)
  const parsed = parseForm(z.object({ email }), await request.formData())
  if (!parsed.ok) return data({ state: 'faulty' as const, ...parsed }, { status: 400 })
  const allowed = (await limits.signIn(address)) && (await limits.linkFor(parsed.value.email))
  if (!allowed) {
    const faults = { email: 'people.signIn.tooOften' }
    return data({ state: 'faulty' as const, faults, typed: parsed.value }, { status: 429 })
  }
  await askForSignInLink(app, { email: parsed.value.email, language })
  return { state: 'sent' as const, email: parsed.value.email }
}

export default function SignIn() {
  const t = useT()
  const { delivers } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faulty = result?.state === 'faulty' ? result : undefined
  return (
    <main className="page narrow">
      <title>{t('people.signIn.title')}</title>
      <p className="wordmark">Luotto</p>
      {result?.state === 'sent' ? (
        <>
          <h1>{t('people.signIn.sent.title')}</h1>
          <p role="status">{t('people.signIn.sent.text', { email: result.email })}</p>
          {!delivers && <p className="notice">{t('people.signIn.printed')}</p>}
          <p>
            <a href="/sign-in">{t('people.signIn.again')}</a>
          </p>
        </>
      ) : (
        <>
          <h1>{t('people.signIn.title')}</h1>
          <p>{t('people.signIn.about')}</p>
          <Form method="post" className="stack" noValidate>
            <Input
              label={t('people.email')}
              name="email"
              type="email"
              autoComplete="username webauthn"
              required
              fault={faulty?.faults.email}
              defaultValue={faulty?.typed.email}
            />
            <button type="submit">{t('people.signIn.send')}</button>
          </Form>
          <KeyButton />
          {!delivers && <p className="notice">{t('people.signIn.printed')}</p>}
        </>
      )}
      <LanguageSwitch />
    </main>
  )
}
