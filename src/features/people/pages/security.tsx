import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { setCookie } from '../../../platform/cookies.ts'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { Input } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { isFresh } from '../add-passkey.ts'
import { deviceClass } from '../device-class.ts'
import { deviceName } from '../device-name.ts'
import { NewKey } from '../new-key.tsx'
import { listOwnPasskeys, removeOwnPasskey, renameOwnPasskey } from '../own-passkeys.ts'
import { endOtherSessions, endOwnSession, listOwnSessions } from '../own-sessions.ts'
import { askForSignInLink } from '../send-sign-in-link.ts'

await sentencesOf('account')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, session } = requireViewer(context)
  return {
    email: session.email,
    isFresh: isFresh(app, session),
    keys: await listOwnPasskeys(app, session),
    sessions: await listOwnSessions(app, session),
    device: deviceClass(request.headers.get('user-agent')),
    delivers: app.mail.delivers,
  }
}

const id = z.string().max(36)

const schema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('confirm') }),
  z.object({ intent: z.literal('rename'), key: id, name: requiredText(60) }),
  z.object({ intent: z.literal('remove'), key: id }),
  z.object({ intent: z.literal('end'), session: id }),
  z.object({ intent: z.literal('end-others') }),
])

const headersFor = (cookie: string) => ({ headers: { 'Set-Cookie': cookie } })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, session, limits, language } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ state: 'faulty' as const, ...parsed }, { status: 400 })
  const form = parsed.value
  switch (form.intent) {
    case 'confirm': {
      if (!(await limits.linkFor(session.email))) return data({ state: 'too-often' as const }, { status: 429 })
      await askForSignInLink(app, { email: session.email, language })
      return data({ state: 'sent' as const }, headersFor(setCookie(app, 'wanted', '/mine/security', 3600)))
    }
    case 'rename':
      await renameOwnPasskey(app, session, form.key, form.name)
      return { state: 'renamed' as const }
    case 'remove':
      await removeOwnPasskey(app, session, form.key)
      return { state: 'removed' as const }
    case 'end':
      await endOwnSession(app, session, form.session)
      return { state: 'ended' as const }
    case 'end-others':
      await endOtherSessions(app, session)
      return { state: 'ended' as const }
  }
}

export default function Security() {
  const t = useT()
  const state = useActionData<typeof action>()?.state
  const said = state === 'renamed' || state === 'removed' || state === 'ended' ? state : undefined
  return (
    <>
      <title>{`${t('people.security')} · Luotto`}</title>
      <h1>{t('people.security')}</h1>
      <p>{t('people.security.about')}</p>
      {said && (
        <p className="notice" role="status">
          {t(`people.security.${said}`)}
        </p>
      )}
      <Keys />
      <Sessions />
    </>
  )
}

function Keys() {
  const t = useT()
  const { keys } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t('people.passkeys')}</h2>
      <p className="hint">{t('people.passkeys.about')}</p>
      {keys.length === 0 && <p className="empty">{t('people.passkeys.empty')}</p>}
      {keys.length > 0 && (
        <ul className="rows">
          {keys.map((key) => (
            <KeyRow key={`${key.id}${key.name}`} {...key} />
          ))}
        </ul>
      )}
      <AddKey />
    </section>
  )
}

type Key = ReturnType<typeof useLoaderData<typeof loader>>['keys'][number]

function KeyRow({ id, name, createdAt, lastUsedOn }: Key) {
  const t = useT()
  const { day } = useFormats()
  const result = useActionData<typeof action>()
  const faulty = result?.state === 'faulty' && result.typed.key === id ? result : undefined
  return (
    <li>
      <strong>{name}</strong>
      <p className="facts">
        {t('people.passkeys.added', { day: day(createdAt) })} ·{' '}
        {lastUsedOn ? t('people.passkeys.used', { day: day(lastUsedOn) }) : t('people.passkeys.unused')}
      </p>
      <details open={faulty !== undefined}>
        <summary>{t('people.passkeys.change')}</summary>
        <Form method="post" className="line" noValidate>
          <input type="hidden" name="key" value={id} />
          <Named name={faulty?.typed.name ?? name} fault={faulty?.faults.name} />
          <button type="submit" name="intent" value="rename" className="quiet">
            {t('people.rename')}
          </button>
          <button type="submit" name="intent" value="remove" className="quiet">
            {t('people.passkeys.remove')}
          </button>
        </Form>
      </details>
    </li>
  )
}

function Named({ name, fault }: { name: string; fault: string | undefined }) {
  const t = useT()
  return <Input label={t('people.passkeys.name')} name="name" defaultValue={name} fault={fault} />
}

/** A key is added by who has just signed in: others confirm first that it is they. */
function AddKey() {
  const t = useT()
  const { isFresh, email, device, delivers } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.state
  if (isFresh) return <NewKey proposed={deviceName(t, device)} />
  return (
    <Form method="post" className="stack">
      <p>{t('people.passkeys.confirm', { email })}</p>
      {state === 'sent' && (
        <p className="notice" role="status">
          {t('people.passkeys.sent')}
        </p>
      )}
      {state === 'too-often' && (
        <p className="fault" role="alert">
          {t('people.signIn.tooOften')}
        </p>
      )}
      {!delivers && <p className="notice">{t('people.signIn.printed')}</p>}
      <button type="submit" name="intent" value="confirm" className="quiet">
        {t('people.signIn.send')}
      </button>
    </Form>
  )
}

function Sessions() {
  const t = useT()
  const { day } = useFormats()
  const { sessions } = useLoaderData<typeof loader>()
  return (
    <section>
      <h2>{t('people.sessions')}</h2>
      <p className="hint">{t('people.sessions.about')}</p>
      <ul className="rows">
        {sessions.map(({ id, device, beganAt, lastUsedAt, isThis }) => (
          <li key={id} className={isThis ? undefined : 'row'}>
            <div>
              <strong>{deviceName(t, device)}</strong>
              <p className="facts">
                {isThis ? t('people.sessions.this') : t('people.sessions.used', { day: day(lastUsedAt) })}
              </p>
              <p className="facts">{t('people.sessions.began', { day: day(beganAt) })}</p>
            </div>
            {!isThis && (
              <Form method="post">
                <input type="hidden" name="session" value={id} />
                <button
                  type="submit"
                  name="intent"
                  value="end"
                  className="quiet"
                  aria-label={`${t('people.signOut')}: ${deviceName(t, device)}`}
                >
                  {t('people.signOut')}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post">
          <button type="submit" name="intent" value="end-others" className="quiet">
            {t('people.sessions.endOthers')}
          </button>
        </Form>
      )}
    </section>
  )
}
