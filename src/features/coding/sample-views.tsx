import { Form, useLocation } from 'react-router'
import type { StratumOf } from '../../core/voice/coding-waves.ts'
import { useFormats, useT } from '../../ui/intl.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import type { SampleOfStudy } from './find-sample.ts'
import type { Progress } from './progress.ts'

type Strata = readonly StratumOf[]

/** The strata with their sizes and chances. Participants stand by their pseudonyms, as in the study's other rooms. */
function StrataTable({ strata, caption }: { readonly strata: Strata; readonly caption: string }) {
  const t = useT()
  const { number } = useFormats()
  const nameOf = useStratumName()
  return (
    <WideTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('coding.sample.stratum')}</th>
          <th scope="col" className="number">
            {t('coding.sample.posts')}
          </th>
          <th scope="col" className="number">
            {t('coding.sample.drawn')}
          </th>
          <th scope="col" className="number">
            {t('coding.sample.probability')}
          </th>
        </tr>
      </thead>
      <tbody>
        {strata.map(({ name, size, drawn }) => (
          <tr key={name}>
            <th scope="row">{nameOf(name)}</th>
            <td className="number">{number(size)}</td>
            <td className="number">{number(drawn)}</td>
            <td className="number">{t('coding.sample.chance', { chance: drawn / size })}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

/** Strata are named for machines; a band is said in words, a pseudonym as it is. */
function useStratumName() {
  const t = useT()
  return (name: string): string => {
    if (name === 'all') return t('coding.sample.all')
    if (name === 'earlier') return t('coding.sample.earlier')
    const { who, band } = /^(?<who>\S+)?\s?(?<band>unscored|band \d+)$/.exec(name)?.groups ?? {}
    if (!band) return name
    const words =
      band === 'unscored' ? t('coding.sample.unscored') : t('coding.sample.band', { band: band.slice('band '.length) })
    return who ? `${who}, ${words}` : words
  }
}

type PreviewProps = {
  readonly way: 'first' | 'continued' | 'apart'
  readonly strata: Strata
  readonly fresh: number
  readonly before: number
  readonly doubles: number
  readonly codings: number
  readonly coders: number
}

/** What would be drawn, before it is; the button says so to the server, which draws exactly that or nothing. */
export function Preview({ way, strata, fresh, before, doubles, codings, coders }: PreviewProps) {
  const t = useT()
  const { search } = useLocation()
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('coding.sample.preview')}</h2>
      <p>
        {t('coding.sample.wouldDraw', { count: fresh })} {t('coding.sample.doubles', { count: doubles })}{' '}
        {coders > 0 && t('coding.sample.each', { count: Math.ceil(codings / coders) })}
      </p>
      {way !== 'first' && <p className="hint">{t(`coding.sample.way.${way}`)}</p>}
      <StrataTable strata={strata} caption={t('coding.sample.strata')} />
      {coders > 0 && (
        <Form method="post" action={search} className="actions">
          <input type="hidden" name="before" value={before} />
          <input type="hidden" name="fresh" value={fresh} />
          <button type="submit" name="intent" value="draw">
            {t('coding.sample.draw')}
          </button>
        </Form>
      )}
    </section>
  )
}

type DrawnProps = {
  readonly sample: SampleOfStudy
  readonly progress: Progress
  readonly seed: number
  readonly mayUndraw: boolean
  readonly isOpen: boolean
}

export function DrawnSoFar({ sample, progress, seed, mayUndraw, isOpen }: DrawnProps) {
  const t = useT()
  const { day } = useFormats()
  const { total, done, left, disputes } = progress
  return (
    <>
      <h2>{t('coding.sample.progress')}</h2>
      <p className="coded">
        <label htmlFor="coded">{t('coding.sample.codings', { done, total })}</label>
        <progress id="coded" value={done} max={Math.max(total, 1)} />
      </p>
      <ul>
        {left.map((one) => (
          <li key={one.alias}>{t('coding.sample.left', { alias: one.alias, count: one.left })}</li>
        ))}
        <li>{t('coding.sample.disputes', { waiting: disputes.waiting, settled: disputes.settled })}</li>
      </ul>
      {isOpen && (
        <Form method="post" className="actions">
          <button type="submit" name="intent" value="deal" className="quiet">
            {t('coding.sample.deal')}
          </button>
          {mayUndraw && (
            <button type="submit" name="intent" value="undraw" className="quiet">
              {t('coding.sample.undraw')}
            </button>
          )}
        </Form>
      )}
      {isOpen && <p className="hint">{t('coding.sample.dealHint')}</p>}
      <StrataTable strata={sample.strata} caption={t('coding.sample.strata')} />
      <p className="facts">{[day(sample.drawnAt), t('coding.sample.seed', { seed: String(seed) })].join(' · ')}</p>
    </>
  )
}

/** Whether coders of a post that is theirs alone see what the classifier would say. */
export function Suggestions({ shows }: { readonly shows: boolean }) {
  const t = useT()
  return (
    <section>
      <h2>{t('coding.suggest.title')}</h2>
      <p>{t(shows ? 'coding.suggest.on' : 'coding.suggest.off')}</p>
      <p className="hint">{t('coding.suggest.about')}</p>
      <Form method="post" className="actions">
        <input type="hidden" name="shows" value={shows ? 'no' : 'yes'} />
        <button type="submit" name="intent" value="suggest" className="quiet">
          {t(shows ? 'coding.suggest.turnOff' : 'coding.suggest.turnOn')}
        </button>
      </Form>
    </section>
  )
}
