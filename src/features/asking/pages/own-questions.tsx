import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listOwnQuestions } from '../own-questions.ts'
import { QuestionRow } from '../question-row.tsx'

await sentencesOf('asking')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) => listOwnQuestions(tx, viewer, page))
  return { ...found, page }
}

export default function OwnQuestions() {
  const t = useT()
  const { questions, more, page } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('guidance.askFirst.own')} · Luotto`}</title>
      <h1>{t('guidance.askFirst.own')}</h1>
      <p className="actions">
        <Link className="button" to="/guidance/ask">
          {t('guidance.askFirst')}
        </Link>
      </p>
      {questions.length === 0 && <p className="empty">{t('asking.ownEmpty')}</p>}
      <ul className="rows">
        {questions.map((question) => (
          <QuestionRow key={question.id} question={question} to={`/mine/questions/${question.id}`} isOwn />
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
