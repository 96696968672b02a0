import { Form } from 'react-router'
import { Choices, FaultSummary, Input, Select } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { sampleKinds } from './sample-kinds.ts'

type Props = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>> | undefined
  readonly coders: number
  readonly seed: number
  /** The decisions by whose prediction posts can be put into bands. */
  readonly scores: readonly { readonly value: string; readonly label: string }[]
}

/** What to draw. Looking first changes nothing, so the form asks by its address. */
export function WantedForm({ typed, faults, coders, seed, scores }: Props) {
  const t = useT()
  const kind = typed.kind ?? 'simple'
  const kinds = sampleKinds.filter((one) => scores.length > 0 || !one.includes('score'))
  return (
    <Form method="get" className="stack" noValidate>
      <FaultSummary faults={faults} />
      <Choices
        legend={t('coding.sample.kind')}
        name="kind"
        type="radio"
        fault={faults?.kind}
        chosen={[kind]}
        options={kinds.map((value) => ({ value, label: t(`coding.sample.kind.${value}`) }))}
      />
      <div className="pair">
        <Input
          label={t('coding.sample.size')}
          hint={t('coding.sample.sizeHint')}
          name="size"
          inputMode="numeric"
          maxLength={7}
          defaultValue={typed.size ?? '400'}
          fault={faults?.size}
        />
        <Input
          label={t('coding.sample.share')}
          hint={t('coding.sample.shareHint')}
          name="share"
          inputMode="numeric"
          maxLength={3}
          defaultValue={typed.share ?? (coders > 1 ? '20' : '0')}
          fault={faults?.share}
        />
      </div>
      <Select
        label={t('coding.sample.allocation')}
        hint={t('coding.sample.allocationHint')}
        name="allocation"
        defaultValue={typed.allocation ?? 'proportional'}
        options={(['proportional', 'equal'] as const).map((value) => ({
          value,
          label: t(`coding.sample.allocation.${value}`),
        }))}
      />
      {scores.length > 0 && (
        <Select
          label={t('coding.sample.score')}
          hint={t('coding.sample.scoreHint')}
          name="score"
          defaultValue={typed.score ?? scores[0]?.value}
          options={scores}
        />
      )}
      <p className="hint">{t('coding.sample.seed', { seed: String(seed) })}</p>
      <button type="submit" className="quiet">
        {t('coding.sample.look')}
      </button>
    </Form>
  )
}
