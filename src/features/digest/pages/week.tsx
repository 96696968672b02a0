import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { digestContents } from '../../../core/digest.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findWeek } from '../find-week.ts'
import { weekWords } from '../week-words.ts'

await sentencesOf('digest')

const weekMs = 7 * 24 * 3_600_000

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const { organisation, member } = viewer
  const until = app.clock()
  const reader = { organisationId: organisation.id, language, groupIds: member.groupIds, memberId: member.id }
  const news = await inOrganisation(app.db, organisation.id, (tx) =>
    findWeek(tx, reader, digestContents, { from: until - weekMs, until, withToday: true }),
  )
  return weekWords(news, language, '', 'page')
}

/** The last seven days, where a push leads, and for whoever rather looks than is written to. */
export default function WeekPage() {
  const t = useT()
  const { sections } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('notices.week.title')} · Luotto`}</title>
      <h1>{t('notices.week.title')}</h1>
      <p className="hint">{t('week.now.about')}</p>
      {sections.length === 0 && <p className="empty">{t('week.now.empty')}</p>}
      {sections.map(({ title, items }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul className="rows">
            {items.map(({ label, address }) => (
              <li key={address}>
                <Link to={address}>{label}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <Link to="/mine/notices/week">{t('week.now.choose')}</Link>
      </p>
    </>
  )
}
