import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requireMember } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findStoredSection } from '../find-stored.ts'
import { Holdings, StoredRowShown } from '../stored-section.tsx'

await sentencesOf('stored')

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireMember(context)
  const page = pageNumber(request)
  const found = await findStoredSection(app, viewer, language, params.section ?? '', page)
  if (!found) throw new Response(null, { status: 404 })
  return { ...found, page }
}

/** All rows of one kind, as they stand in the database, a page at a time. */
export default function StoredSectionPage() {
  const t = useT()
  const { name, holdings, rows, more, page, changedAt } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${name} · Luotto`}</title>
      <h1>{name}</h1>
      <p className="tools">
        <Link to="/mine/stored">{t('stored.back')}</Link>
        {changedAt && <Link to={changedAt}>{t('stored.change')}</Link>}
      </p>
      <Holdings holdings={holdings} />
      <h2>{t('stored.rows')}</h2>
      {rows.length === 0 && <p className="empty">{t('stored.none')}</p>}
      {rows.map((row) => (
        <StoredRowShown key={JSON.stringify(row)} row={row} />
      ))}
      <Pages page={page} more={more} />
    </>
  )
}
