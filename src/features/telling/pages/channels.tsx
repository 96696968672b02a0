import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText, text } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { FaultSummary, Input } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { connectAccount, disconnectAccount } from '../connect-account.ts'
import { ownAccounts } from '../queries.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const accounts = await inOrganisation(app.db, viewer.organisation.id, (tx) => ownAccounts(tx, viewer))
  return { accounts }
}

const service = text(500)
  .transform((typed) => (typed === '' || /^https?:\/\//.test(typed) ? typed : `https://${typed}`))
  .refine((typed) => typed === '' || URL.canParse(typed), 'form.webAddress')

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('connect'),
    handle: requiredText(300).transform((typed) => typed.replace(/^@/, '')),
    password: requiredText(200),
    service,
  }),
  z.object({ intent: z.literal('disconnect'), channel: z.uuid() }),
])

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(withoutPassword(parsed), { status: 400 })
  const form = parsed.value
  if (form.intent === 'disconnect') await disconnectAccount(app, viewer, form.channel)
  else {
    const connected = await connectAccount(app, viewer, {
      handle: form.handle,
      secret: form.password,
      service: form.service,
    })
    if (!connected.ok) {
      const faults = {
        [connected.problem === 'wrong-password' ? 'password' : 'handle']: `channels.problem.${connected.problem}`,
      }
      return data(withoutPassword({ faults, typed: parsed.typed }), { status: 400 })
    }
  }
  return redirect('/mine/channels')
}

type Faulty = { readonly faults: Readonly<Record<string, string>>; readonly typed: Readonly<Record<string, string>> }

// A password is never sent back into a page.
const withoutPassword = ({ faults, typed: { password, ...typed } }: Faulty): Faulty => ({ faults, typed })

export default function Channels() {
  const t = useT()
  const { accounts } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <>
      <title>{`${t('channels.title')} · Luotto`}</title>
      <h1>{t('channels.title')}</h1>
      <p>{t('channels.about')}</p>
      <h2>Bluesky</h2>
      {accounts.length > 0 && (
        <ul className="rows">
          {accounts.map(({ id, handle }) => (
            <li key={id} className="row">
              <span>{handle}</span>
              <Form method="post">
                <input type="hidden" name="channel" value={id} />
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
          ))}
        </ul>
      )}
      <Form method="post" className="stack" noValidate key={accounts.length}>
        <FaultSummary faults={result?.faults} />
        <Input
          label={t('channels.handle')}
          hint={t('channels.handleHint')}
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
      <p className="hint">{t('channels.kept')}</p>
    </>
  )
}
