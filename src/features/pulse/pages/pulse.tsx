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
import { v4 as randomId } from 'uuid'
import { z } from 'zod'
import { may } from '../../../core/policy.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { Choices, FaultSummary, Input } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { listGroups } from '../../people/list-groups.ts'
import { changePulseSettings, pulseSettings } from '../change-settings.ts'
import { listWaves } from '../find-wave.ts'
import { planWave } from '../plan-wave.ts'

await sentencesOf('pulse')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const mayKeep = may(viewer.member, 'keep-pulse')
  const { waves, groups, settings } = await inOrganisation(app.db, organisationId, async (tx) => ({
    waves: await listWaves(tx, organisationId),
    groups: mayKeep ? await listGroups(tx, organisationId) : [],
    settings: await pulseSettings(tx, organisationId),
  }))
  const shown = waves.map(({ id, number, state, opensOn, closesOn }) => ({ id, number, state, opensOn, closesOn }))
  const mayPlan = mayKeep && waves.every(({ state }) => state === 'closed')
  return { waves: shown, groups, settings, mayKeep, mayPlan, newId: randomId(), today: dateAt(app.clock()) }
}

const settingsSchema = z.object({
  guardrailPercent: z.coerce
    .number('pulse.settings.guardrailFault')
    .int('pulse.settings.guardrailFault')
    .min(1, 'pulse.settings.guardrailFault')
    .max(50, 'pulse.settings.guardrailFault'),
  quarterly: z.literal('yes').optional(),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-pulse')
  const today = dateAt(app.clock())
  const schema = z
    .object({
      id: z.uuid(),
      opensOn: z.iso.date('form.date').refine((day) => day >= today, 'pulse.plan.past'),
      closesOn: z.iso.date('form.date'),
      threshold: z.coerce
        .number('pulse.plan.thresholdFault')
        .int('pulse.plan.thresholdFault')
        .min(5, 'pulse.plan.thresholdFault')
        .max(50, 'pulse.plan.thresholdFault'),
      reporting: z.array(z.uuid()).max(200),
    })
    .refine(({ opensOn, closesOn }) => closesOn > opensOn, { path: ['closesOn'], message: 'pulse.plan.order' })
  const form = await request.formData()
  if (form.get('intent') === 'settings') {
    const read = parseForm(settingsSchema, form)
    if (!read.ok) return data(read, { status: 400 })
    const { guardrailPercent, quarterly } = read.value
    await changePulseSettings(app, viewer, { guardrailPercent, pulseQuarterly: quarterly === 'yes' })
    return redirect('/together/pulse')
  }
  const parsed = parseForm(schema, form, ['reporting'])
  if (!parsed.ok) return data(parsed, { status: 400 })
  const planned = await planWave(app, viewer, parsed.value)
  if (planned.ok) return redirect(`/together/pulse/${parsed.value.id}`)
  return data({ faults: { opensOn: 'pulse.plan.another' }, typed: parsed.typed }, { status: 409 })
}

/** The waves of the pulse, for everybody alike; and, for whoever keeps it, planning the next one. */
export default function Pulse() {
  const t = useT()
  const { day } = useFormats()
  const { waves, mayPlan, mayKeep, settings } = useLoaderData<typeof loader>()
  return (
    <>
      <title>{`${t('pulse.title')} · Luotto`}</title>
      <h1>{t('pulse.title')}</h1>
      <p>
        {t('pulse.about')} <Link to="/together/pulse/how">{t('pulse.how')}</Link>
      </p>
      <p className="hint">
        {t('pulse.guardrail', { percent: settings.guardrailPercent })}{' '}
        <Link to="/together/pause">{t('pulse.pause.title')}</Link>
      </p>
      {waves.length === 0 && <p className="empty">{t('pulse.none')}</p>}
      <ul className="rows">
        {waves.map(({ id, number, state, opensOn, closesOn }) => (
          <li key={id}>
            <h2>
              <Link to={`/together/pulse/${id}`}>{t('pulse.wave', { number })}</Link>
            </h2>
            <p className="facts">{t(`pulse.state.${state}`, { day: day(state === 'planned' ? opensOn : closesOn) })}</p>
          </li>
        ))}
      </ul>
      {mayPlan && <Plan />}
      {mayKeep && (
        <p>
          <Link to="/together/pulse/items">{t('pulse.items.link')}</Link>
        </p>
      )}
      {mayKeep && <Settings />}
    </>
  )
}

function Plan() {
  const t = useT()
  const { groups, newId, today } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> = result?.typed ?? {}
  return (
    <section>
      <h2>{t('pulse.plan')}</h2>
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <input type="hidden" name="id" value={typed.id ?? newId} />
        <Input
          {...{ label: t('pulse.plan.opensOn'), name: 'opensOn', type: 'date', required: true }}
          fault={faults.opensOn}
          defaultValue={typed.opensOn ?? today}
        />
        <Input
          {...{ label: t('pulse.plan.closesOn'), name: 'closesOn', type: 'date', required: true }}
          fault={faults.closesOn}
          defaultValue={typed.closesOn}
        />
        <Input
          {...{ label: t('pulse.plan.threshold'), hint: t('pulse.plan.thresholdHint'), name: 'threshold' }}
          inputMode="numeric"
          fault={faults.threshold}
          defaultValue={typed.threshold ?? '5'}
        />
        {groups.length > 0 && (
          <Choices
            {...{ legend: t('pulse.plan.reporting'), hint: t('pulse.plan.reportingHint'), name: 'reporting' }}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={typed.reporting?.split(',') ?? []}
          />
        )}
        <button type="submit">{t('pulse.plan.button')}</button>
      </Form>
    </section>
  )
}

function Settings() {
  const t = useT()
  const { settings } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  return (
    <section>
      <h2>{t('pulse.settings')}</h2>
      <Form method="post" className="stack" noValidate>
        <Input
          {...{
            label: t('pulse.settings.guardrail'),
            hint: t('pulse.settings.guardrailHint'),
            name: 'guardrailPercent',
          }}
          {...{ inputMode: 'numeric', fault: faults.guardrailPercent }}
          defaultValue={String(settings.guardrailPercent)}
        />
        <Choices
          {...{ legend: t('pulse.settings.quarterly'), name: 'quarterly' }}
          chosen={settings.pulseQuarterly ? ['yes'] : []}
          options={[{ value: 'yes', label: t('pulse.settings.quarterlyYes') }]}
        />
        <button type="submit" name="intent" value="settings">
          {t('pulse.settings.save')}
        </button>
      </Form>
    </section>
  )
}
