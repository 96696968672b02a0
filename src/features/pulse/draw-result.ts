import type { Language } from '../../core/networks.ts'
import { type CountedItem, type Item, isCounted } from '../../core/pulse/item.ts'
import { type Counts, sumOf } from '../../core/pulse/table.ts'
import { favourable, type Tally, wholeGroupRange, wholeTable } from '../../core/pulse/tally.ts'
import { partBars } from '../../ui/charts/part-bars.ts'
import { type ShareRow, shareRows } from '../../ui/charts/share-rows.ts'
import { intlFor, locales, type Translate, translator } from '../../ui/intl.ts'
import type { Wave } from './find-wave.ts'

// For the server alone: Plot draws here, and the browser gets the pictures.

/** What an item looked like over the waves, as far as it was told: favourable answers, and where all members must lie. */
export type TrendRow = { readonly wave: number; readonly figures: string }
export type DrawnItem = {
  readonly id: string
  /** How often each value was given, in the whole organisation. */
  readonly svg: string
  /** From two waves on. */
  readonly trend: { readonly svg: string; readonly rows: readonly TrendRow[] } | null
}

type Told = Pick<Wave, 'number'> & { readonly tally: Tally }

const mostWaves = 8

/** The pictures of a wave; `waves` are closed ones, this one and those before, the newest first. */
export function drawResult(waves: readonly Told[], items: readonly Item[], language: Language): readonly DrawnItem[] {
  return items.filter(isCounted).flatMap((item) => {
    const counts = waves[0] && wholeTable(waves[0].tally, item.id)
    return counts
      ? [{ id: item.id, svg: drawCounts(item, counts, language), trend: drawTrend(waves, item, language) }]
      : []
  })
}

export const valueLabel = (item: CountedItem, at: number, language: Language, t: Translate): string =>
  item.kind === 'scale'
    ? t(`pulse.${item.scale}.${(at + 1) as 1 | 2 | 3 | 4 | 5}`)
    : (item.options[at]?.[language] ?? '')

function drawCounts(item: CountedItem, counts: Counts, language: Language): string {
  const t = translator(language)
  const number = (figure: number) => intlFor(language).formatNumber(figure)
  const rows = counts.map((figure, at) => {
    const label = valueLabel(item, at, language, t)
    return { part: `${at}`, label, state: 'shown' as const, figure }
  })
  const description = rows.map(({ label, figure }) => `${label}: ${number(figure)}`).join('; ')
  const caption = { id: `pulse-${item.id}`, title: item.text[language], description, locale: language }
  return partBars({ ...caption, rows, text: { withheld: '', note: () => '' } })
}

function drawTrend(waves: readonly Told[], item: CountedItem, language: Language): DrawnItem['trend'] {
  const t = translator(language)
  const percent = (share: number) => share.toLocaleString(locales[language], { style: 'percent' })
  const rows = waves.slice(0, mostWaves).flatMap(({ number, tally }): (ShareRow & TrendRow)[] => {
    const counts = wholeTable(tally, item.id)
    const count = counts && favourable(item, counts)
    if (counts === undefined || count === null || count === undefined) return []
    const answered = sumOf(counts)
    const between = wholeGroupRange(count, answered, tally.members)
    const range = t('pulse.trend.figures', {
      ...{ share: percent(count / answered), low: percent(between.low), high: percent(between.high) },
    })
    const label = t('pulse.wave', { number })
    return [{ wave: number, label, state: 'shown', share: count / answered, between, figures: range }]
  })
  if (rows.length < 2) return null
  const description = rows.map(({ label, figures }) => `${label}: ${figures}`).join('; ')
  const caption = { id: `trend-${item.id}`, title: t('pulse.trend'), description, locale: language }
  return {
    svg: shareRows({ ...caption, rows, text: { percent } }),
    rows: rows.map(({ wave, figures }) => ({ wave, figures })),
  }
}
