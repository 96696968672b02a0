import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { FaultSummary, Input, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { dialogueRecords, recordDialogue } from '../record-dialogue.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const records = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    dialogueRecords(tx, viewer.organisation.id),
  )
  return { records, mayRecord: may(viewer.member, 'record-dialogue'), newId: uuid() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'record-dialogue')
  const today = dateAt(app.clock())
  const schema = z.object({
    id: z.uuid(),
    heldOn: z.iso.date('form.date').refine((day) => day <= today, 'programme.dialogue.future'),
    parties: requiredText(2000),
    discussed: requiredText(10_000),
  })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { id, ...dialogue } = parsed.value
  await recordDialogue(app, viewer, id, dialogue)
  return redirect('/together')
}

export default function Dialogue() {
  const t = useT()
  const { day } = useFormats()
  const { records, mayRecord, newId } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <>
      <title>{`${t('programme.dialogue.title')} · Luotto`}</title>
      <h1>{t('programme.dialogue.title')}</h1>
      <p>{t('programme.dialogue.about')}</p>
      {records.length === 0 && <p className="empty">{t('programme.dialogue.none')}</p>}
      {records.map(({ id, heldOn, parties, discussed }) => (
        <section key={id}>
          <h2>{day(heldOn)}</h2>
          <p className="facts">{parties}</p>
          <p className="preserve">{discussed}</p>
        </section>
      ))}
      {mayRecord && (
        <section>
          <h2>{t('programme.dialogue.new')}</h2>
          <Form method="post" className="stack" noValidate>
            <FaultSummary faults={result?.faults} />
            <input type="hidden" name="id" value={typed.id ?? newId} />
            <Input
              label={t('programme.dialogue.heldOn')}
              name="heldOn"
              type="date"
              required
              fault={faults.heldOn}
              defaultValue={typed.heldOn}
            />
            <TextArea
              label={t('programme.dialogue.parties')}
              hint={t('programme.dialogue.partiesHint')}
              name="parties"
              rows={2}
              required
              fault={faults.parties}
              defaultValue={typed.parties}
            />
            <TextArea
              label={t('programme.dialogue.discussed')}
              hint={t('programme.dialogue.discussedHint')}
              name="discussed"
              rows={6}
              required
              fault={faults.discussed}
              defaultValue={typed.discussed}
            />
            <button type="submit">{t('programme.dialogue.record')}</button>
          </Form>
        </section>
      )}
    </>
  )
}
