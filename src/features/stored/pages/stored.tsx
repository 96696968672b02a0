import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { requireMember } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findStored } from '../find-stored.ts'
import { StoredSectionShown } from '../stored-section.tsx'

await sentencesOf('stored')

/** Also for those who have a week left: it is their own data. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, language } = requireMember(context)
  return { parts: await findStored(app, viewer, language), organisation: viewer.organisation.name }
}

const never = ['read', 'declined', 'answers', 'objections', 'address', 'outside'] as const
const elsewhere = ['database', 'backup', 'log', 'queue', 'mail', 'device'] as const

export default function Stored() {
  const t = useT()
  const { parts, organisation } = useLoaderData<typeof loader>()
  const held = parts.map(({ purpose, sections }) => ({ purpose, sections: sections.filter(({ count }) => count > 0) }))
  const empty = parts.flatMap(({ sections }) => sections.filter(({ count }) => count === 0))
  return (
    <>
      <title>{`${t('stored.title')} · Luotto`}</title>
      <h1>{t('stored.title')}</h1>
      <p>{t('stored.about', { organisation })}</p>
      <p className="actions">
        <a className="button quiet" href="/mine/export.zip" download>
          {t('stored.take')}
        </a>
        <Link className="button quiet" to="/mine/leave">
          {t('stored.erase')}
        </Link>
      </p>
      <p className="hint">{t('stored.takeAbout')}</p>
      {held
        .filter(({ sections }) => sections.length > 0)
        .map(({ purpose, sections }) => (
          <section key={purpose} aria-labelledby={`for-${purpose}`}>
            <h2 id={`for-${purpose}`}>{t(`stored.part.${purpose}`)}</h2>
            {sections.map((section) => (
              <StoredSectionShown key={section.section} section={section} />
            ))}
          </section>
        ))}
      {empty.length > 0 && (
        <details className="fold">
          <summary>{t('stored.empty', { count: empty.length })}</summary>
          {empty.map((section) => (
            <StoredSectionShown key={section.section} section={section} />
          ))}
        </details>
      )}
      <h2>{t('stored.never')}</h2>
      <ul>
        {never.map((one) => (
          <li key={one}>{t(`stored.never.${one}`)}</li>
        ))}
      </ul>
      <h2>{t('stored.elsewhere')}</h2>
      <ul>
        {elsewhere.map((one) => (
          <li key={one}>{t(`stored.elsewhere.${one}`)}</li>
        ))}
      </ul>
      <h2>{t('stored.rights')}</h2>
      <p>{t('stored.rights.text')}</p>
    </>
  )
}
