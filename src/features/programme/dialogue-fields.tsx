import { Field, Input, TextArea } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { DialogueVersion } from './find-records.ts'

type Texts = Readonly<Record<string, string | undefined>>

const areas = [
  { name: 'processed', rows: 5 },
  { name: 'purposes', rows: 4 },
  { name: 'methods', rows: 4 },
  { name: 'discussed', rows: 5 },
] as const

/** What a record of the dialogue holds; filled with what was typed, said before, or proposed. */
export function DialogueFields({ filled, faults }: { readonly filled: Texts; readonly faults: Texts }) {
  const t = useT()
  return (
    <>
      <Input
        label={t('programme.dialogue.heldOn')}
        name="heldOn"
        type="date"
        required
        fault={faults.heldOn}
        defaultValue={filled.heldOn}
      />
      <TextArea
        label={t('programme.dialogue.parties')}
        hint={t('programme.dialogue.partiesHint')}
        name="parties"
        rows={2}
        required
        fault={faults.parties}
        defaultValue={filled.parties}
      />
      {areas.map(({ name, rows }) => (
        <TextArea
          key={name}
          label={t(`readiness.dialogue.${name}`)}
          hint={t(`readiness.dialogue.${name}Hint`)}
          name={name}
          rows={rows}
          required
          fault={faults[name]}
          defaultValue={filled[name]}
        />
      ))}
      <Input
        label={t('readiness.document.link')}
        hint={t('readiness.document.linkHint')}
        name="documentLink"
        type="url"
        fault={faults.documentLink}
        defaultValue={filled.documentLink}
      />
      <Field
        label={t('readiness.document.file')}
        hint={t('readiness.document.fileHint')}
        name="document"
        fault={faults.document}
      >
        {(attributes) => <input {...attributes} type="file" accept=".pdf,.docx,.odt" />}
      </Field>
    </>
  )
}

/** One version of a record, to be read. */
export function DialogueSaid({ said }: { readonly said: Omit<DialogueVersion, 'createdAt'> }) {
  const t = useT()
  return (
    <>
      <p className="facts">{said.parties}</p>
      {areas.map(
        ({ name }) =>
          said[name] && (
            <div key={name}>
              <h3>{t(`readiness.dialogue.${name}`)}</h3>
              <p className="preserve">{said[name]}</p>
            </div>
          ),
      )}
      {said.documentLink && (
        <p>
          <a href={said.documentLink} rel="noreferrer">
            {t('readiness.document.open')}
          </a>
        </p>
      )}
      {said.documentId && (
        <p>
          <a href={`/together/dialogue/document/${said.documentId}`}>
            {t('readiness.document.download', { name: said.documentName ?? '' })}
          </a>
        </p>
      )}
    </>
  )
}
