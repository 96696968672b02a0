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
import { sentencesOf } from '../../../ui/sentences.ts'
import { readOffToken } from '../../notices/off-token.ts'
import { turnWeekOff } from '../turn-off.ts'

await sentencesOf('digest')

/** As with notices, opening it changes nothing: a press does, or the mail program by itself (see web.ts). */
export function loader({ params, context }: LoaderFunctionArgs) {
  return { known: readOffToken(requestOf(context).app, params.token ?? '', 'week') !== undefined }
}

export async function action({ params, context }: ActionFunctionArgs) {
  const done = await turnWeekOff(requestOf(context).app, params.token ?? '')
  return data({ done }, { status: done ? 200 : 404 })
}

export default function WeekOff() {
  const t = useT()
  const { known } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()?.done
  const title = t(done ? 'week.off.done' : known ? 'week.off.title' : 'week.off.unknown.title')
  return (
    <main className="page narrow">
      <title>{title}</title>
      <p className="wordmark">Luotto</p>
      <h1>{title}</h1>
      <p role={done ? 'status' : undefined}>{t(known ? 'week.off.about' : 'week.off.unknown.text')}</p>
      {known && !done && (
        <Form method="post">
          <button type="submit">{t('week.off.go')}</button>
        </Form>
      )}
    </main>
  )
}
