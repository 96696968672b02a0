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
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { FaultSummary, TextArea } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { DialogueFields, DialogueSaid } from '../dialogue-fields.tsx'
import { readChange } from '../dialogue-form.ts'
import { recordVersions } from '../find-records.ts'
import { correctDialogue, withdrawDialogue } from '../record-dialogue.ts'

await sentencesOf('readiness')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const versions = await inOrganisation(app.db, organisationId, (tx) =>
    recordVersions(tx, organisationId, params.id ?? ''),
  )
  const [current, ...earlier] = versions
  if (!current) throw new Response(null, { status: 404 })
  return { current, earlier, mayRecord: may(viewer.member, 'record-dialogue') }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'record-dialogue')
  const parsed = await readChange(await request.formData(), dateAt(app.clock()))
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { value, typed } = parsed
  const id = params.id ?? ''
  const done =
    value.act === 'withdraw'
      ? await withdrawDialogue(app, viewer, { id, version: value.version, reason: value.withdrawal })
      : await correct(app, viewer, id, value, parsed.document)
  if (done === 'missing') throw new Response(null, { status: 404 })
  if (done === 'changed') return data({ faults: { reason: 'readiness.dialogue.changed' }, typed }, { status: 409 })
  return redirect(`/together/dialogue/${id}`)
}

type Correction = Extract<Extract<Awaited<ReturnType<typeof readChange>>, { ok: true }>['value'], { act: 'correct' }>

function correct(
  app: Parameters<typeof correctDialogue>[0],
  viewer: Parameters<typeof correctDialogue>[1],
  id: string,
  { act: _, version, reason, document: __, ...dialogue }: Correction,
  document: Parameters<typeof correctDialogue>[4],
) {
  return correctDialogue(app, viewer, { id, version, reason }, dialogue, document)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** One record with all that it ever said; whoever leads the programme corrects it. */
export default function DialogueRecord() {
  const t = useT()
  const { day } = useFormats()
  const { current, earlier, mayRecord } = useLoaderData<typeof loader>()
  const title = t('readiness.dialogue.of', { day: day(current.heldOn) })
  return (
    <>
      <title>{`${title} · Luotto`}</title>
      <h1>{title}</h1>
      <p>
        <Link to="/together/dialogue">{t('programme.dialogue.title')}</Link>
      </p>
      <Changed version={current} />
      <DialogueSaid said={current} />
      {earlier.length > 0 && <h2>{t('readiness.dialogue.earlier')}</h2>}
      {earlier.map((version) => (
        <details key={version.version}>
          <summary>{t('readiness.dialogue.version', { version: version.version })}</summary>
          <p>{t('readiness.dialogue.of', { day: day(version.heldOn) })}</p>
          <Changed version={version} />
          <DialogueSaid said={version} />
        </details>
      ))}
      {mayRecord && <Correct key={current.version} current={current} />}
    </>
  )
}

function Changed({ version }: { readonly version: Loaded['current'] }) {
  const t = useT()
  const { day } = useFormats()
  const { isWithdrawn, reason, createdAt } = version
  const on = day(dateAt(new Date(createdAt).getTime()))
  if (!reason) return <p className="facts">{t('readiness.dialogue.recordedOn', { day: on })}</p>
  return (
    <p className={isWithdrawn ? 'notice preserve' : 'facts preserve'}>
      {t(isWithdrawn ? 'readiness.dialogue.withdrawnOn' : 'readiness.dialogue.correctedOn', { day: on, reason })}
    </p>
  )
}

function Correct({ current }: Pick<Loaded, 'current'>) {
  const t = useT()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const { heldOn, parties, processed, purposes, methods, discussed } = current
  const said = { heldOn, parties, processed, purposes, methods, discussed, documentLink: current.documentLink ?? '' }
  const version = <input type="hidden" name="version" value={current.version} />
  return (
    <>
      <details open={typed.act === 'correct'}>
        <summary>{t('readiness.dialogue.correct')}</summary>
        <p>{t('readiness.dialogue.correctAbout')}</p>
        <Form method="post" encType="multipart/form-data" className="stack" noValidate>
          <FaultSummary faults={typed.act === 'correct' ? faults : undefined} />
          <input type="hidden" name="act" value="correct" />
          {version}
          <DialogueFields filled={typed.act === 'correct' ? typed : said} faults={faults} />
          <TextArea
            label={t('readiness.dialogue.reason')}
            name="reason"
            rows={2}
            required
            fault={faults.reason}
            defaultValue={typed.reason}
          />
          <button type="submit">{t('readiness.dialogue.keepCorrection')}</button>
        </Form>
      </details>
      {!current.isWithdrawn && (
        <details open={typed.act === 'withdraw'}>
          <summary>{t('readiness.dialogue.withdraw')}</summary>
          <p>{t('readiness.dialogue.withdrawAbout')}</p>
          <Form method="post" encType="multipart/form-data" className="stack" noValidate>
            <FaultSummary faults={typed.act === 'withdraw' ? faults : undefined} />
            <input type="hidden" name="act" value="withdraw" />
            {version}
            <TextArea
              label={t('readiness.dialogue.withdrawReason')}
              name="withdrawal"
              rows={2}
              required
              fault={faults.withdrawal}
              defaultValue={typed.withdrawal}
            />
            <button type="submit" className="quiet">
              {t('readiness.dialogue.withdrawNow')}
            </button>
          </Form>
        </details>
      )}
    </>
  )
}
