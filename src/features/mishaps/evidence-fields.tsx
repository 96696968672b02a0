import { Field, Input, TextArea } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'

type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** What somebody may have to show to others one day. */
export function EvidenceFields({ typed, faults }: Filled) {
  const t = useT()
  return (
    <>
      <Input
        {...{ label: t('mishaps.evidence.happenedAt'), name: 'happenedAt', maxLength: 200 }}
        {...{ fault: faults.happenedAt, defaultValue: typed.happenedAt }}
      />
      <TextArea
        {...{ label: t('mishaps.evidence.words'), name: 'evidence' }}
        {...{ fault: faults.evidence, defaultValue: typed.evidence }}
      />
      <Input
        {...{ label: t('mishaps.evidence.link'), name: 'link', maxLength: 2000 }}
        {...{ fault: faults.link, defaultValue: typed.link }}
      />
      <Field
        label={t('mishaps.evidence.picture')}
        hint={t('mishaps.evidence.pictureHint')}
        name="picture"
        fault={faults.picture}
      >
        {(attributes) => <input {...attributes} type="file" accept="image/png,image/jpeg,image/webp" />}
      </Field>
    </>
  )
}
