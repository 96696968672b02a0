import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { listOwnTellings, type OwnTelling } from '../queries.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) => listOwnTellings(tx, viewer, page))
  return { ...found, page }
}

export default function Mine() {
  const t = useT()
  const { tellings, page, more } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('nav.mine')} · Luotto`}</title>
      <h1>{t('mine.figures')}</h1>
      <p className="hint">{t('mine.figuresAbout')}</p>
      <nav className="tools" aria-label={t('mine.title')}>
        <Link to="/mine/channels">{t('mine.channels')}</Link>
      </nav>
      {tellings.length === 0 && <p className="empty">{t('mine.empty')}</p>}
      <ul className="rows">
        {tellings.map((telling) => (
          <TellingRow key={telling.id} telling={telling} />
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}

function TellingRow({ telling }: { telling: OwnTelling }) {
  const t = useT()
  const { moment } = useFormats()
  return (
    <li className="row">
      <div>
        <Link to={`/tellings/${telling.id}`}>{telling.storyTitle ?? t('tell.ownThought')}</Link>
        <p className="facts">
          {t(`network.${telling.network}`)} · {moment(telling.toldAt)} · {t(`tell.state.${telling.state}`)}
        </p>
      </div>
      {telling.slug && <p>{t('mine.clickCount', { clicks: telling.clicks })}</p>}
    </li>
  )
}
