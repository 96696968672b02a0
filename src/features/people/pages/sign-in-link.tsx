import { type ActionFunctionArgs, data, Form, redirect, useActionData } from 'react-router'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'

/** Mail scanners open links; only a person presses the button, and only that uses the link up. */
export async function action({ params, context }: ActionFunctionArgs) {
  const { sessions, limits, address } = requestOf(context)
  const redeemed = (await limits.signIn(address)) ? await sessions.redeem(params.token ?? '') : undefined
  if (!redeemed) return data({ used: true }, { status: 400 })
  const headers = new Headers()
  for (const cookie of redeemed.setCookies) headers.append('Set-Cookie', cookie)
  return redirect('/', { headers })
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
