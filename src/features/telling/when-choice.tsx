import { Link } from 'react-router'
import { instantOf, isOverCeiling, isQuiet, type OwnTimes } from '../../core/when.ts'
import { Input } from '../../ui/form.tsx'
import { type MessageId, useFormats, useT } from '../../ui/intl.ts'

export const whenKinds = ['now', 'good', 'at'] as const
export type WhenKind = (typeof whenKinds)[number]

/** What the page knows of the member's own time. */
export type TimesShown = OwnTimes & {
  /** When the member's own tellings by account go out, or went out lately. */
  readonly own: readonly number[]
  /** A time to begin choosing from, as the field writes it. */
  readonly suggested: string
}

export type ChosenWhen = { readonly kind: WhenKind; readonly local: string }

type Props = {
  readonly times: TimesShown
  readonly byAccount: boolean
  readonly chosen: ChosenWhen
  readonly onChosen: (chosen: ChosenWhen) => void
  readonly fault: string | undefined
}

/** Now, at a good moment, or at a time: for one's own accounts, since a handed text goes when its owner sends it. */
export function WhenChoice({ times, byAccount, chosen, onChosen, fault }: Props) {
  const t = useT()
  const kind = byAccount ? chosen.kind : 'now'
  return (
    <>
      <fieldset className="when for-account" data-shown={byAccount}>
        <legend>{t('when.legend')}</legend>
        <div className="chips">
          {whenKinds.map((one) => (
            <label key={one} className="chip">
              <input
                type="radio"
                name="when"
                value={one}
                checked={one === kind}
                onChange={() => onChosen({ ...chosen, kind: one })}
              />
              <span>{t(`when.${one}`)}</span>
            </label>
          ))}
        </div>
        <p className="hint for-good">
          {t('when.goodAbout')} <Link to="/mine/when">{t('when.ownTimes')}</Link>
        </p>
        {fault && kind !== 'at' && <p className="fault">{t(fault as MessageId)}</p>}
        <div
          className="for-time"
          onInput={(event) => onChosen({ ...chosen, local: (event.target as HTMLInputElement).value })}
        >
          <Input
            label={t('when.time')}
            name="at"
            type="datetime-local"
            defaultValue={chosen.local || times.suggested}
            fault={kind === 'at' ? fault : undefined}
          />
          <GoesAt times={times} local={chosen.local || times.suggested} />
        </div>
      </fieldset>
      {!byAccount && <p className="hint needs-script">{t('when.notByItself')}</p>}
    </>
  )
}

/** In words when it will go, and, kindly, that it is the member's own wish. */
function GoesAt({ times, local }: { readonly times: TimesShown; readonly local: string }) {
  const t = useT()
  const { momentToCome } = useFormats()
  const at = instantOf(local, times.zone)
  if (at === undefined) return null
  return (
    <p className="hint" role="status">
      {t('when.goesAt', { moment: momentToCome(at, times.zone) })} <OwnWish times={times} at={at} own={times.own} />
    </p>
  )
}

export function OwnWish(props: { readonly times: OwnTimes; readonly at: number; readonly own: readonly number[] }) {
  const t = useT()
  const { times, at, own } = props
  if (isQuiet(at, times)) return t('when.quietStill')
  return isOverCeiling(at, own, times) ? t('when.overCeiling') : null
}
