import { useT } from '../../ui/intl.ts'

type Props = { readonly base: string; readonly pictures: readonly string[] }

/** What can be had of a report, as links that fetch files. */
export function ReportFiles({ base, pictures }: Props) {
  const t = useT()
  const files = [
    ['report.html', t('report.file.html')],
    ['figures.csv', t('report.file.figures')],
    ['codes.csv', t('report.file.codes')],
  ] as const
  const nameOf = (name: string) =>
    name === 'funnel' || name === 'lead' || name === 'dots' ? t(`report.file.${name}`) : name.replace('decision-', '')
  return (
    <>
      <ul className="rows">
        {files.map(([name, title]) => (
          <li key={name}>
            <a href={`${base}/${name}`} download={name}>
              {title}
            </a>
          </li>
        ))}
      </ul>
      {pictures.length > 0 && (
        <details>
          <summary>{t('report.file.pictures')}</summary>
          <ul className="rows">
            {pictures.map((name) => (
              <li key={name}>
                {nameOf(name)}:{' '}
                <a href={`${base}/${name}.png`} download={`${name}.png`} aria-label={`${nameOf(name)} PNG`}>
                  PNG
                </a>{' '}
                <a href={`${base}/${name}.svg`} download={`${name}.svg`} aria-label={`${nameOf(name)} SVG`}>
                  SVG
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
