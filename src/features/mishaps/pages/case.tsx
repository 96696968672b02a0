import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v4 as randomId } from 'uuid'
import { may } from '../../../core/policy.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { actOf, actSchema } from '../act-form.ts'
import { actInMishap } from '../act-in-mishap.ts'
import { CaseEvidence, CaseTasks, CaseTimeline, HelpersTools, OwnTools, Say } from '../case-views.tsx'
import { requireMishap } from '../mishap-access.ts'
import { readMishap } from '../read-mishap.ts'

await sentencesOf('mishaps')

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { app, viewer, mishap, part } = await requireMishap(context, params)
  const inside = await inOrganisation(app.db, viewer.organisation.id, (tx) => readMishap(tx, viewer, { mishap, part }))
  const { story, ...rest } = inside
  return {
    ...{ mishap, part, ...rest, newId: randomId() },
    story: story && { ...story, mayEdit: may(viewer.member, 'edit-stories') },
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  // Before anything that was sent is looked at: to others there is no such case, whatever they send.
  const { app, viewer } = await requireMishap(context, params)
  const parsed = parseForm(actSchema, await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { typed } = parsed
  const wanted = await actOf(parsed.value)
  if ('faults' in wanted) return data({ faults: wanted.faults, typed }, { status: 400 })
  const acted = await actInMishap(app, viewer, params.id, wanted.act)
  if (acted === undefined) throw new Response(null, { status: 404 })
  if (acted === 'not-yours') throw new Response(null, { status: 403 })
  if (acted === 'unknown') return data({ faults: { email: 'mishaps.letIn.unknown' }, typed }, { status: 400 })
  return redirect(acted === 'gone' ? '/guidance/mishap/cases' : `/guidance/mishap/cases/${params.id}`)
}

export type CaseData = Awaited<ReturnType<typeof loader>>

/** A case as its own people see it. */
export default function Case() {
  const t = useT()
  const { moment, day } = useFormats()
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { mishap, part, people } = loaded
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <>
      <title>{`${t(`mishaps.kind.${mishap.kind}`)} · Luotto`}</title>
      <h1>{t(`mishaps.kind.${mishap.kind}`)}</h1>
      <p className="facts">
        {moment(mishap.openedAt)} · {t(`mishaps.state.${mishap.state}`)}
        {mishap.network && ` · ${t(`mishaps.network.${mishap.network as 'x'}`)}`}
      </p>
      <p>{t('mishaps.who', { names: people.map(({ name }) => name).join(', ') })}</p>
      {mishap.eraseOn && <p className="hint">{t('mishaps.erasedOn', { day: day(mishap.eraseOn) })}</p>}
      <CaseTimeline entries={loaded.entries} />
      <Say {...loaded} typed={typed} faults={faults} />
      <CaseTasks {...loaded} />
      <CaseEvidence {...loaded} typed={typed} faults={faults} />
      {part === 'helper' ? <HelpersTools {...loaded} typed={typed} faults={faults} /> : <OwnTools />}
    </>
  )
}
