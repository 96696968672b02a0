import { useState } from 'react'
import { Form, useSubmit } from 'react-router'
import { useT } from '../../ui/intl.ts'
import { subscribeHere, unsubscribeHere, usePushHere } from './use-push.ts'

type Props = {
  readonly publicKey: string
  /** Whether the server has an address of this device: without a script, all that is known. */
  readonly on: boolean
}

/** Turns push on for this device, with the browser's leave; off also works without a script. */
export function PushSwitch({ publicKey, on }: Props) {
  const here = usePushHere(on)
  // A browser whose data was cleared does not know any more what the server still has.
  return on && here !== 'off' && here !== 'blocked' ? <TurnOff /> : <TurnOn publicKey={publicKey} here={here} />
}

function TurnOff() {
  const t = useT()
  return (
    <Form method="post" className="stack" onSubmit={() => void unsubscribeHere().catch(() => undefined)}>
      <input type="hidden" name="intent" value="push-off" />
      <p>{t('notices.push.on')}</p>
      <button type="submit" className="quiet">
        {t('notices.push.off.go')}
      </button>
    </Form>
  )
}

const reasons = {
  unable: 'notices.push.unable',
  'install-first': 'notices.push.install',
  blocked: 'notices.push.blocked',
  failed: 'notices.push.failed',
} as const

function TurnOn({ publicKey, here }: { readonly publicKey: string; readonly here: ReturnType<typeof usePushHere> }) {
  const t = useT()
  const submit = useSubmit()
  const [problem, setProblem] = useState<'blocked' | 'failed'>()
  const [waits, setWaits] = useState(false)
  const turnOn = async () => {
    if (waits) return
    setWaits(true)
    setProblem(undefined)
    const made = await subscribeHere(publicKey)
    setWaits(false)
    if (made.ok) await submit({ intent: 'push-on', ...made.fields }, { method: 'post' })
    else setProblem(made.problem)
  }
  const reason = problem ?? (here in reasons ? (here as keyof typeof reasons) : undefined)
  const canTry = here === 'off' || here === 'on'
  return (
    <div className="stack">
      <noscript>
        <p className="notice">{t('notices.push.script')}</p>
      </noscript>
      {canTry && (
        <button type="button" onClick={turnOn} aria-disabled={waits || undefined}>
          {t('notices.push.on.go')}
        </button>
      )}
      <div role="status">{reason && <p className="notice">{t(reasons[reason])}</p>}</div>
    </div>
  )
}
