import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router'
import { z } from 'zod'
import { parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { useT } from '../../../ui/intl.ts'
import { chooseNotices, wantsNotices } from '../choose-notices.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  return { on: await wantsNotices(app, viewer), delivers: app.mail.delivers }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(z.object({ mails: z.literal('yes').optional() }), await request.formData())
  if (!parsed.ok) return data(undefined, { status: 400 })
  const on = parsed.value.mails === 'yes'
  await chooseNotices(app, viewer, on)
  return { on }
}

export default function Notices() {
  const t = useT()
  const { on, delivers } = useLoaderData<typeof loader>()
  const saved = useActionData<typeof action>()
  return (
    <>
      <title>{`${t('notices.title')} · Luotto`}</title>
      <h1>{t('notices.title')}</h1>
      <p>{t('notices.about')}</p>
      <Form method="post" className="stack">
        {saved && (
          <p className="notice" role="status">
            {t(saved.on ? 'notices.saved.on' : 'notices.saved.off')}
          </p>
        )}
        <label className="choice">
          <input type="checkbox" name="mails" value="yes" defaultChecked={on} />
          <span>{t('notices.mails')}</span>
        </label>
        {!delivers && <p className="notice">{t('notices.printed')}</p>}
        <button type="submit">{t('common.save')}</button>
      </Form>
    </>
  )
}
