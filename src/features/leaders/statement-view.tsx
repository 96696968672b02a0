import { Link } from 'react-router'
import { type Language, languages } from '../../core/networks.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import { Pages } from '../../ui/pages.tsx'
import type { Statement, StatementLine } from './find-statement.ts'

type Props = { readonly statement: Statement; readonly language: Language }

/** What leaders said, in the reader's language where they said it in that, and who wrote it when. */
export function StatementView({ statement: { words, author, publishedAt }, language }: Props) {
  const t = useT()
  const { day } = useFormats()
  const written = languages.filter((one) => words[one] !== '')
  const read = written.includes(language) ? language : (written[0] ?? language)
  const others = written.filter((one) => one !== read)
  return (
    <section aria-label={t('leaders.statement')}>
      {read !== language && <p className="hint">{t('leaders.notInYours')}</p>}
      <p className="preserve statement" lang={read}>
        {words[read]}
      </p>
      <p className="facts">
        {author
          ? t('leaders.writtenBy', { author, day: day(publishedAt) })
          : t('leaders.written', { day: day(publishedAt) })}
      </p>
      {others.map((one) => (
        <details key={one}>
          <summary>{t(`leaders.in.${one}`)}</summary>
          <p className="preserve" lang={one}>
            {words[one]}
          </p>
        </details>
      ))}
    </section>
  )
}

type EarlierProps = {
  readonly lines: readonly StatementLine[]
  readonly more: boolean
  readonly page: number
  readonly newest: number | undefined
}

/** What was said before stays to be read, each with its day. */
export function EarlierStatements({ lines, more, page, newest }: EarlierProps) {
  const t = useT()
  const { day } = useFormats()
  const earlier = lines.filter(({ version }) => version !== newest)
  if (earlier.length === 0 && page === 1) return null
  return (
    <section aria-labelledby="earlier">
      <h2 id="earlier">{t('leaders.earlier')}</h2>
      <ul className="rows">
        {earlier.map(({ version, publishedAt, author }) => (
          <li key={version}>
            <Link to={`/guidance/leaders/${version}`}>{day(publishedAt)}</Link>
            {author && <p className="facts">{author}</p>}
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} name="statements" label={t('leaders.earlier')} />
    </section>
  )
}
