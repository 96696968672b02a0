import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useLocation,
} from 'react-router'
import { z } from 'zod'
import { parseForm, requiredText, text } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { Choices, FaultSummary, Input, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { sendThanks } from '../send-thanks.ts'

await sentencesOf('leaders')

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireViewer(context)
  const asked = new URL(request.url).searchParams
  return { address: (asked.get('address') ?? '').slice(0, 2000), wasSent: asked.has('sent') }
}

const schema = z.object({
  address: requiredText(2000),
  words: text(500).default(''),
  signed: z.enum(['yes', 'no']).default('no'),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer, limits } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { value, typed } = parsed
  const faulty = (address: string, status: number) =>
    data({ ok: false as const, faults: { address }, typed }, { status })
  if (!(await limits.thank(viewer.member.id))) return faulty('thanks.problem.enough', 429)
  if (!(await sendThanks(app, viewer, { ...value, signed: value.signed === 'yes' })))
    return faulty('thanks.problem.address', 400)
  return redirect('/mine/thanks/new?sent')
}

/** Thanks for something that one saw out there. The page never knows whether it found somebody. */
export default function SendThanks() {
  const t = useT()
  const { address, wasSent } = useLoaderData<typeof loader>()
  // Empty again after each that was sent; after a fault, what was typed is in it.
  const { key } = useLocation()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <>
      <title>{`${t('thanks.thank')} · Luotto`}</title>
      <h1>{t('thanks.thank')}</h1>
      {wasSent && !result && (
        <p className="notice" role="status">
          {t('thanks.sent')}
        </p>
      )}
      <p>{t('thanks.thankAbout')}</p>
      <Form method="post" action="/mine/thanks/new" className="stack" noValidate key={key}>
        <FaultSummary faults={result?.faults} />
        <Input
          label={t('thanks.address')}
          hint={t('thanks.addressHint')}
          name="address"
          maxLength={2000}
          autoComplete="off"
          required
          fault={faults.address}
          defaultValue={typed.address ?? address}
        />
        <TextArea
          label={t('thanks.words')}
          hint={t('thanks.wordsHint')}
          name="words"
          rows={3}
          maxLength={500}
          fault={faults.words}
          defaultValue={typed.words}
        />
        <Choices
          legend={t('thanks.signed')}
          name="signed"
          type="radio"
          chosen={[typed.signed ?? 'yes']}
          options={[
            { value: 'yes', label: t('thanks.signed.yes') },
            { value: 'no', label: t('thanks.signed.no') },
          ]}
        />
        <p className="actions">
          <button type="submit">{t('thanks.send')}</button>
          <Link to="/mine/thanks">{t('mine.thanks')}</Link>
        </p>
      </Form>
    </>
  )
}
