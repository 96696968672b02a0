import type { Disclosure } from '../../core/disclosure.ts'
import { useT } from '../../ui/intl.ts'

type Props = { readonly label: Disclosure; readonly included: boolean; readonly onChange: (included: boolean) => void }

/** The line that goes along, why, and the member's own decision. */
export function DisclosureLine({ label, included, onChange }: Props) {
  const t = useT()
  return (
    <div className="disclosure">
      <label className="choice">
        <input
          type="checkbox"
          name="disclose"
          value="yes"
          checked={included}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>
          {t(label.place === 'first' ? 'tell.disclosure.first' : 'tell.disclosure.last')} <strong>{label.line}</strong>
        </span>
      </label>
      <details>
        <summary>{t('tell.disclosure.why')}</summary>
        <p>{t(`tell.disclosure.reason.${label.kind}`)}</p>
      </details>
      {!included && <p className="notice">{t(`tell.disclosure.without.${label.kind}`)}</p>}
    </div>
  )
}
