import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { actorOf, requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findStatement, listStatements } from '../find-statement.ts'
import { listShown } from '../list-shown.ts'
import { ShownRow } from '../shown-row.tsx'
import { EarlierStatements, StatementView } from '../statement-view.tsx'

await sentencesOf('leaders')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const { id } = viewer.organisation
  const page = pageNumber(request)
  const earlierPage = pageNumber(request, 'statements')
  const found = await inOrganisation(app.db, id, async (tx) => ({
    statement: await findStatement(tx, id),
    earlier: await listStatements(tx, id, earlierPage),
    ...(await listShown(tx, id, page)),
  }))
  const actor = actorOf(viewer)
  const mayDo = { isLeader: may(actor, 'state-as-leader'), placesPeople: may(actor, 'manage-people') }
  return { ...found, page, earlierPage, language, ...mayDo }
}

/** What leaders say of it in public, and what they show of their own. Of anybody else nothing is ever shown. */
export default function Leaders() {
  const t = useT()
  const { statement, earlier, earlierPage, shown, more, page, language, isLeader, placesPeople } =
    useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('guidance.leaders')} · Luotto`}</title>
      <h1>{t('guidance.leaders')}</h1>
      {statement && <StatementView statement={statement} language={language} />}
      {!statement && (
        <p className="empty">
          {t('leaders.noStatement')} {!isLeader && t('leaders.onlyThey')}
        </p>
      )}
      {isLeader && (
        <nav className="tools" aria-label={t('leaders.yours')}>
          <Link to="/guidance/leaders/write">{t(statement ? 'leaders.writeAnew' : 'leaders.write')}</Link>
          <Link to="/mine/example">{t('mine.example')}</Link>
        </nav>
      )}
      {placesPeople && (
        <p className="hint">
          {t('leaders.howOneIs')} <Link to="/together/people">{t('leaders.toPeople')}</Link>
        </p>
      )}
      <section aria-labelledby="shown">
        <h2 id="shown">{t('leaders.shown')}</h2>
        <p className="hint">{t('leaders.shownAbout')}</p>
        {shown.length === 0 && <p className="empty">{t('leaders.noneShown')}</p>}
        <ul className="rows">
          {shown.map((telling) => (
            <ShownRow key={telling.id} telling={telling} language={language} />
          ))}
        </ul>
        <Pages page={page} more={more} label={t('leaders.shownPages')} />
      </section>
      <EarlierStatements {...earlier} page={earlierPage} newest={statement?.version} />
    </>
  )
}
