import type { ReactNode } from 'react'
import { Form } from 'react-router'
import type { AccountNetwork } from '../../core/networks.ts'
import { Input } from '../../ui/form.tsx'
import { type MessageId, useT } from '../../ui/intl.ts'

type Words = Readonly<Record<string, string>>
type Props = { readonly signIns: readonly string[]; readonly faults: Words; readonly typed: Words }

/** A way in for each network: at the network itself, and for Bluesky by an app password too. */
export function ConnectForms({ signIns, faults, typed }: Props) {
  const t = useT()
  const blueskySignIn = (
    <SignInForm network="bluesky">
      <Input
        label={t('channels.handle')}
        hint={t('channels.bluesky.hint')}
        name="bluesky"
        autoComplete="off"
        required
        fault={faults.bluesky}
        defaultValue={typed.bluesky}
      />
    </SignInForm>
  )
  return (
    <>
      {signIns.includes('mastodon') && (
        <section>
          <h2>Mastodon</h2>
          <SignInForm network="mastodon">
            <Input
              label={t('channels.mastodon.where')}
              hint={t('channels.mastodon.hint')}
              name="mastodon"
              autoComplete="off"
              required
              fault={faults.mastodon}
              defaultValue={typed.mastodon}
            />
          </SignInForm>
        </section>
      )}
      <section>
        <h2>Bluesky</h2>
        {signIns.includes('bluesky') ? (
          <>
            {blueskySignIn}
            <details open={typed.intent === 'connect' || undefined}>
              <summary>{t('channels.bluesky.password')}</summary>
              <PasswordForm faults={faults} typed={typed} />
            </details>
          </>
        ) : (
          <PasswordForm faults={faults} typed={typed} />
        )}
      </section>
      {signIns.includes('linkedin') && (
        <section>
          <h2>LinkedIn</h2>
          <p className="hint">{t('channels.linkedin.about')}</p>
          <SignInForm network="linkedin">
            {faults.linkedin && <p className="fault">{t(faults.linkedin as MessageId)}</p>}
          </SignInForm>
        </section>
      )}
    </>
  )
}

function SignInForm({ network, children }: { readonly network: AccountNetwork; readonly children: ReactNode }) {
  const t = useT()
  return (
    <Form method="post" className="stack" noValidate>
      {children}
      <button type="submit" name="intent" value={network}>
        {t('channels.signIn', { network: t(`network.${network}`) })}
      </button>
    </Form>
  )
}

function PasswordForm({ faults, typed }: Omit<Props, 'signIns'>) {
  const t = useT()
  return (
    <Form method="post" className="stack" noValidate>
      <Input
        label={t('channels.handle')}
        hint={t('channels.bluesky.hint')}
        name="handle"
        autoComplete="off"
        required
        fault={faults.handle}
        defaultValue={typed.handle}
      />
      <Input
        label={t('channels.password')}
        hint={t('channels.passwordHint')}
        name="password"
        type="password"
        autoComplete="off"
        required
        fault={faults.password}
      />
      <details>
        <summary>{t('channels.ownServer')}</summary>
        <Input
          label={t('channels.service')}
          name="service"
          type="url"
          fault={faults.service}
          defaultValue={typed.service}
        />
      </details>
      <button type="submit" name="intent" value="connect">
        {t('channels.connect')}
      </button>
    </Form>
  )
}
