import { Link, useLoaderData } from 'react-router'
import type { Language } from '../../core/networks.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import { Pages } from '../../ui/pages.tsx'
import type { VersionLine } from './find-guideline.ts'

type Loaded = {
  readonly guideline: { readonly slug: string; readonly language: Language; readonly version: number | null }
  readonly history: { readonly versions: readonly VersionLine[]; readonly more: boolean }
  readonly languages: readonly Language[]
  readonly page: number
}

/** What a passage has said before, each at an address of its own, and in which languages it can be read. */
export function Versions() {
  const t = useT()
  const { day } = useFormats()
  const { guideline, history, languages, page } = useLoaderData<Loaded>()
  const { slug, language } = guideline
  if (guideline.version === null) return null
  const others = languages.filter((one) => one !== language)
  return (
    <details open={page > 1}>
      <summary>{t('passage.versions')}</summary>
      <ul className="rows">
        {history.versions.map(({ version, note, author, isStarter, publishedAt }) => (
          <li key={version}>
            <p>
              <Link to={`/guidance/guidelines/${slug}/${language}/${version}`}>
                {t('passage.version', { version })}
              </Link>
            </p>
            <p className="facts">
              {[day(publishedAt), isStarter ? t('passage.byLuotto') : author].filter(Boolean).join(' · ')}
            </p>
            {note && <p lang={language}>{note}</p>}
            {version > 1 && (
              <p>
                <Link to={`/guidance/guidelines/${slug}/${language}/${version}/changes`}>
                  {t('passage.changesIn', { version })}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      <Pages page={page} more={history.more} name="versions" label={t('passage.versions')} />
      {others.length > 0 && (
        <p className="tools">
          {others.map((one) => (
            <Link key={one} to={`/guidance/guidelines/${slug}/${one}/newest`}>
              {t(`common.in.${one}`)}
            </Link>
          ))}
        </p>
      )}
    </details>
  )
}
