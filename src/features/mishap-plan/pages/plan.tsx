import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import { v4 as randomId } from 'uuid'
import { may } from '../../../core/policy.ts'
import { threshold } from '../../../core/small-groups.ts'
import { dateAt } from '../../../core/weeks.ts'
import { inOrganisation } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay, requireViewer } from '../../../request.ts'
import { useFormats, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { countMishaps } from '../../mishaps/count-mishaps.ts'
import { askDialogue } from '../../programme/dialogue-held.ts'
import { findPlan, listExercises, planHelpers } from '../find-plan.ts'
import { Helpers } from '../helpers.tsx'
import { addHelper, keepPlan, noteExercise, removeHelper } from '../keep-plan.ts'
import { planSchema } from '../plan-form.ts'
import { ExerciseForm, HelperForms, PlanForm } from '../plan-views.tsx'

await sentencesOf('mishapPlan')

export async function loader({ context }: LoaderFunctionArgs) {
  const { app, viewer } = requireViewer(context)
  const organisationId = viewer.organisation.id
  const today = dateAt(app.clock())
  const found = await inOrganisation(app.db, organisationId, async (tx) => {
    const dialogue = await askDialogue(tx, organisationId)
    return {
      plan: await findPlan(tx, organisationId),
      helpers: await planHelpers(tx, organisationId),
      exercises: await listExercises(tx, organisationId),
      counts: dialogue.open ? await countMishaps(tx, dialogue.held, Number(today.slice(0, 4))) : null,
    }
  })
  return { ...found, today, mayKeep: may(viewer.member, 'keep-plan'), newId: randomId() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'keep-plan')
  const parsed = parseForm(planSchema(dateAt(app.clock())), await request.formData())
  if (!parsed.ok) return data(parsed, { status: 400 })
  const { value, typed } = parsed
  if (value.act === 'plan') await keepPlan(app, viewer, value.plan)
  if (value.act === 'remove') await removeHelper(app, viewer, value.helper)
  if (value.act === 'exercise') await noteExercise(app, viewer, value.exercise)
  if (value.act === 'helper') {
    const added = await addHelper(app, viewer, value.helper)
    const fault = { full: 'mishapPlan.helper.full', unreachable: 'mishapPlan.helper.unreachable' } as const
    if (added !== 'done') return data({ faults: { phone: fault[added] }, typed }, { status: 400 })
  }
  return redirect('/guidance/mishap/plan')
}

export type PlanData = Awaited<ReturnType<typeof loader>>

/** The plan, open to all: who helps, who decides, when it was looked at last, and how it went when it was tried. */
export default function Plan() {
  const t = useT()
  const { day } = useFormats()
  const loaded = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { plan, helpers, exercises, counts, today, mayKeep } = loaded
  const filled = { typed: result?.typed ?? {}, faults: result?.faults ?? {} }
  const nextExercise = exercises[0]?.nextOn
  return (
    <>
      <title>{`${t('mishapPlan.plan')} · Luotto`}</title>
      <h1>{t('mishapPlan.plan')}</h1>
      <p>
        {t('mishapPlan.plan.about')} <Link to="/guidance/mishap">{t('guidance.mishap.ask')}</Link>
      </p>
      {plan ? (
        <p className={plan.reviewBy < today ? 'notice' : 'facts'}>
          {t(plan.reviewBy < today ? 'mishapPlan.plan.overdue' : 'mishapPlan.plan.reviewed', {
            reviewed: day(plan.reviewedOn),
            by: day(plan.reviewBy),
          })}
        </p>
      ) : (
        <p className="notice">{t('mishapPlan.plan.ours')}</p>
      )}
      <Helpers helpers={helpers} />
      <h2>{t('mishapPlan.decides')}</h2>
      <p className="preserve">{plan?.decides || t('mishapPlan.decides.ours')}</p>
      <h2>{t('mishapPlan.exercises')}</h2>
      <p>{t('mishapPlan.exercises.about')}</p>
      {nextExercise && (
        <p className={nextExercise < today ? 'notice' : 'facts'}>
          {t(nextExercise < today ? 'mishapPlan.exercises.overdue' : 'mishapPlan.exercises.next', {
            day: day(nextExercise),
          })}
        </p>
      )}
      <ul className="rows">
        {exercises.map(({ id, heldOn, minutes, slow }) => (
          <li key={id}>
            <p className="facts">
              {day(heldOn)} · {t('mishapPlan.exercise.minutes', { minutes })}
            </p>
            {slow && <p className="preserve">{slow}</p>}
          </li>
        ))}
      </ul>
      <h2>{t('mishapPlan.counts')}</h2>
      <Counts counts={counts} />
      {mayKeep && (
        <>
          <HelperForms {...loaded} {...filled} />
          <PlanForm {...loaded} {...filled} />
          <ExerciseForm {...loaded} {...filled} />
        </>
      )}
    </>
  )
}

function Counts({ counts }: Pick<PlanData, 'counts'>) {
  const t = useT()
  if (!counts) return <p className="hint">{t('mishapPlan.counts.closed')}</p>
  if (counts.length === 0) return <p className="hint">{t('mishapPlan.counts.few', { threshold })}</p>
  return (
    <ul className="rows">
      {counts.map(({ year, closed, helpedInHour, helpedInDay }) => (
        <li key={year}>
          {helpedInHour === null || helpedInDay === null
            ? t('mishapPlan.counts.withheld', { year: String(year), closed })
            : t('mishapPlan.counts.year', { year: String(year), closed, helpedInHour, helpedInDay })}
        </li>
      ))}
    </ul>
  )
}
