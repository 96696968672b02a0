import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { helpingSchema } from '../helper-form.ts'
import { hasDesk, listForHelper } from '../helper-questions.ts'
import { listAskHelpers } from '../helpers.ts'
import { changeOwnHelping } from '../own-helping.ts'
import { OwnHelpingForm } from '../own-helping-form.tsx'
import { QuestionRow } from '../question-row.tsx'

await sentencesOf('asking')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const which = new URL(request.url).searchParams.get('state') === 'answered' ? 'answered' : 'waiting'
  return inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    if (!(await hasDesk(tx, viewer))) throw new Response(null, { status: 403 })
    const own = (await listAskHelpers(tx, viewer.organisation.id)).find(({ id }) => id === viewer.member.id)
    return { ...(await listForHelper(tx, viewer, which, page)), page, which, own } as const
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(helpingSchema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, saved: false }, { status: 400 })
  if (!(await changeOwnHelping(app, viewer, parsed.value))) throw new Response(null, { status: 403 })
  return { faults: {}, saved: true }
}

/** What waits for whoever answers; or what they answered. */
export default function Desk() {
  const t = useT()
  const { questions, more, page, which, own } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const title = t(which === 'waiting' ? 'asking.desk' : 'asking.desk.answered')
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <nav className="tools" aria-label={t('asking.desk')}>
        <Link to={which === 'waiting' ? '/guidance/questions?state=answered' : '/guidance/questions'}>
          {t(which === 'waiting' ? 'asking.desk.answered' : 'asking.desk')}
        </Link>
      </nav>
      {questions.length === 0 && (
        <p className="empty">{t(which === 'waiting' ? 'asking.deskEmpty' : 'asking.desk.answeredEmpty')}</p>
      )}
      <ul className="rows">
        {questions.map((question) => (
          <QuestionRow key={question.id} question={question} to={`/guidance/questions/${question.id}`} />
        ))}
      </ul>
      <Pages page={page} more={more} />
      {own && <OwnHelpingForm own={own} faults={result?.faults ?? {}} saved={result?.saved ?? false} />}
    </>
  )
}
