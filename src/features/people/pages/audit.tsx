import { Form, Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { actKinds } from '../../../core/act.ts'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay } from '../../../request.ts'
import { Select } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { aboutWords, actorWords, detailWords } from '../act-words.ts'
import { listActs } from '../read-audit.ts'

await sentencesOf('office')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'see-audit')
  const page = pageNumber(request)
  const asked = new URL(request.url).searchParams.get('kind')
  const kind = actKinds.find((one) => one === asked)
  const organisationId = viewer.organisation.id
  const addresses = may(viewer.member, 'manage-people')
  const found = await inOrganisation(app.db, organisationId, (tx) =>
    listActs(tx, organisationId, { kind, page, addresses }),
  )
  return { ...found, kind, page }
}

export default function Audit() {
  const t = useT()
  const { moment } = useFormats()
  const { acts, kind, page, more } = useLoaderData<typeof loader>()
  const options = actKinds.map((one) => ({ value: one as string, label: t(`audit.kind.${one}`) }))
  return (
    <>
      <title>{`${t('audit.title')} · Luotto`}</title>
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.about')}</p>
      <nav className="tools" aria-label={t('audit.title')}>
        <a href={`/together/audit.csv${kind ? `?kind=${kind}` : ''}`} download>
          {t('audit.csv')}
        </a>
        <Link to="/together">{t('nav.together')}</Link>
      </nav>
      <Form className="line" key={kind}>
        <Select
          label={t('audit.filter')}
          name="kind"
          defaultValue={kind ?? ''}
          options={[{ value: '', label: t('audit.all') }, ...options]}
        />
        <button type="submit" className="quiet">
          {t('audit.show')}
        </button>
      </Form>
      {acts.length === 0 && <p className="empty">{t('audit.empty')}</p>}
      <ul className="rows">
        {acts.map((act) => {
          const detail = detailWords(t, act)
          return (
            <li key={act.id}>
              {t(`audit.kind.${act.kind}`)}
              {detail && `: ${detail}`}
              <p className="facts">
                {[moment(act.at), actorWords(t, act), aboutWords(t, act)].filter(Boolean).join(' · ')}
              </p>
            </li>
          )
        })}
      </ul>
      <Pages page={page} more={more} />
    </>
  )
}
