import { type ReactNode, useId } from 'react'
import type { MessageId } from './intl.ts'
import { useT } from './intl.ts'

type FieldProps = {
  readonly label: string
  readonly name: string
  readonly hint?: string | undefined
  /** The id of the sentence that says what is wrong. */
  readonly fault?: string | undefined
  /** What that sentence needs to say it. */
  readonly faultValues?: Readonly<Record<string, string | number>>
  readonly children: (attributes: {
    id: string
    name: string
    'aria-describedby': string | undefined
    'aria-invalid': true | undefined
  }) => ReactNode
}

/** A label, what it is about, the control, and what is wrong with it: tied together for every reader. */
export function Field({ label, name, hint, fault, faultValues, children }: FieldProps) {
  const t = useT()
  const id = useId()
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': fault ? true : undefined,
      })}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {t(fault as MessageId, faultValues)}
        </p>
      )}
    </div>
  )
}

type InputProps = Omit<FieldProps, 'children'> & {
  readonly type?: 'text' | 'email' | 'url' | 'date' | 'time' | 'datetime-local' | 'password' | 'search'
  readonly defaultValue?: string | undefined
  readonly required?: boolean
  readonly autoComplete?: string
  readonly maxLength?: number
  readonly inputMode?: 'numeric'
}

export function Input({ type = 'text', ...props }: InputProps) {
  const { defaultValue, required, autoComplete, maxLength, inputMode, ...field } = props
  return (
    <Field {...field}>
      {(attributes) => (
        <input {...attributes} {...{ type, defaultValue, required, autoComplete, maxLength, inputMode }} />
      )}
    </Field>
  )
}

type TextAreaProps = Omit<FieldProps, 'children'> & {
  readonly defaultValue?: string | undefined
  readonly required?: boolean
  readonly rows?: number
  readonly maxLength?: number
}

export function TextArea({ defaultValue, required, rows = 4, maxLength, ...field }: TextAreaProps) {
  return (
    <Field {...field}>
      {(attributes) => <textarea {...attributes} {...{ defaultValue, required, rows, maxLength }} />}
    </Field>
  )
}

type Option = { readonly value: string; readonly label: string }

export function Select(
  props: Omit<FieldProps, 'children'> & { defaultValue?: string | undefined; options: readonly Option[] },
) {
  const { options, defaultValue, ...field } = props
  return (
    <Field {...field}>
      {(attributes) => (
        <select {...attributes} defaultValue={defaultValue}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type ChoicesProps = {
  readonly legend: string
  readonly name: string
  readonly hint?: string
  /** The id of the sentence that says what is wrong. */
  readonly fault?: string | undefined
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly type?: 'checkbox' | 'radio'
}

export function Choices({ legend, name, hint, fault, options, chosen, type = 'checkbox' }: ChoicesProps) {
  const t = useT()
  const id = useId()
  return (
    <fieldset aria-describedby={fault ? `${id}-fault` : undefined}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {options.map(({ value, label }) => (
        <label key={value} className="choice">
          <input type={type} name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          {t(fault as MessageId)}
        </p>
      )}
    </fieldset>
  )
}

/** The first thing after a form that was not taken: how many things to look at. */
export function FaultSummary({ faults }: { faults: Readonly<Record<string, string>> | undefined }) {
  const t = useT()
  const count = Object.keys(faults ?? {}).length
  if (count === 0) return null
  return (
    <p className="notice care" role="alert">
      {t('form.faults', { count })}
    </p>
  )
}
