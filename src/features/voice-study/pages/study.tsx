import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { countStudy } from '../queries.ts'
import { openRooms } from '../rooms.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, study, parts } = await requireStudy(context, params)
  const counts = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    countStudy(tx, viewer.organisation.id, study.id),
  )
  const { id, title, question, state } = study
  return { id, title, question, state, parts, counts }
}

export default function StudyHome() {
  const t = useT()
  const { number } = useFormats()
  const { id, title, question, state, parts, counts } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <p className="preserve">{question}</p>
      <p className="facts">
        {[
          t(`study.state.${state}`),
          t('study.count.participants', { count: counts.participants }),
          t('study.count.posts', { count: counts.posts, posts: number(counts.posts) }),
        ].join(' · ')}
      </p>
      <nav aria-label={t('study.rooms')}>
        <ul className="rows">
          {openRooms(state, parts).map((room) => (
            <li key={room.path}>
              <Link to={`/together/studies/${id}/${room.path}`}>{t(room.title)}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav className="tools" aria-label={t('study.list.title')}>
        <Link to="/together/studies">{t('study.list.title')}</Link>
      </nav>
    </>
  )
}
