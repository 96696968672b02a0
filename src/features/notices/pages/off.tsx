import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { requestOf } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { turnNoticesOff } from '../choose-notices.ts'
import { readOffToken } from '../off-token.ts'

/** Mail scanners open links; only a press of the button turns anything off (or the mail program: see web.ts). */
export function loader({ params, context }: LoaderFunctionArgs) {
  return { known: readOffToken(requestOf(context).app, params.token ?? '') !== undefined }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const done = await turnNoticesOff(requestOf(context).app, params.token ?? '')
  return data({ done }, { status: done ? 200 : 404 })
}

export default function Off() {
  const t = useT()
  const { known } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()?.done
  const title = done ? 'notices.off.done' : known ? 'notices.off.title' : 'notices.off.unknown.title'
  return (
    <main className="page narrow">
      <title>{t(title)}</title>
      <p className="wordmark">Luotto</p>
      <h1>{t(title)}</h1>
      <p role={done ? 'status' : undefined}>{t(known ? 'notices.off.about' : 'notices.off.unknown.text')}</p>
      {known && !done && (
        <Form method="post">
          <button type="submit">{t('notices.off.go')}</button>
        </Form>
      )}
    </main>
  )
}
