import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSearchParams,
} from 'react-router'
import { z } from 'zod'
import { zones } from '../../../core/when.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { optional, parseForm } from '../../../platform/form.ts'
import { requireViewer } from '../../../request.ts'
import { Choices, FaultSummary, Input, Select } from '../../../ui/form.tsx'
import { useFormats, useT } from '../../../ui/intl.ts'
import { ownTimes, saveOwnTimes } from '../own-times.ts'

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const times = await inOrganisation(app.db, viewer.organisation.id, (tx) => ownTimes(tx, viewer))
  return { times, zones: zones() }
}

// As browsers write it, and as people in Finland do.
const minutes = optional(
  z
    .string('times.problem.time')
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'times.problem.time')
    .transform((typed) => {
      const [hours, rest] = typed.split(/[:.]/)
      return Number(hours) * 60 + Number(rest)
    }),
)

const schema = z
  .object({
    quietFrom: minutes,
    quietTo: minutes,
    quietDays: z.array(z.enum(['1', '2', '3', '4', '5', '6', '7'])).max(7),
    ceiling: optional(
      z
        .string('times.problem.ceiling')
        .regex(/^([1-9]|[1-4]\d|50)$/, 'times.problem.ceiling')
        .transform(Number),
    ),
    zone: z.string('times.problem.zone').refine((name) => zones().includes(name), 'times.problem.zone'),
  })
  .transform(({ quietFrom: from, quietTo: to, quietDays, ceiling, zone }, context) => {
    if ((from === null) !== (to === null)) {
      context.addIssue({
        code: 'custom',
        path: [from === null ? 'quietFrom' : 'quietTo'],
        message: 'times.problem.both',
      })
      return z.NEVER
    }
    const quiet = from === null || to === null ? undefined : { from, to }
    return { zone, quiet, quietDays: [...new Set(quietDays)].map(Number), weeklyCeiling: ceiling ?? undefined }
  })

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const parsed = parseForm(schema, await request.formData(), ['quietDays'])
  if (!parsed.ok) return data(parsed, { status: 400 })
  await saveOwnTimes(app, viewer, parsed.value)
  return redirect('/mine/when?saved')
}

const clock = (minutesOfDay: number | undefined) =>
  minutesOfDay === undefined
    ? ''
    : `${String(Math.floor(minutesOfDay / 60)).padStart(2, '0')}:${String(minutesOfDay % 60).padStart(2, '0')}`

export default function OwnTimesPage() {
  const t = useT()
  const { weekday } = useFormats()
  const { times, zones } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const [query] = useSearchParams()
  const faults: Readonly<Record<string, string>> = result?.faults ?? {}
  const typed: Readonly<Record<string, string>> | undefined = result?.typed
  const quietDays = typed ? (typed.quietDays ?? '').split(',') : times.quietDays.map(String)
  return (
    <>
      <title>{`${t('when.ownTimes')} · Luotto`}</title>
      <h1>{t('when.ownTimes')}</h1>
      <p>{t('times.about')}</p>
      {query.has('saved') && !result && (
        <p className="notice" role="status">
          {t('times.saved')}
        </p>
      )}
      <Form method="post" className="stack" noValidate>
        <FaultSummary faults={result?.faults} />
        <fieldset>
          <legend>{t('times.quiet')}</legend>
          <p className="hint">{t('times.quietHint')}</p>
          <div className="pair">
            <Input
              label={t('times.from')}
              name="quietFrom"
              type="time"
              fault={faults.quietFrom}
              defaultValue={typed?.quietFrom ?? clock(times.quiet?.from)}
            />
            <Input
              label={t('times.to')}
              name="quietTo"
              type="time"
              fault={faults.quietTo}
              defaultValue={typed?.quietTo ?? clock(times.quiet?.to)}
            />
          </div>
        </fieldset>
        <Choices
          legend={t('times.days')}
          name="quietDays"
          options={['1', '2', '3', '4', '5', '6', '7'].map((value) => ({ value, label: weekday(Number(value)) }))}
          chosen={quietDays}
        />
        <Input
          label={t('times.ceiling')}
          hint={t('times.ceilingHint')}
          name="ceiling"
          inputMode="numeric"
          fault={faults.ceiling}
          defaultValue={typed?.ceiling ?? String(times.weeklyCeiling ?? '')}
        />
        <Select
          label={t('times.zone')}
          name="zone"
          fault={faults.zone}
          defaultValue={typed?.zone ?? times.zone}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <button type="submit">{t('common.save')}</button>
      </Form>
    </>
  )
}
