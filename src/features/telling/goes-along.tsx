import { type Language, type Visibility, visibilities } from '../../core/networks.ts'
import { Field } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import { languageOptions } from '../../ui/language-names.ts'
import { remember } from './device.ts'

export type Along = {
  readonly visibility: Visibility
  readonly language: Language
  readonly contentWarning: string
  readonly picture: boolean
}

type Props = {
  readonly along: Along
  readonly onChange: (change: Partial<Along>) => void
  readonly shown: boolean
  readonly fault: string | undefined
}

/** What Mastodon knows of a post beside its text: out of the way until it is wanted. */
export function MastodonAlong({ along, onChange, shown, fault }: Props) {
  const t = useT()
  return (
    <details className="for-mastodon" data-shown={shown} open={fault ? true : undefined}>
      <summary>{t('tell.more')}</summary>
      <Field label={t('tell.visibility')} name="visibility">
        {(attributes) => (
          <select
            {...attributes}
            value={along.visibility}
            onChange={({ currentTarget: { value } }) => {
              remember('visibility', value)
              onChange({ visibility: visibilityOf(value) })
            }}
          >
            {visibilities.map((visibility) => (
              <option key={visibility} value={visibility}>
                {t(`tell.visibility.${visibility}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('tell.postLanguage')} name="language">
        {(attributes) => (
          <select
            {...attributes}
            value={along.language}
            onChange={({ currentTarget: { value } }) => {
              const language = languageOptions.find((option) => option.value === value)?.value
              if (language) onChange({ language })
            }}
          >
            {languageOptions.map(({ value, label }) => (
              <option key={value} value={value} lang={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('tell.contentWarning')} hint={t('tell.contentWarningHint')} name="contentWarning" fault={fault}>
        {(attributes) => (
          <input
            {...attributes}
            type="text"
            autoComplete="off"
            defaultValue={along.contentWarning}
            onInput={(event) => onChange({ contentWarning: event.currentTarget.value })}
          />
        )}
      </Field>
    </details>
  )
}

export const visibilityOf = (word: string | undefined): Visibility =>
  visibilities.find((visibility) => visibility === word) ?? 'public'

type PictureProps = {
  readonly alt: string
  readonly included: boolean
  readonly shown: boolean
  readonly onChange: (included: boolean) => void
}

/** The story's picture and the words that stand for it, unless the member leaves it out. */
export function PictureLine({ alt, included, shown, onChange }: PictureProps) {
  const t = useT()
  return (
    <div className="for-mastodon" data-shown={shown}>
      <label className="choice">
        <input
          type="checkbox"
          name="picture"
          value="yes"
          checked={included}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{t('tell.picture')}</span>
      </label>
      {alt && <p className="hint">{t('tell.pictureAlt', { alt })}</p>}
    </div>
  )
}
