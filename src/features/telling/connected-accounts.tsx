import { Form } from 'react-router'
import { useFormats, useT } from '../../ui/intl.ts'
import type { OwnAccount } from './queries.ts'

type Props = { readonly accounts: readonly OwnAccount[]; readonly now: number }

/** One's own accounts, how each was connected and until when: its owner alone sees this. */
export function ConnectedAccounts({ accounts, now }: Props) {
  const t = useT()
  return (
    <>
      <h2>{t('channels.connected')}</h2>
      {accounts.length === 0 && <p className="empty">{t('channels.none')}</p>}
      <ul className="rows">
        {accounts.map((account) => (
          <AccountRow key={account.id} account={account} now={now} />
        ))}
      </ul>
    </>
  )
}

function AccountRow({ account, now }: { readonly account: OwnAccount; readonly now: number }) {
  const t = useT()
  const { id, handle, expiresAt } = account
  const isOver = expiresAt !== null && new Date(expiresAt).getTime() <= now
  return (
    <li className="account-row">
      <div>
        <p className="handle">{handle}</p>
        <p className="facts">{isOver ? <strong>{t('channels.over')}</strong> : <Standing account={account} />}</p>
      </div>
      <Form method="post">
        <input type="hidden" name="channel" value={id} />
        {account.kind === 'oauth' && isOver && (
          <button type="submit" name="intent" value="again">
            {t('channels.again')}
          </button>
        )}
        <button
          type="submit"
          name="intent"
          value="disconnect"
          className="quiet"
          aria-label={t('channels.disconnectThis', { handle })}
        >
          {t('channels.disconnect')}
        </button>
      </Form>
    </li>
  )
}

function Standing({ account: { network, kind, expiresAt } }: { readonly account: OwnAccount }) {
  const t = useT()
  const { day } = useFormats()
  const name = t(`network.${network}`)
  const how = kind === 'oauth' ? t('channels.bySignIn', { network: name }) : `${name} · ${t('channels.byPassword')}`
  return expiresAt ? `${how} · ${t('channels.until', { day: day(expiresAt) })}` : how
}
