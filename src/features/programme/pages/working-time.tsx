import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
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
import { sentencesOf } from '../../../ui/sentences.ts'
import { listWorkingTime, sayWorkingTime } from '../working-time.ts'

await sentencesOf('readiness')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const said = await inOrganisation(app.db, organisationId, (tx) => listWorkingTime(tx, organisationId))
  return { said, mayLead: may(viewer.member, 'lead-programme'), newId: uuid(), today: dateAt(app.clock()) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'lead-programme')
  const today = dateAt(app.clock())
  const schema = z.object({
    id: z.uuid(),
    said: requiredText(2000),
    whoseWords: requiredText(200),
    saidOn: z.iso.date('form.date').refine((day) => day <= today, 'readiness.time.future'),
  })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  await sayWorkingTime(app, viewer, parsed.value)
  return redirect('/together/readiness')
}

/** How much working time may go into telling, and who said so: open to all, with what was said before. */
export default function WorkingTimePage() {
  const t = useT()
  const { day } = useFormats()
  const { said, mayLead } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('readiness.part.time')} · Luotto`}</title>
      <h1>{t('readiness.part.time')}</h1>
      <p>
        {t('readiness.why.time')} <Link to="/together/readiness">{t('programme.readiness.title')}</Link>
      </p>
      {said.length === 0 && <p className="empty">{t('readiness.time.missing')}</p>}
      <ul className="rows">
        {said.map(({ id, said: words, whoseWords, saidOn }) => (
          <li key={id}>
            <p className="preserve">{words}</p>
            <p className="facts">
              {whoseWords} · {day(saidOn)}
            </p>
          </li>
        ))}
      </ul>
      {mayLead && <SayForm />}
    </>
  )
}

function SayForm() {
  const t = useT()
  const { newId, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <section>
      <h2>{t('readiness.time.new')}</h2>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="id" value={typed.id ?? newId} />
        <TextArea
          label={t('readiness.time.said')}
          hint={t('readiness.time.saidHint')}
          name="said"
          rows={3}
          required
          fault={faults.said}
          defaultValue={typed.said}
        />
        <Input
          label={t('readiness.time.whose')}
          hint={t('readiness.time.whoseHint')}
          name="whoseWords"
          required
          fault={faults.whoseWords}
          defaultValue={typed.whoseWords}
        />
        <Input
          label={t('readiness.time.on')}
          name="saidOn"
          type="date"
          required
          fault={faults.saidOn}
          defaultValue={typed.saidOn ?? today}
        />
        <button type="submit">{t('readiness.time.keep')}</button>
      </Form>
    </section>
  )
}
