import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { deviceName } from '../../people/device-name.ts'
import { chooseNotices, wantsNotices } from '../choose-notices.ts'
import { listOwnPush, turnPushOff, turnPushOn } from '../own-push.ts'
import { pushKey } from '../push-key.ts'
import { PushSwitch } from '../push-switch.tsx'
import { subscriptionFields } from '../subscription.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer, session } = requireViewer(context)
  const devices = await listOwnPush(app, session)
  return {
    on: await wantsNotices(app, viewer),
    delivers: app.mail.delivers,
    publicKey: pushKey(app).publicKey,
    pushesHere: devices.some(({ isThis }) => isThis),
    others: devices.filter(({ isThis }) => !isThis),
  }
}

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('mails'), mails: z.literal('yes').optional() }),
  z.object({ intent: z.literal('push-on'), ...subscriptionFields }),
  z.object({ intent: z.literal('push-off'), device: z.string().max(36).optional() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer, session } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ said: 'unusable' as const }, { status: 400 })
  const form = parsed.value
  switch (form.intent) {
    case 'mails':
      await chooseNotices(app, viewer, form.mails === 'yes')
      return { said: form.mails === 'yes' ? ('mail-on' as const) : ('mail-off' as const) }
    case 'push-on': {
      const { ok } = await turnPushOn(app, session, form)
      return ok ? { said: 'push-on' as const } : data({ said: 'unusable' as const }, { status: 400 })
    }
    case 'push-off':
      await turnPushOff(app, session, form.device)
      return { said: 'push-off' as const }
  }
}

const sayings = {
  'mail-on': 'notices.saved.on',
  'mail-off': 'notices.saved.off',
  'push-on': 'notices.push.saved.on',
  'push-off': 'notices.push.saved.off',
  unusable: 'notices.push.failed',
} as const

export default function Notices() {
  const t = useT()
  const { publicKey, pushesHere } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()?.said
  return (
    <>
      <title>{`${t('notices.title')} · Luotto`}</title>
      <h1>{t('notices.title')}</h1>
      <p>{t('notices.about')}</p>
      {said && (
        <p className="notice" role="status">
          {t(sayings[said])}
        </p>
      )}
      <Mails />
      <section>
        <h2>{t('notices.push.title')}</h2>
        <p>{t('notices.push.about')}</p>
        <p className="hint">{t('notices.push.way')}</p>
        <PushSwitch publicKey={publicKey} on={pushesHere} />
      </section>
      <OtherDevices />
      <section>
        <h2>{t('notices.week.title')}</h2>
        <p>{t('notices.week.about')}</p>
        <p>
          <Link to="/mine/notices/week">{t('notices.week.go')}</Link>
        </p>
      </section>
    </>
  )
}

function Mails() {
  const t = useT()
  const { on, delivers } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t('notices.mail.title')}</h2>
      <Form method="post" className="stack">
        <input type="hidden" name="intent" value="mails" />
        <label className="choice">
          <input type="checkbox" name="mails" value="yes" defaultChecked={on} />
          <span>{t('notices.mails')}</span>
        </label>
        {!delivers && <p className="notice">{t('notices.printed')}</p>}
        <button type="submit">{t('common.save')}</button>
      </Form>
    </section>
  )
}

function OtherDevices() {
  const t = useT()
  const { others } = useLoaderData<typeof loader>()
  if (others.length === 0) return null
  return (
    <section>
      <h2>{t('notices.push.others')}</h2>
      <ul className="rows">
        {others.map(({ id, device }) => (
          <li key={id} className="row">
            <span>{deviceName(t, device)}</span>
            <Form method="post">
              <input type="hidden" name="intent" value="push-off" />
              <button
                type="submit"
                className="quiet"
                name="device"
                value={id}
                aria-label={`${t('notices.push.others.off')}: ${deviceName(t, device)}`}
              >
                {t('notices.push.others.off')}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  )
}
