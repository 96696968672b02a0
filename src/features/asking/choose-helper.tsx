import { Choices } from '../../ui/form.tsx'
import { useFormats, useT } from '../../ui/intl.ts'
import type { ToAsk } from './helpers-to-ask.ts'

type Props = Pick<ToAsk, 'helpers' | 'duty'> & {
  readonly chosen: string | undefined
  readonly fault: string | undefined
}

/** Whom to ask, by name: one person, or whoever of these is on duty. Who is away is told of, and not offered. */
export function WhoAnswers({ helpers, duty, chosen, fault }: Props) {
  const t = useT()
  const { day } = useFormats()
  const there = helpers.filter(({ isAway }) => !isAway)
  const away = helpers.filter(({ isAway }) => isAway)
  const options = [
    ...(duty.length > 0 ? [{ value: 'duty', label: t('asking.to.duty', { names: duty.join(', ') }) }] : []),
    ...there.map(({ id, name, about }) => ({ value: id as string, label: about ? `${name}: ${about}` : name })),
  ]
  const first = options[0]?.value ?? ''
  return (
    <div>
      <Choices
        legend={t('asking.to')}
        hint={t('asking.to.hint')}
        name="to"
        type="radio"
        chosen={[options.some(({ value }) => value === chosen) ? (chosen ?? first) : first]}
        options={options}
        fault={fault}
      />
      {away.map(({ id, name, awayUntil }) => (
        <p className="hint" key={id}>
          {t('asking.to.away', { name, day: day(awayUntil ?? '') })}
        </p>
      ))}
    </div>
  )
}
