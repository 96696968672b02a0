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
import { z } from 'zod'
import { lackingOf } from '../../../core/programme/readiness.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, text } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findReadiness } from '../find-readiness.ts'
import { launchProgramme, lineOf } from '../launch-programme.ts'
import { evidenceOf, LackingList, Part } from '../readiness-views.tsx'
import { isPreparing } from '../story-telling.ts'

await sentencesOf('readiness')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'lead-programme')
  const organisationId = viewer.organisation.id
  const today = dateAt(app.clock())
  const { preparing, found } = await inOrganisation(app.db, organisationId, async (tx) => ({
    preparing: await isPreparing(tx, organisationId),
    found: await findReadiness(tx, { organisationId, today }),
  }))
  if (!preparing) throw redirect('/together/readiness')
  const lacking = lackingOf(found.judged)
  return { found, lacking, seen: lineOf(lacking) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'lead-programme')
  const schema = z.object({ seen: z.string().max(1000), reason: text(2000).optional().default('') })
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const launched = await launchProgramme(app, viewer, parsed.value)
  if (launched === 'done') return redirect('/together/readiness')
  const fault = launched === 'changed' ? 'readiness.launch.changed' : 'readiness.launch.reasonMissing'
  return data({ faults: { reason: fault }, typed: parsed.typed }, { status: launched === 'changed' ? 409 : 400 })
}

/** The launch, with all that makes the ground ready before one's eyes. */
export default function Launch() {
  const t = useT()
  const { found, lacking, seen } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <>
      <title>{`${t('readiness.launch')} · Luotto`}</title>
      <h1>{t('readiness.launch')}</h1>
      <p>{t('readiness.launch.about')}</p>
      {found.judged.map((judged) => (
        <Part key={judged.part} judged={judged}>
          {evidenceOf(judged.part, found)}
        </Part>
      ))}
      <section>
        <h2>{t('readiness.launch.now')}</h2>
        {lacking.length === 0 ? (
          <p>{t('readiness.launch.allThere')}</p>
        ) : (
          <div className="notice">
            <p>{t('readiness.launch.lacking')}</p>
            <LackingList lacking={lacking} />
            <p>{t('readiness.launch.stays')}</p>
          </div>
        )}
        <Form method="post" className="stack" noValidate>
          <FaultSummary faults={result?.faults} />
          <input type="hidden" name="seen" value={seen} />
          {lacking.length > 0 && (
            <TextArea
              label={t('readiness.launch.reason')}
              hint={t('readiness.launch.reasonHint')}
              name="reason"
              rows={3}
              required
              fault={faults.reason}
              defaultValue={typed.reason}
            />
          )}
          <button type="submit">{t(lacking.length > 0 ? 'readiness.launch.anyway' : 'readiness.launch.button')}</button>
        </Form>
        <p>
          <Link to="/together/readiness">{t('readiness.launch.later')}</Link>
        </p>
      </section>
    </>
  )
}
