import { languages } from '../../core/networks.ts'
import type { InLanguages } from '../../core/voice/codebook.ts'
import { Input, TextArea } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'

type Strings = Readonly<Record<string, string | undefined>>

type Props = {
  readonly legend: string
  readonly hint?: string
  /** Of the fields, such as `name-fi`. */
  readonly name: string
  readonly value?: InLanguages | undefined
  /** What was typed, where the form came back. */
  readonly typed: Strings
  readonly faults: Strings
  readonly maxLength: number
  /** None: one line. */
  readonly rows?: number
}

/** A text in three languages: side by side where there is room, below each other on a phone. */
export function InThree({ legend, hint, name, value, typed, faults, maxLength, rows }: Props) {
  const t = useT()
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      <div className="pair">
        {languages.map((language) => {
          const field = `${name}-${language}`
          const shared = {
            label: t(`common.in.${language}`),
            name: field,
            fault: faults[field],
            defaultValue: typed[field] ?? value?.[language] ?? '',
            maxLength,
          }
          return rows ? <TextArea key={language} {...shared} rows={rows} /> : <Input key={language} {...shared} />
        })}
      </div>
    </fieldset>
  )
}
