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
import { may } from '../../../core/policy.ts'
import { processing, processingVersion } from '../../../core/processing.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { FaultSummary } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { DialogueFields } from '../dialogue-fields.tsx'
import { readNewDialogue } from '../dialogue-form.ts'
import { askDialogue } from '../dialogue-held.ts'
import { listRecords } from '../find-records.ts'
import { recordDialogue } from '../record-dialogue.ts'

await sentencesOf('readiness')

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const page = pageNumber(request)
  return inOrganisation(app.db, organisationId, async (tx) => {
    const dialogue = await askDialogue(tx, organisationId)
    return {
      ...(await listRecords(tx, organisationId, page)),
      page,
      gate: dialogue.open ? { open: true as const, since: dialogue.held.since } : dialogue,
      mayRecord: may(viewer.member, 'record-dialogue'),
      newId: uuid(),
    }
  })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'record-dialogue')
  const parsed = await readNewDialogue(await request.formData(), dateAt(app.clock()))
  if (!parsed.ok) return data({ faults: parsed.faults, typed: parsed.typed }, { status: 400 })
  const { id, processing: shown, document: _, ...dialogue } = parsed.value
  // Luotto was renewed while the form was open: what it shows now was not before their eyes.
  if (shown !== processingVersion)
    return data({ faults: { processed: 'readiness.dialogue.outdated' }, typed: parsed.typed }, { status: 409 })
  await recordDialogue(app, viewer, id, dialogue, parsed.document)
  return redirect('/together')
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

/** The records of the dialogue with the personnel, open to all; and whether they open the organisation's figures. */
export default function Dialogue() {
  const t = useT()
  const { day } = useFormats()
  const loaded = useLoaderData<typeof loader>()
  const { records, page, more, gate, mayRecord } = loaded
  return (
    <>
      <title>{`${t('programme.dialogue.title')} · Luotto`}</title>
      <h1>{t('programme.dialogue.title')}</h1>
      <p>{t('programme.dialogue.about')}</p>
      <Gate gate={gate} />
      <ul className="rows">
        {records.map(({ id, heldOn, parties, version, isWithdrawn }) => (
          <li key={id}>
            <Link to={`/together/dialogue/${id}`}>{t('readiness.dialogue.of', { day: day(heldOn) })}</Link>
            <p className="facts">{parties}</p>
            {isWithdrawn && <p className="hint">{t('readiness.dialogue.withdrawn')}</p>}
            {!isWithdrawn && version > 1 && <p className="hint">{t('readiness.dialogue.corrected')}</p>}
          </li>
        ))}
      </ul>
      <Pages page={page} more={more} />
      <h2>{t('readiness.processing')}</h2>
      <p>{t('readiness.processing.about')}</p>
      <ul>
        {processing.map(({ id }) => (
          <li key={id}>{t(`readiness.processing.${id}`)}</li>
        ))}
      </ul>
      {mayRecord && <NewRecord loaded={loaded} />}
    </>
  )
}

function Gate({ gate }: Pick<Loaded, 'gate'>) {
  const t = useT()
  const { day } = useFormats()
  if (gate.open) return <p className="facts">{t('readiness.gate.open', { day: day(gate.since) })}</p>
  if (gate.problem === 'no-dialogue') return <p className="empty">{t('programme.dialogue.none')}</p>
  return (
    <div className="notice">
      <p>{t('readiness.gate.new')}</p>
      <ul>
        {gate.news.map((id) => (
          <li key={id}>{t(`readiness.processing.${id}`)}</li>
        ))}
      </ul>
    </div>
  )
}

function NewRecord({ loaded }: { readonly loaded: Loaded }) {
  const t = useT()
  const result = useActionData<typeof action>()
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  // What Luotto does stands there to begin with: the words are the organisation's own.
  const filled = {
    processed: processing.map(({ id }) => `– ${t(`readiness.processing.${id}`)}`).join('\n'),
    purposes: t('readiness.dialogue.purposesBegin'),
    methods: t('readiness.dialogue.methodsBegin'),
    ...typed,
  }
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <section id="new">
      <h2>{t('programme.dialogue.new')}</h2>
      <p>{t('readiness.dialogue.newAbout')}</p>
      <Form method="post" encType="multipart/form-data" className="stack" noValidate>
        <FaultSummary faults={faults} />
        <input type="hidden" name="id" value={typed.id ?? loaded.newId} />
        <input type="hidden" name="processing" value={processingVersion} />
        <DialogueFields filled={filled} faults={faults} />
        <button type="submit">{t('programme.dialogue.record')}</button>
      </Form>
    </section>
  )
}
