import type { ClassifierReport } from '../../core/voice/classifier-report.ts'
import { useT } from '../../ui/intl.ts'
import { WideTable } from '../../ui/wide-table.tsx'

type Props = {
  readonly report: ClassifierReport
  readonly question: string
  readonly nameOf: (code: string) => string
}

/** What a classifier is worth: what it would have claimed alone first, since that is what it must never do. */
export function ClassifierWorth({ report, question, nameOf }: Props) {
  const t = useT()
  const { coded, accuracy, macroF1, folds, foldsBy } = report
  return (
    <>
      <p>{t(`classifying.judged.${foldsBy}`, { folds, coded })}</p>
      <Claims report={report} question={question} nameOf={nameOf} />
      <Confusion report={report} question={question} nameOf={nameOf} />
      <p>{t('classifying.right', { accuracy, macroF1 })}</p>
    </>
  )
}

function Claims({ report, question, nameOf }: Props) {
  const t = useT()
  return (
    <WideTable caption={t('classifying.claims', { question })}>
      <thead>
        <tr>
          <th scope="col">{t('classifying.code')}</th>
          <th scope="col" className="number">
            {t('classifying.people')}
          </th>
          <th scope="col" className="number">
            {t('classifying.mostProbable')}
          </th>
          <th scope="col" className="number">
            {t('classifying.suggested')}
          </th>
        </tr>
      </thead>
      <tbody>
        {report.codes.map(({ code, people, mostProbable, suggested }) => (
          <tr key={code}>
            <th scope="row">{nameOf(code)}</th>
            {[people, mostProbable, suggested].map((posts, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: three columns that stay where they are
              <td key={column} className="number">
                {t('classifying.share', { share: posts / report.coded })}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Confusion({ report, question, nameOf }: Props) {
  const t = useT()
  const names = report.codes.map(({ code }) => ({ code, name: nameOf(code) }))
  return (
    <WideTable caption={t('classifying.confusion', { question })}>
      <thead>
        <tr>
          <th scope="col">{t('classifying.people')}</th>
          {names.map(({ code, name }) => (
            <th key={code} scope="col" className="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {names.map(({ code, name }, row) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            {names.map((column, at) => (
              <td key={column.code} className="number">
                {row === at ? <strong>{report.confusion[row]?.[at]}</strong> : report.confusion[row]?.[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
