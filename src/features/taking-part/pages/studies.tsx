import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listOwnStudies } from '../queries.ts'

await sentencesOf('takingPart')

/** The studies that the reader takes part in: theirs alone to see. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const page = pageNumber(request)
  const found = await inOrganisation(app.db, viewer.organisation.id, (tx) => listOwnStudies(tx, viewer, page))
  return { ...found, page, hasWithdrawn: new URL(request.url).searchParams.has('withdrawn') }
}

export default function OwnStudies() {
  const t = useT()
  const { studies, page, more, hasWithdrawn } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('takingPart.studies.title')} · Luotto`}</title>
      <h1>{t('takingPart.studies.title')}</h1>
      <div role="status">{hasWithdrawn && <p className="notice">{t('takingPart.withdraw.done')}</p>}</div>
      <p className="hint">{t('takingPart.studies.about')}</p>
      {studies.length === 0 && <p className="empty">{t('takingPart.studies.empty')}</p>}
      <ul className="rows">
        {studies.map(({ id, title, state, posts }) => (
          <li key={id} className="row">
            <div>
              <Link to={`/mine/studies/${id}`}>{title}</Link>
              <p className="facts">
                {t('takingPart.studies.row', { posts })} · {t(`takingPart.state.${state}`)}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
