import { Link } from 'react-router'
import { useFormats, useT } from '../../ui/intl.ts'
import { Picture } from '../../ui/picture.tsx'
import type { DrawnParts, DrawnWeeks } from './draw-figures.ts'

/** Tellings and clicks by week; each with what was added up, and its table. */
export function WeekPictures({ drawn }: { readonly drawn: readonly DrawnWeeks[] }) {
  const t = useT()
  const { number } = useFormats()
  return drawn.map(({ measure, svg, rows, sum }) => (
    <section key={measure} className="wide">
      <h2>{t(`insight.weekly.${measure}`)}</h2>
      <Picture sentence={t(`insight.sum.${measure}`, { sum })} svg={svg}>
        <table>
          <caption>{t(`insight.weekly.${measure}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('insight.weekHead')}</th>
              <th scope="col" className="number">
                {t(`insight.${measure}`)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ weeks, figure }) => (
              <tr key={weeks}>
                <th scope="row">{weeks}</th>
                <td className="number">{figure === null ? t('insight.underFive') : number(figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Picture>
    </section>
  ))
}

/** By network, group and story: those that enough people stand behind, and a hatched space for the rest. */
export function PartPictures({ drawn }: { readonly drawn: readonly DrawnParts[] }) {
  const t = useT()
  const { number } = useFormats()
  return drawn.map(({ dimension, measure, svg, rows }) => (
    <section key={`${dimension}-${measure}`} className="wide">
      <h2>{t(`insight.${measure}By.${dimension}`)}</h2>
      <Picture sentence={t('insight.partsSentence')} svg={svg}>
        <table>
          <caption>{t(`insight.${measure}By.${dimension}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`insight.head.${dimension}`)}</th>
              <th scope="col" className="number">
                {t(`insight.${measure}`)}
              </th>
              <th scope="col" className="number">
                {t('insight.overWeeks')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.part}>
                <th scope="row">
                  {dimension === 'story' ? <Link to={`/together/stories/${row.part}`}>{row.label}</Link> : row.label}
                </th>
                <td className="number">{row.state === 'shown' ? number(row.figure) : t('insight.underFive')}</td>
                <td className="number">{row.state === 'shown' ? row.weeks : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Picture>
    </section>
  ))
}
