import { contentsOf, type DigestChannel, isHook } from '../../core/digest.ts'
import { Choices, Input } from '../../ui/form.tsx'
import { useT } from '../../ui/intl.ts'
import type { OwnWay } from './choose-week.ts'

type Props = {
  readonly channel: DigestChannel
  readonly way: OwnWay | undefined
  /** What was typed and not taken: shown again. */
  readonly typed: Readonly<Record<string, string>> | undefined
  readonly fault: string | undefined
  readonly delivers: boolean
}

/** One way by which the week may come, with what is to be in it. */
export function WayFields({ channel, way, typed, fault, delivers }: Props) {
  const t = useT()
  const printed = channel === 'mail' && !delivers
  return (
    <>
      <Choices
        legend={t(`week.channel.${channel}`)}
        hint={t(printed ? 'week.channel.mail.printed' : `week.channel.${channel}.hint`)}
        name={channel}
        options={contentsOf(channel).map((value) => ({ value, label: t(`week.content.${value}`) }))}
        chosen={typed ? (typed[channel] ?? '').split(',') : (way?.contents ?? [])}
      />
      {isHook(channel) && (
        <>
          {way?.stopped && <p className="notice">{t(`week.address.stopped.${way.stopped}`)}</p>}
          <Input
            label={`${t('week.address')}: ${t(`week.channels.kind.${channel}`)}`}
            hint={way && !way.stopped ? t('week.address.kept', { host: way.host }) : undefined}
            name={`${channel}Address`}
            type="url"
            autoComplete="off"
            maxLength={2000}
            defaultValue={typed?.[`${channel}Address`]}
            fault={fault}
          />
        </>
      )}
    </>
  )
}
