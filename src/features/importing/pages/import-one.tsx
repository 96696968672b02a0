import { useEffect } from 'react'
import {
  type ActionFunctionArgs,
  data,
  Form,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useRevalidator,
} from 'react-router'
import { z } from 'zod'
import type { Change } from '../../../core/people-changes.ts'
import { parseForm } from '../../../platform/form.ts'
import { requireMay } from '../../../request.ts'
import { type Translate, useT } from '../../../ui/intl.ts'
import { Pages, pageNumber } from '../../../ui/pages.tsx'
import { sentencesOf } from '../../../ui/sentences.ts'
import { resumeImport, startImport, stopImport } from '../apply-import.ts'
import { lookAtImport } from '../look-at-import.ts'

await sentencesOf('office')

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const page = pageNumber(request)
  const looked = await lookAtImport(app, viewer, params.id ?? '', page)
  if (!looked) throw new Response(null, { status: 404 })
  return { looked, page }
}

const schema = z.object({ intent: z.enum(['apply', 'stop', 'resume']), token: z.string().max(100).optional() })

export async function action({ params: { id = '' }, request, context }: ActionFunctionArgs) {
  const { app, viewer } = requireMay(context, 'manage-people')
  const parsed = parseForm(schema, await request.formData())
  if (!parsed.ok) throw new Response(null, { status: 400 })
  const { intent, token = '' } = parsed.value
  if (intent === 'stop') await stopImport(app, viewer, id)
  if (intent === 'resume') await resumeImport(app, viewer, id)
  if (intent === 'apply') {
    const started = await startImport(app, viewer, id, token)
    if (!started.ok && started.problem === 'missing') throw new Response(null, { status: 404 })
    if (!started.ok) return data({ problem: 'changed' as const }, { status: 409 })
  }
  return redirect(`/together/people/import/${id}`)
}

type Looked = Awaited<ReturnType<typeof loader>>['looked']
type Plan = Extract<Looked, { kind: 'plan' }>
type Progress = Extract<Looked, { kind: 'progress' }>

export default function ImportOne() {
  const t = useT()
  const { looked } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem
  return (
    <>
      <title>{`${t('import.title')} · Luotto`}</title>
      <h1>{t(looked.kind === 'plan' ? 'import.plan' : 'import.title')}</h1>
      {problem && (
        <p className="notice care" role="alert">
          {t('import.changed')}
        </p>
      )}
      {looked.kind === 'plan' ? <PlanView plan={looked} /> : <ProgressView progress={looked} />}
    </>
  )
}

function PlanView({ plan }: { plan: Plan }) {
  const t = useT()
  const { page } = useLoaderData<typeof loader>()
  const { counts, newGroups } = plan
  const nothing = counts.fresh + counts.changed === 0
  return (
    <>
      <ul>
        <li>{t('import.count.new', { count: counts.fresh })}</li>
        <li>{t('import.count.changed', { count: counts.changed })}</li>
        <li>{t('import.count.same', { count: counts.same + counts.invited })}</li>
        {counts.faulty > 0 && <li>{t('import.count.faulty', { count: counts.faulty })}</li>}
      </ul>
      <p>{t('import.onlyAdds')}</p>
      {newGroups.length > 0 && <p>{t('import.newGroups', { groups: newGroups.join(', ') })}</p>}
      {nothing ? (
        <p className="notice">{t('import.nothing')}</p>
      ) : (
        <Form method="post" className="stack">
          <input type="hidden" name="token" value={plan.token} />
          <button type="submit" name="intent" value="apply">
            {t('import.apply')}
          </button>
        </Form>
      )}
      <p>
        <Link to="/together/people/import">{t('import.other')}</Link>
      </p>
      {plan.faulty.length > 0 && (
        <section>
          <h2>{t('import.faulty')}</h2>
          <ul className="rows">
            {plan.faulty.map(({ line, problem, word }) => (
              <li key={line}>
                {t('import.line', { line })}
                <p className="facts">{t(`import.fault.${problem}`, { word })}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {plan.changes.length > 0 && (
        <section>
          <h2>{t('import.changes')}</h2>
          <ul className="rows">
            {plan.changes.map((change) => (
              <li key={change.row.line}>
                {change.row.email}
                <p className="facts">{changeWords(t, change).join(' · ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Pages page={page} more={plan.more} />
    </>
  )
}

/** What happens to a person, in words. */
function changeWords(t: Translate, change: Change): string[] {
  const isNew = change.kind === 'new'
  if (!isNew && change.kind !== 'changed') return []
  const { name, language } = isNew ? { name: null, language: change.row.language } : change
  const roles = isNew ? change.row.roles : change.rolesAdded
  const groups = isNew ? change.row.groups : change.groupsAdded
  return [
    ...(isNew ? [t('import.change.new')] : []),
    ...(name ? [t('import.change.name', { name })] : []),
    ...(language ? [t('import.change.language', { language: t(`common.in.${language}`) })] : []),
    ...(roles.length > 0
      ? [t('import.change.roles', { roles: roles.map((role) => t(`role.${role}`)).join(', ') })]
      : []),
    ...(groups.length > 0 ? [t('import.change.groups', { groups: groups.join(', ') })] : []),
  ]
}

function ProgressView({ progress }: { progress: Progress }) {
  const t = useT()
  const { revalidate } = useRevalidator()
  const { state, total, applied } = progress
  useEffect(() => {
    if (state !== 'running') return undefined
    const timer = setInterval(() => void revalidate(), 1500)
    return () => clearInterval(timer)
  }, [state, revalidate])
  return (
    <>
      <p role="status">{t(`import.state.${state}`, { applied, total })}</p>
      <p>
        <progress value={applied} max={Math.max(total, 1)} aria-label={t('import.progress')} />
      </p>
      <Form method="post" className="stack">
        {state === 'running' && (
          <button type="submit" name="intent" value="stop" className="quiet">
            {t('import.stop')}
          </button>
        )}
        {state === 'stopped' && (
          <button type="submit" name="intent" value="resume">
            {t('import.resume')}
          </button>
        )}
      </Form>
      <p>
        <Link to="/together/people">{t('people.title')}</Link>
      </p>
    </>
  )
}
