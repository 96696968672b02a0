import { Link } from 'react-router'
import { useT } from '../../ui/intl.ts'
import type { StoredRow, StoredSection } from './find-stored.ts'
import type { SectionHolding } from './holdings-of.ts'

/** What is held alike: what it is, and for each why, by which ground, until when and who sees it. */
export function Holdings({ holdings }: { readonly holdings: readonly SectionHolding[] }) {
  const t = useT()
  return holdings.map((holding) => (
    <dl className="holding" key={JSON.stringify(holding)}>
      <div>
        <dt>{t('stored.what')}</dt>
        <dd>{whatWords(t, holding)}</dd>
      </div>
      <div>
        <dt>{t('stored.why')}</dt>
        <dd>{t(`stored.purpose.${holding.purpose}`)}</dd>
      </div>
      <div>
        <dt>{t('stored.seen')}</dt>
        <dd>{holding.seen.map((one) => t(`stored.seen.${one}`)).join(', ')}</dd>
      </div>
      <div>
        <dt>{t('stored.kept')}</dt>
        <dd>{t(`stored.kept.${holding.kept}`)}</dd>
      </div>
      <div>
        <dt>{t('stored.ground')}</dt>
        <dd>{t(`stored.ground.${holding.ground}`)}</dd>
      </div>
    </dl>
  ))
}

function whatWords(t: ReturnType<typeof useT>, { names, hidden }: SectionHolding): string {
  const rest = hidden ? [t(names.length > 0 ? 'stored.hidden.also' : 'stored.hidden')] : []
  return [...names, ...rest].join(', ')
}

/** A row as it stands in the database. */
export function StoredRowShown({ row }: { readonly row: StoredRow }) {
  return (
    <dl className="held">
      {row.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A section as the page of all of them shows it: what and why behind a press, and what stands there of the person now. */
export function StoredSectionShown({ section }: { readonly section: StoredSection }) {
  const t = useT()
  const { name, count, holdings, newest, changedAt } = section
  return (
    <section className="stored">
      <h3>{name}</h3>
      {count > 1 && <p className="facts">{t('stored.count', { count })}</p>}
      {newest.map((row) => (
        <StoredRowShown key={JSON.stringify(row)} row={row} />
      ))}
      <details>
        <summary aria-label={`${t('stored.how')}: ${name}`}>{t('stored.how')}</summary>
        <Holdings holdings={holdings} />
      </details>
      {count > 0 && (
        <p className="tools">
          {count > newest.length && (
            <Link to={`/mine/stored/${section.section}`} aria-label={`${t('stored.all')}: ${name}`}>
              {t('stored.all')}
            </Link>
          )}
          {changedAt && (
            <Link to={changedAt} aria-label={`${t('stored.change')}: ${name}`}>
              {t('stored.change')}
            </Link>
          )}
        </p>
      )}
    </section>
  )
}
