import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { inOrganisation } from '../../../platform/database.ts'
import { requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listOwnMishaps } from '../mishap-access.ts'

await sentencesOf('mishaps')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const cases = await inOrganisation(app.db, viewer.organisation.id, (tx) => listOwnMishaps(tx, viewer))
  return { cases }
}

/** The cases that one is in: one's own, and those in which one helps. */
export default function Cases() {
  const t = useT()
  const { moment } = useFormats()
  const { cases } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('mishaps.title')} · Luotto`}</title>
      <h1>{t('mishaps.title')}</h1>
      <p>{t('mishaps.about')}</p>
      {cases.length === 0 && <p className="empty">{t('mishaps.none')}</p>}
      <ul className="rows">
        {cases.map(({ id, kind, state, openedAt, part }) => (
          <li key={id}>
            <h2>
              <Link to={`/guidance/mishap/cases/${id}`}>{t(`mishaps.kind.${kind}`)}</Link>
            </h2>
            <p className="facts">
              {moment(openedAt)} · {t(`mishaps.state.${state}`)} · {t(`mishaps.part.${part}`)}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
