import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { type AccountNetwork, isAccountNetwork, type NetworkId, networkIds } from '../../core/networks.ts'
import { type MessageId, useT } from '../../ui/intl.ts'
import { remember } from './device.ts'
import type { OwnAccount } from './queries.ts'

export type Choice = { readonly network: NetworkId; readonly accountId: string | null }

const account = /^([a-z]+):([0-9a-f-]{36})$/

export function choiceOf(value: string | undefined): Choice | undefined {
  const [, ofAccount, accountId] = account.exec(value ?? '') ?? []
  if (accountId && isAccountNetwork(ofAccount ?? '')) return { network: ofAccount as AccountNetwork, accountId }
  const network = networkIds.find((id) => id === value)
  return network && { network, accountId: null }
}

const channelValue = ({ network, accountId }: Choice) => (accountId ? `${network}:${accountId}` : network)

type Props = {
  readonly accounts: readonly OwnAccount[]
  readonly choice: Choice
  readonly onChoice: (choice: Choice) => void
  readonly fault: string | undefined
  /** Where one only practises, nothing is remembered, and no account is connected. */
  readonly isPractice?: boolean
}

/** One's own accounts first, then every network by its own window. */
export function ChannelChoice({ accounts, choice, onChoice, fault, isPractice = false }: Props) {
  const t = useT()
  // Until the page has come alive nobody knows; without JavaScript the style sheet hides it.
  const [canShare, setCanShare] = useState(true)
  useEffect(() => setCanShare('share' in navigator), [])
  const options = [
    ...accounts.map(({ id, network, handle }) => ({
      value: `${network}:${id}`,
      label: t('network.account', { network: t(`network.${network}`), handle }),
    })),
    ...networkIds.filter((id) => id !== 'share' || canShare).map((id) => ({ value: id, label: t(`network.${id}`) })),
  ]
  return (
    <fieldset className="channels">
      <legend>{t('tell.where')}</legend>
      <div className="chips">
        {options.map(({ value, label }) => (
          <label key={value} className={value === 'share' ? 'chip needs-share' : 'chip'}>
            <input
              type="radio"
              name="channel"
              value={value}
              checked={value === channelValue(choice)}
              onChange={() => {
                const chosen = choiceOf(value)
                if (!chosen) return
                if (!isPractice) remember('channel', value)
                onChoice(chosen)
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {accounts.length === 0 && !isPractice && (
        <p className="hint">
          <Link to="/mine/channels">{t('tell.connect')}</Link>
        </p>
      )}
      {fault && <p className="fault">{t(fault as MessageId)}</p>}
    </fieldset>
  )
}
