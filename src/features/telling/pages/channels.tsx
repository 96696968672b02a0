import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { AccountNetwork } from '../../../core/networks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { FaultSummary } from '../../../ui/form.tsx'
import { type MessageId, useT } from '../../../ui/intl.ts'
import { channelSchema, problems } from '../channel-form.ts'
import { connectAccount, disconnectAccount } from '../connect-account.ts'
import { ConnectForms } from '../connect-forms.tsx'
import { ConnectedAccounts } from '../connected-accounts.tsx'
import { ownAccount, ownAccounts } from '../queries.ts'
import { beginSignIn } from '../sign-in-at-network.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const accounts = await inOrganisation(app.db, viewer.organisation.id, (tx) => ownAccounts(tx, viewer))
  const query = new URL(request.url).searchParams
  const connected = accounts.find(({ handle }) => handle === query.get('connected'))?.handle
  const problem = problems.find((known) => known === query.get('problem'))
  const signIns = Object.entries(app.networks).flatMap(([name, { signIn }]) => (signIn ? [name] : []))
  return { accounts, connected, problem, signIns, now: app.clock() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer, session } = requireViewer(context)
  const parsed = parseForm(channelSchema, await request.formData())
  if (!parsed.ok) return faulty(parsed.faults, parsed.typed)
  const form = parsed.value
  const signIn = async (network: AccountNetwork, where: string, field: string) => {
    const begun = await beginSignIn(app, viewer, session.sessionId, network, where)
    if (!begun.ok) return faulty({ [field]: faultOf(begun.problem) }, parsed.typed)
    return { faults: {}, typed: parsed.typed, goOn: begun.address }
  }
  switch (form.intent) {
    case 'mastodon':
      return signIn('mastodon', form.mastodon, 'mastodon')
    case 'bluesky':
      return signIn('bluesky', form.bluesky, 'bluesky')
    case 'linkedin':
      return signIn('linkedin', '', 'linkedin')
    case 'again': {
      const account = await inOrganisation(app.db, viewer.organisation.id, (tx) => ownAccount(tx, viewer, form.channel))
      if (!account) return redirect('/mine/channels')
      return signIn(account.network, account.network === 'mastodon' ? account.service : account.handle, account.network)
    }
    case 'disconnect': {
      const over = await disconnectAccount(app, viewer, form.channel)
      return redirect(`/mine/channels?problem=${over}`)
    }
    case 'connect': {
      const { handle, password: secret, service } = form
      const connected = await connectAccount(app, viewer, { handle, secret, service })
      if (connected.ok) return redirect(`/mine/channels?${new URLSearchParams({ connected: connected.handle })}`)
      const field = connected.problem === 'wrong-password' ? 'password' : 'handle'
      return faulty({ [field]: `channels.problem.${connected.problem}` }, parsed.typed)
    }
  }
}

const faultOf = (problem: string) =>
  problem === 'not-found' ? 'channels.problem.nowhere' : (`channels.problem.${problem}` as const)

type Words = Readonly<Record<string, string>>

// A password is never sent back into a page.
const faulty = (faults: Words, { password, ...typed }: Words) =>
  data({ faults, typed: typed as Words, goOn: undefined }, { status: 400 })

export default function Channels() {
  const t = useT()
  const { accounts, signIns, problem, connected, now } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('channels.title')} · Luotto`}</title>
      <h1>{t('channels.title')}</h1>
      {result?.goOn ? (
        <GoOn address={result.goOn} />
      ) : (
        <>
          <Said connected={connected} problem={problem} quiet={result !== undefined} />
          <FaultSummary faults={result?.faults} />
          <p>{t('channels.about')}</p>
          <ConnectedAccounts accounts={accounts} now={now} />
          <ConnectForms
            key={accounts.length}
            signIns={signIns}
            faults={result?.faults ?? {}}
            typed={result?.typed ?? {}}
          />
          <p className="hint">{t('channels.kept')}</p>
        </>
      )}
    </>
  )
}

/**
 * A form's answer may not lead a browser elsewhere (the policy of our pages), so this page does: by itself,
 * or by its one link.
 */
function GoOn({ address }: { readonly address: string }) {
  const t = useT()
  useEffect(() => window.location.assign(address), [address])
  return (
    <>
      <p>{t('channels.goOnAbout', { host: new URL(address).host })}</p>
      <p>
        <a className="button" href={address} rel="noreferrer">
          {t('channels.goOn')}
        </a>
      </p>
    </>
  )
}

type SaidProps = {
  readonly connected: string | undefined
  readonly problem: (typeof problems)[number] | undefined
  readonly quiet: boolean
}

function Said({ connected, problem, quiet }: SaidProps) {
  const t = useT()
  if (quiet || (!connected && !problem)) return null
  if (connected) return <Status>{t('channels.done', { handle: connected })}</Status>
  if (problem === 'over') return <Status>{t('channels.left')}</Status>
  if (problem === 'over-here') return <Status>{t('channels.leftHere')}</Status>
  return (
    <p className="notice care" role="alert">
      {t(`channels.problem.${problem}` as MessageId)}
    </p>
  )
}

const Status = ({ children }: { readonly children: string }) => (
  <p className="notice" role="status">
    {children}
  </p>
)
