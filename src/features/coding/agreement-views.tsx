import type { Language } from '../../core/networks.ts'
import type { Decision } from '../../core/voice/codebook.ts'
import type { Agreement } from '../../core/voice/codes-agreement.ts'
import { useT } from '../../ui/intl.ts'
import { WideTable } from '../../ui/wide-table.tsx'
import { useWords } from './codebook-words.tsx'

type Props = {
  readonly decision: Decision
  readonly own: Language
  readonly nominal: Agreement
  readonly ordinal: Agreement | null
}

/** How far two people agree on one decision: in words first, then in numbers. */
export function DecisionAgreed({ decision, own, nominal, ordinal }: Props) {
  const t = useT()
  const { kappas, observed, units, alpha } = nominal
  const pairs = kappas.pairs.flatMap(({ cohen }) => (cohen ? [cohen.kappa] : [])).sort((one, other) => one - other)
  const [lowest, highest] = [pairs.at(0), pairs.at(-1)]
  return (
    <>
      {alpha === null ? (
        <p>{t('coding.agreement.oneCode')}</p>
      ) : (
        <p>
          <strong>{t('coding.agreement.alpha', { alpha })}</strong>{' '}
          {nominal.low !== null &&
            nominal.high !== null &&
            t('coding.agreement.between', { low: nominal.low, high: nominal.high })}
        </p>
      )}
      <p className="hint">
        {t('coding.agreement.units', { count: units })} {decision.when && t('coding.agreement.onlyBoth')}{' '}
        {observed !== null && t('coding.agreement.observed', { share: observed })}
      </p>
      {nominal.warnings.some(({ kind }) => kind === 'few-units') && (
        <p className="notice">{t('coding.agreement.fewUnits')}</p>
      )}
      <ul className="hint">
        {ordinal?.alpha !== null && ordinal && <li>{t('coding.agreement.ordinal', { alpha: ordinal.alpha })}</li>}
        {kappas.fleiss && <li>{t('coding.agreement.fleiss', { kappa: kappas.fleiss.kappa })}</li>}
        {lowest !== undefined && highest !== undefined && (
          <li>
            {pairs.length === 1
              ? t('coding.agreement.cohen', { kappa: lowest })
              : t('coding.agreement.cohens', { lowest, highest })}
          </li>
        )}
      </ul>
      <PerCode decision={decision} own={own} agreement={nominal} />
      <Confusion decision={decision} own={own} agreement={nominal} />
    </>
  )
}

type TableProps = { readonly decision: Decision; readonly own: Language; readonly agreement: Agreement }

function useNames(decision: Decision, own: Language) {
  const words = useWords(own)
  return (code: string): string => {
    const found = decision.codes.find(({ id }) => id === code)
    return found ? words(found.name).text : code
  }
}

function PerCode({ decision, own, agreement }: TableProps) {
  const t = useT()
  const nameOf = useNames(decision, own)
  return (
    <WideTable caption={t('coding.agreement.perCode')}>
      <thead>
        <tr>
          <th scope="col">{t('coding.agreement.code')}</th>
          <th scope="col" className="number">
            {t('coding.agreement.given')}
          </th>
          <th scope="col" className="number">
            {t('coding.agreement.alsoOther')}
          </th>
          <th scope="col" className="number">
            {t('coding.agreement.beyondChance')}
          </th>
        </tr>
      </thead>
      <tbody>
        {inOrder(decision, agreement.perCode).map(({ code, given, agreement, alpha }) => (
          <tr key={code}>
            <th scope="row">{nameOf(code)}</th>
            <td className="number">{given}</td>
            <td className="number">{t('coding.agreement.percent', { share: agreement })}</td>
            <td className="number">{alpha === null ? '–' : t('coding.agreement.decimal', { value: alpha })}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function inOrder<T extends { readonly code: string }>({ codes }: Decision, rows: readonly T[]): T[] {
  const place = (code: string) => codes.findIndex(({ id }) => id === code)
  return rows.toSorted((one, other) => place(one.code) - place(other.code))
}

/** What was taken for what. Which coder said which is not told: it is the codes that are looked at, not people. */
function Confusion({ decision, own, agreement }: TableProps) {
  const t = useT()
  const nameOf = useNames(decision, own)
  const { codes, table } = agreement.confusion
  const mixed = codes.flatMap((one, row) =>
    codes.slice(0, row).flatMap((other, column) => {
      const count = Math.round(table[row]?.[column] ?? 0)
      return count > 0 ? [{ one, other, count }] : []
    }),
  )
  if (mixed.length === 0) return null
  return (
    <details>
      <summary>{t('coding.agreement.confusion')}</summary>
      <WideTable caption={t('coding.agreement.confusionAbout')}>
        <thead>
          <tr>
            <th scope="col">{t('coding.agreement.code')}</th>
            {codes.map((code) => (
              <th scope="col" className="number" key={code}>
                {nameOf(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code, row) => (
            <tr key={code}>
              <th scope="row">{nameOf(code)}</th>
              {codes.map((other, column) => (
                <td className="number" key={other}>
                  {Math.round(table[row]?.[column] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </details>
  )
}
