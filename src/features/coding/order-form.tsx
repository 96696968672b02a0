import { Form } from 'react-router'
import { Choices } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'

type Props = {
  readonly unsureOf: string | null
  /** Those that a classifier has learnt. */
  readonly decisions: readonly { readonly value: string; readonly label: string }[]
  /** Whether shares may be told of what is coded, were coding to stop now. */
  readonly mayStop: boolean
  readonly isOpen: boolean
}

/** In which order coders get what has been drawn. Before a classifier has learnt anything there is nothing to choose. */
export function CodingOrder({ unsureOf, decisions, mayStop, isOpen }: Props) {
  const t = useT()
  const chooses = isOpen && (decisions.length > 0 || unsureOf !== null)
  if (!chooses && mayStop) return null
  const unsure = decisions.map(({ value, label }) => ({
    value,
    label: t('coding.order.unsure', { question: label }),
  }))
  return (
    <section>
      <h2>{t('coding.order.title')}</h2>
      {!mayStop && <p className="notice care">{t('coding.order.toTheEnd')}</p>}
      {chooses && (
        <Form method="post" className="stack">
          <Choices
            legend={t('coding.order.legend')}
            hint={t('coding.order.about')}
            name="by"
            type="radio"
            chosen={[unsureOf ?? '']}
            options={[{ value: '', label: t('coding.order.lot') }, ...unsure]}
          />
          <p className="hint">{t('coding.order.again')}</p>
          <button type="submit" name="intent" value="order" className="quiet">
            {t('coding.order.choose')}
          </button>
        </Form>
      )}
    </section>
  )
}
