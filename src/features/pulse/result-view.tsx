import { Form } from 'react-router'
import { locales, useLanguage, useT } from '../../ui/intl.ts'
import { Picture } from '../../ui/picture.tsx'
import { WideTable } from '../../ui/wide-table.tsx'
import type { DrawnItem } from './draw-result.ts'
import type { PulseResult, ShownItem, ShownTable } from './result.ts'
import type { WrittenTexts } from './texts.ts'

type Props = {
  readonly result: PulseResult
  readonly drawn: readonly DrawnItem[]
  readonly written: readonly WrittenTexts[]
  /** Whether the reader may withhold a text. */
  readonly mayWithhold: boolean
}

/** What a wave came to: item by item, the whole organisation first, then the groups that may be told of. */
export function Result({ result, drawn, written, mayWithhold }: Props) {
  const t = useT()
  const { answered, members, issued, threshold, items } = result
  return (
    <>
      <p>{answered === null ? t('pulse.result.few') : t('pulse.result.answered', { answered, members })}</p>
      <p className="hint">
        {t('pulse.result.issued', { issued })} {t('pulse.result.withheld', { threshold })}
      </p>
      {answered !== null &&
        items.map((item) => (
          <ItemResult key={item.id} {...{ item, threshold }} drawn={drawn.find(({ id }) => id === item.id)} />
        ))}
      {answered !== null && written.map((one) => <Written key={one.item} {...{ ...one, mayWithhold }} />)}
      {answered !== null && <p className="hint">{t('pulse.source')}</p>}
    </>
  )
}

type ItemProps = {
  readonly item: ShownItem
  readonly threshold: number
  readonly drawn: DrawnItem | undefined
}

function ItemResult({ item, threshold, drawn }: ItemProps) {
  const t = useT()
  const trend = drawn?.trend
  return (
    <section>
      <h2>{item.text}</h2>
      {item.isUnchanged && <p className="hint">{t('pulse.result.unchanged', { threshold })}</p>}
      {item.tables.map((table) =>
        table.groups === null && drawn ? (
          <Whole key="all" {...{ item, table }} svg={drawn.svg} />
        ) : (
          <Group key={table.groups?.join() ?? 'all'} item={item} table={table} />
        ),
      )}
      {trend && (
        <Picture sentence={t('pulse.trend.sentence')} svg={trend.svg}>
          <table>
            <caption>{t('pulse.trend')}</caption>
            <tbody>
              {trend.rows.map(({ wave, figures }) => (
                <tr key={wave}>
                  <th scope="row">{t('pulse.wave', { number: wave })}</th>
                  <td>{figures}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Picture>
      )}
    </section>
  )
}

/** How many answered favourably, and the range in which all must lie. */
function useSentence({ favourable, answered, members }: ShownTable): string {
  const t = useT()
  const language = useLanguage()
  const share = (part: number) => part.toLocaleString(locales[language], { style: 'percent' })
  if (!favourable) return t('pulse.result.choices', { answered, members })
  const { count, low, high } = favourable
  return t('pulse.result.favourable', { count, answered, members, low: share(low), high: share(high) })
}

function Whole({ item, table, svg }: { readonly item: ShownItem; readonly table: ShownTable; readonly svg: string }) {
  return (
    <Picture sentence={useSentence(table)} svg={svg}>
      <Counts item={item} table={table} />
    </Picture>
  )
}

function Group({ item, table }: { readonly item: ShownItem; readonly table: ShownTable }) {
  const t = useT()
  const sentence = useSentence(table)
  return (
    <>
      <h3>{nameOf(table, t)}</h3>
      <p>{sentence}</p>
      <details>
        <summary>{t('insight.table')}</summary>
        <Counts item={item} table={table} />
      </details>
    </>
  )
}

const nameOf = ({ groups }: ShownTable, t: ReturnType<typeof useT>): string =>
  groups === null ? t('pulse.pool.all') : groups.join(', ') || t('pulse.pool.rest')

function Counts({ item, table }: { readonly item: ShownItem; readonly table: ShownTable }) {
  const t = useT()
  const label = (at: number) =>
    item.scale ? t(`pulse.${item.scale}.${(at + 1) as 1 | 2 | 3 | 4 | 5}`) : (item.options[at] ?? '')
  return (
    <WideTable caption={`${item.text}: ${nameOf(table, t)}`}>
      <thead>
        <tr>
          <th scope="col">{t('pulse.result.value')}</th>
          <th scope="col">{t('pulse.result.count')}</th>
        </tr>
      </thead>
      <tbody>
        {table.counts.map((count, at) => (
          <tr key={label(at)}>
            <th scope="row">{label(at)}</th>
            <td>{count}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** What people wrote: in no order, and of no group. */
function Written({ text, texts, withheld, mayWithhold }: WrittenTexts & { readonly mayWithhold: boolean }) {
  const t = useT()
  const isAny = texts.length > 0 || withheld > 0
  return (
    <section>
      <h2>{text}</h2>
      <p className="hint">{t(isAny ? 'pulse.text.about' : 'pulse.text.few')}</p>
      <ul className="rows">
        {texts.map(({ id, words }) => (
          <li key={id}>
            <p className="preserve">{words}</p>
            {mayWithhold && (
              <Form method="post">
                <input type="hidden" name="intent" value="withhold" />
                <button type="submit" className="quiet" name="text" value={id}>
                  {t('pulse.text.withhold')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {withheld > 0 && <p className="hint">{t('pulse.text.withheld', { count: withheld })}</p>}
    </section>
  )
}
