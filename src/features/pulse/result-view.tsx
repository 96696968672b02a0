import { locales, useLanguage, useT } from '../../ui/intl.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { PulseResult, ShownItem, ShownTable } from './result.ts'

/** What a wave came to: item by item, the whole organisation first, then the groups that may be told of. */
export function Result({ result }: { readonly result: PulseResult }) {
  const t = useT()
  const { answered, members, issued, threshold, items } = result
  return (
    <>
      <p>{answered === null ? t('pulse.result.few') : t('pulse.result.answered', { answered, members })}</p>
      <p className="hint">
        {t('pulse.result.issued', { issued })} {t('pulse.result.withheld', { threshold })}
      </p>
      {answered !== null && items.map((item) => <ItemResult key={item.id} item={item} threshold={threshold} />)}
      {answered !== null && <p className="hint">{t('pulse.source')}</p>}
    </>
  )
}

function ItemResult({ item, threshold }: { readonly item: ShownItem; readonly threshold: number }) {
  const t = useT()
  return (
    <section>
      <h2>{item.text}</h2>
      {item.isUnchanged && <p className="hint">{t('pulse.result.unchanged', { threshold })}</p>}
      {item.tables.map((table) => (
        <OneTable key={table.groups?.join() ?? 'all'} item={item} table={table} />
      ))}
    </section>
  )
}

function OneTable({ item, table }: { readonly item: ShownItem; readonly table: ShownTable }) {
  const t = useT()
  const language = useLanguage()
  const share = (part: number) => part.toLocaleString(locales[language], { style: 'percent' })
  const { groups, counts, answered, members } = table
  const name = groups === null ? t('pulse.pool.all') : groups.join(', ') || t('pulse.pool.rest')
  const label = (at: number) =>
    item.scale ? t(`pulse.${item.scale}.${(at + 1) as 1 | 2 | 3 | 4 | 5}`) : (item.options[at] ?? '')
  return (
    <>
      <h3>{name}</h3>
      {table.favourable && (
        <p>
          {t('pulse.result.favourable', {
            ...{ count: table.favourable.count, answered, members },
            ...{ low: share(table.favourable.low), high: share(table.favourable.high) },
          })}
        </p>
      )}
      <WideTable caption={`${item.text}: ${name}`}>
        <thead>
          <tr>
            <th scope="col">{t('pulse.result.value')}</th>
            <th scope="col">{t('pulse.result.count')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count, at) => (
            <tr key={label(at)}>
              <th scope="row">{label(at)}</th>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </>
  )
}
