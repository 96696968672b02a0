import { type ActionFunctionArgs, data, Form, redirect, useActionData } from 'react-router'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { deviceClass } from '../device-class.ts'
import { endOwnSession } from '../own-sessions.ts'

/** Mail scanners open links; only a person presses the button, and only that uses the link up. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, session, sessions, limits, address } = requestOf(context)
  const device = deviceClass(request.headers.get('user-agent'))
  const redeemed = (await limits.signIn(address)) ? await sessions.redeem(params.token ?? '', device) : undefined
  if (!redeemed) return data({ used: true }, { status: 400 })
  // The browser has one session: what it was signed in by before is over.
  if (session) await endOwnSession(app, session, session.sessionId)
  return redirect('/', { headers: redeemed.setCookies.map((cookie): [string, string] => ['Set-Cookie', cookie]) })
}

export default function SignInLink() {
  const t = useT()
  const result = useActionData<typeof action>()
  return (
    <main className="page narrow">
      <title>{t('people.signIn.title')}</title>
      <p className="wordmark">Luotto</p>
      {result?.used ? (
        <>
          <h1>{t('people.link.used.title')}</h1>
          <p role="alert">{t('people.link.used.text')}</p>
          <p>
            <a className="button" href="/sign-in">
              {t('people.link.used.again')}
            </a>
          </p>
        </>
      ) : (
        <>
          <h1>{t('people.link.title')}</h1>
          <Form method="post" reloadDocument>
            <button type="submit">{t('people.link.go')}</button>
          </Form>
        </>
      )}
    </main>
  )
}
