import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findStatement } from '../find-statement.ts'
import { StatementView } from '../statement-view.tsx'

await sentencesOf('leaders')

export async function loader({ params: { version: asked = '' }, context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireViewer(context)
  const { id } = viewer.organisation
  if (!/^[1-9]\d{0,4}$/.test(asked)) throw new Response(null, { status: 404 })
  const version = Number(asked)
  const [statement, newest] = await inOrganisation(app.db, id, async (tx) => [
    await findStatement(tx, id, version),
    await findStatement(tx, id),
  ])
  if (!statement) throw new Response(null, { status: 404 })
  return { statement, isNewest: newest?.version === version, language }
}

/** What leaders said on a day, as it was said then. */
export default function OneStatement() {
  const t = useT()
  const { statement, isNewest, language } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('leaders.statement')} · Luotto`}</title>
      <h1>{t('leaders.statement')}</h1>
      {!isNewest && <p className="notice">{t('leaders.isEarlier')}</p>}
      <StatementView statement={statement} language={language} />
      <p>
        <Link to="/guidance/leaders">{t('leaders.toNewest')}</Link>
      </p>
    </>
  )
}
