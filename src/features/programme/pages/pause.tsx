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
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm, requiredText } from '../../../platform/form.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listPauses } from '../find-pause.ts'
import { endPause } from '../pause.ts'

await sentencesOf('pulse')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const { id } = viewer.organisation
  const pauses = await inOrganisation(app.db, id, (tx) => listPauses(tx, id))
  return { pauses, mayEnd: may(viewer.member, 'keep-pulse') }
}

const schema = z.object({ wave: z.uuid(), changed: requiredText(4000) })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-pulse')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  await endPause(app, viewer, parsed.value.wave, parsed.value.changed)
  return redirect('/together/pause')
}

/** Why the programme pauses, and what was changed after each pause: the same for everybody. */
export default function PausePage() {
  const t = useT()
  const { day } = useFormats()
  const { pauses, mayEnd } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('pulse.pause.title')} · Luotto`}</title>
      <h1>{t('pulse.pause.title')}</h1>
      <p>{t('pulse.pause.about')}</p>
      {pauses.length === 0 && <p className="empty">{t('pulse.pause.none')}</p>}
      {pauses.map(({ waveId, wave, disagreed, answered, beganAt, changed, endedAt, by }) => (
        <section key={waveId}>
          <h2>{t(endedAt ? 'pulse.pause.was' : 'pulse.pause.is', { day: day(beganAt) })}</h2>
          <p>
            {t('pulse.pause.because', { disagreed, answered })}{' '}
            <Link to={`/together/pulse/${waveId}`}>{t('pulse.result.title', { number: wave })}</Link>
          </p>
          {changed !== null && endedAt && (
            <>
              <h3>{t('pulse.pause.changed')}</h3>
              <p className="preserve">{changed}</p>
              <p className="facts">{[day(endedAt), by].filter(Boolean).join(' · ')}</p>
            </>
          )}
          {!endedAt && (mayEnd ? <End wave={waveId} /> : <p>{t('pulse.pause.waits')}</p>)}
        </section>
      ))}
    </>
  )
}

function End({ wave }: { readonly wave: string }) {
  const t = useT()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <Form method="post" className="stack" noValidate>
      <FaultSummary faults={result?.faults} />
      <input type="hidden" name="wave" value={wave} />
      <TextArea
        {...{ label: t('pulse.pause.write'), hint: t('pulse.pause.writeHint'), name: 'changed', rows: 6 }}
        {...{ fault: faults.changed, defaultValue: typed.changed }}
      />
      <button type="submit">{t('pulse.pause.end')}</button>
    </Form>
  )
}
