import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { codebookDifference, type Difference } from '../../../core/voice/codebook-difference.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { useFormats, useLanguage, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { saidIn } from '../codebook-shown.tsx'
import { codebookVersions } from '../save-codebook.ts'
import { requireStudy } from '../study-access.ts'

await sentencesOf('study')

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params)
  const page = pageNumber(request)
  const { versions, more } = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    codebookVersions(tx, viewer.organisation.id, study.id, page),
  )
  const shown = versions.slice(0, more ? -1 : undefined).map(({ codebook, createdAt }, at) => {
    const before = versions[at + 1]
    return {
      version: codebook.version,
      createdAt,
      differences: before ? codebookDifference(before.codebook, codebook) : null,
    }
  })
  return { study: { id: study.id }, frozen: study.frozenCodebook, shown, page, more }
}

export default function CodebookVersions() {
  const t = useT()
  const { moment } = useFormats()
  const { study, frozen, shown, page, more } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('study.codebook.versions')} · Luotto`}</title>
      <h1>{t('study.codebook.versions')}</h1>
      <nav className="tools" aria-label={t('study.room.codebook')}>
        <Link to={`/together/studies/${study.id}/codebook`}>{t('study.room.codebook')}</Link>
      </nav>
      {shown.map(({ version, createdAt, differences }) => (
        <section key={version}>
          <h2>{t('study.codebook.version', { version })}</h2>
          <p className="facts">
            {moment(createdAt)}
            {frozen === version && ` · ${t('study.codebook.inUse')}`}
          </p>
          {differences === null && <p>{t('study.codebook.first')}</p>}
          <ul>
            {differences?.map((one) => (
              <Changed
                key={JSON.stringify([
                  one.kind,
                  one.decision?.id,
                  one.code?.id,
                  'field' in one && [one.field, one.language],
                ])}
                change={one}
              />
            ))}
          </ul>
        </section>
      ))}
      <Pages page={page} more={more} />
    </>
  )
}

function Changed({ change }: { readonly change: Difference }) {
  const t = useT()
  const language = useLanguage()
  const { decision, code } = change
  const where = [decision && saidIn(decision.question, language), code && saidIn(code.name, language)]
    .filter(Boolean)
    .join(' › ')
  const place = where || t('study.room.codebook')
  if (change.kind !== 'text') {
    return (
      <li>
        {place}: {t(`study.codebook.difference.${change.kind}`)}
      </li>
    )
  }
  return (
    <li>
      {place}: {t(`study.codebook.${change.field}`)} {t(`common.in.${change.language}`)}
      <p className="preserve">
        {change.before && <del lang={change.language}>{change.before}</del>}{' '}
        {change.after && <ins lang={change.language}>{change.after}</ins>}
      </p>
    </li>
  )
}
