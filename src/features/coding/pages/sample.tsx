import {
  type ActionFunctionArgs,
  data,
  Link,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router'
import type { z } from 'zod'
import type { Codebook } from '../../../core/voice/codebook.ts'
import { scoresOf } from '../../../core/voice/coding-scores.ts'
import { inOrganisation, type OrganisationTx } from '../../../platform/database.ts'
import { parseForm } from '../../../platform/form.ts'
import { type MessageId, useT } from '../../../ui/intl.ts'
import { sentencesOf } from '../../../ui/sentences.ts'
import { findCodebook } from '../../voice-study/find-study.ts'
import { requireStudy } from '../../voice-study/study-access.ts'
import { useWords } from '../codebook-words.tsx'
import { coderIds } from '../coders.ts'
import { drawSample } from '../draw-sample.ts'
import { sampleOf } from '../find-sample.ts'
import { type Leading, leadCoding, mayUndraw, showsSuggestions } from '../lead-coding.ts'
import { CodingOrder } from '../order-form.tsx'
import { isCodedToTheEnd, learntDecisionIds, orderNow } from '../order-posts.ts'
import { type Planned, planSample } from '../plan-sample.ts'
import { progressOf } from '../progress.ts'
import { leadSchema, sampleSchema } from '../sample-form.ts'
import { DrawnSoFar, Preview, Suggestions } from '../sample-views.tsx'
import { WantedForm } from '../wanted-form.tsx'

await sentencesOf('coding')

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const organisationId = viewer.organisation.id
  const wanted = wantedOf(request)
  const { id, title, language, state, seed } = study
  return inOrganisation(app.db, organisationId, async (tx) => {
    const codebook = await findCodebook(tx, organisationId, study)
    const planned = wanted?.ok ? await planSample(tx, organisationId, study, wanted.value) : undefined
    const sample = (await sampleOf(tx, organisationId, id)) ?? null
    const scored = scoresOf(codebook).map(({ decision }) => decision)
    return {
      ...{ id, title, language, state, seed, sample },
      scores: codebook.decisions.flatMap(({ id, question }) => (scored.includes(id) ? [{ id, question }] : [])),
      coders: (await coderIds(tx, organisationId, id)).length,
      progress: sample && (await progressOf(tx, organisationId, id, codebook)),
      mayUndraw: await mayUndraw(tx, { organisationId, studyId: id }),
      order: sample && (await orderIn(tx, { organisationId, studyId: id }, codebook)),
      showsSuggestions: await showsSuggestions(tx, organisationId, id),
      typed: wanted?.typed ?? {},
      faults: wanted && !wanted.ok ? wanted.faults : undefined,
      preview: planned?.ok ? previewOf(planned) : null,
      problem: planned && !planned.ok ? planned.problem : null,
    }
  })
}

/** The order in which posts come, and what else could be chosen. */
async function orderIn(tx: OrganisationTx, place: Parameters<typeof orderNow>[1], codebook: Codebook) {
  const learnt = await learntDecisionIds(tx, place)
  return {
    unsureOf: await orderNow(tx, place),
    decisions: codebook.decisions.flatMap(({ id, question }) => (learnt.has(id) ? [{ id, question }] : [])),
    mayStop: await isCodedToTheEnd(tx, place.organisationId, place.studyId),
  }
}

/** What the address asks to see before it is drawn. */
function wantedOf(request: Request) {
  const asked = new URL(request.url).searchParams
  if (!asked.has('kind')) return undefined
  const form = new FormData()
  for (const [name, value] of asked) form.append(name, value)
  return parseForm(sampleSchema, form)
}

const previewOf = ({ way, strata, fresh, drawnBefore, plan }: Planned) => {
  const doubles = Math.round(plan.share * fresh.length)
  return { way, strata, fresh: fresh.length, before: drawnBefore, doubles, codings: fresh.length + doubles }
}

function leadingOf(act: Exclude<z.output<typeof leadSchema>, { intent: 'draw' }>): Leading {
  if (act.intent === 'suggest') return { ...act, shows: act.shows === 'yes' }
  return act.intent === 'order' ? { intent: 'order', unsureOf: act.by === '' ? null : act.by } : act
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { app, viewer, study } = await requireStudy(context, params, 'researcher')
  const page = `/together/studies/${study.id}/sample`
  const parsed = parseForm(leadSchema, await request.formData())
  if (!parsed.ok) return data({ problem: 'changed' as const }, { status: 400 })
  const act = parsed.value
  if (act.intent !== 'draw') {
    const led = await leadCoding(app, viewer, study.id, leadingOf(act))
    return led.ok ? redirect(page) : data({ problem: led.problem }, { status: 409 })
  }
  const wanted = wantedOf(request)
  if (!wanted?.ok) return data({ problem: 'changed' as const }, { status: 400 })
  const drawn = await drawSample(app, viewer, study.id, wanted.value, act)
  return drawn.ok ? redirect(page) : data({ problem: drawn.problem }, { status: 409 })
}

export default function Sample() {
  const t = useT()
  const page = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const words = useWords(page.language)
  const problem = result?.problem ?? page.problem
  const { id, title, state, sample, progress, preview } = page
  const draws = state === 'collecting' || state === 'coding'
  return (
    <>
      <title>{`${t('coding.sample.title')} · ${title} · Luotto`}</title>
      <h1>{t('coding.sample.title')}</h1>
      <p>{t('coding.sample.about')}</p>
      {problem && problem !== 'missing' && (
        <p className="notice care" role="alert">
          {t(`coding.sample.problem.${problem}` satisfies MessageId)}
        </p>
      )}
      {sample && progress && (
        <DrawnSoFar
          sample={sample}
          progress={progress}
          seed={page.seed}
          mayUndraw={page.mayUndraw}
          isOpen={state === 'coding'}
        />
      )}
      {page.order && (
        <CodingOrder
          unsureOf={page.order.unsureOf}
          decisions={page.order.decisions.map(({ id, question }) => ({ value: id, label: words(question).text }))}
          mayStop={page.order.mayStop}
          isOpen={state === 'coding'}
        />
      )}
      {draws && (
        <>
          <h2>{t(sample ? 'coding.sample.more' : 'coding.sample.plan')}</h2>
          {state === 'collecting' && <p className="notice">{t('coding.sample.begins')}</p>}
          {page.coders === 0 && (
            <p className="notice">
              {t('coding.sample.noCoders')}{' '}
              <Link to={`/together/studies/${id}/people`}>{t('coding.sample.toPeople')}</Link>
            </p>
          )}
          <WantedForm
            typed={page.typed}
            faults={page.faults}
            coders={page.coders}
            seed={page.seed}
            scores={page.scores.map(({ id, question }) => ({ value: id, label: words(question).text }))}
          />
          {preview && <Preview {...preview} coders={page.coders} />}
        </>
      )}
      {draws && <Suggestions shows={page.showsSuggestions} />}
      <nav className="tools" aria-label={title}>
        <Link to={`/together/studies/${id}`}>{title}</Link>
      </nav>
    </>
  )
}
