import { contentsOf, type DigestChannel, type HookChannel } from '../../core/digest.ts'
import { Choices, Input } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { OwnWay } from './choose-week.ts'

type Typed = Readonly<Record<string, string>> | undefined

type Props = {
  readonly channel: DigestChannel
  readonly way: OwnWay | undefined
  readonly legend: string
  readonly hint: string
  /** What was sent and not taken: shown again. */
  readonly typed: Typed
}

/** What is to come by one way. */
export function WayFields({ channel, way, legend, hint, typed }: Props) {
  const t = useT()
  return (
    <Choices
      legend={legend}
      hint={hint}
      name={channel}
      options={contentsOf(channel).map((value) => ({ value, label: t(`week.content.${value}`) }))}
      chosen={typed ? (typed[channel] ?? '').split(',') : (way?.contents ?? [])}
    />
  )
}

type HookProps = {
  readonly channel: HookChannel
  readonly way: OwnWay | undefined
  readonly typed: Typed
  readonly fault: string | undefined
}

/** A webhook of one's own. Few have one: it is folded away until it is chosen. */
export function HookFields({ channel, way, typed, fault }: HookProps) {
  const t = useT()
  const address = `${channel}Address`
  return (
    <details className="fold" open={way !== undefined || fault !== undefined || (typed?.[channel] ?? '') !== ''}>
      <summary>{t(`week.channel.${channel}`)}</summary>
      {way?.stopped && <p className="notice">{t(`week.address.stopped.${way.stopped}`)}</p>}
      <WayFields
        channel={channel}
        way={way}
        legend={t('week.contents')}
        hint={t(`week.channel.${channel}.hint`)}
        typed={typed}
      />
      <Input
        label={t('week.address')}
        hint={way && !way.stopped ? t('week.address.kept', { host: way.host }) : undefined}
        name={address}
        type="url"
        autoComplete="off"
        maxLength={2000}
        defaultValue={typed?.[address]}
        fault={fault}
      />
    </details>
  )
}
