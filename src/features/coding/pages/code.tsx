import {
  type ActionFunctionArgs,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findCodebook } from '../../voice-study/find-study.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { codePost } from '../code-post.ts'
import { CodingDesk } from '../coding-desk.tsx'
import { actSchema } from '../coding-form.ts'
import { findSession } from '../find-session.ts'

await sentencesOf('coding')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await requireStudy(context, params, 'coder')
  const { app, viewer, study, alias, parts } = found
  const { id, title, language, state } = study
  if (state !== 'coding') return { id, title, language, state, desk: null }
  const desk = await inOrganisation(app.db, viewer.organisation.id, async (tx) => {
    const codebook = await findCodebook(tx, viewer.organisation.id, study)
    return { codebook, session: await findSession(tx, viewer, { study, alias, parts }, codebook) }
  })
  return { id, title, language, state, desk }
}

/** For a page without scripts; with them, acts go to code-act.ts. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'coder')
  const page = `/together/studies/${study.id}/code`
  const parsed = parseForm(actSchema, await request.formData())
  if (!parsed.ok) return redirect(page)
  const done = await codePost(app, viewer, study.id, parsed.value)
  return redirect(done.ok ? page : `${page}?told=${done.problem}`)
}

export default function Code() {
  const t = useT()
  const { id, title, language, state, desk } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  return (
    <>
      <title>{`${t('coding.title')} · ${title} · Luotto`}</title>
      <h1 className="over">{t('coding.title')}</h1>
      {desk ? (
        <CodingDesk
          key={id}
          studyId={id}
          own={language}
          codebook={desk.codebook}
          begun={desk.session}
          toldBefore={query.get('told')}
        />
      ) : (
        <p className="empty">{t(state === 'closed' ? 'coding.isClosed' : 'coding.notYet')}</p>
      )}
      <nav className="tools" aria-label={title}>
        <Link to={`/together/studies/${id}`}>{title}</Link>
      </nav>
    </>
  )
}
