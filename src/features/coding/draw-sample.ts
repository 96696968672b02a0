import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { seeded } from '../../core/stats/random.ts'
import { dealPosts } from '../../core/voice/assignment.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { beginCoding } from '../voice-study/change-state.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { coderIds } from './coders.ts'
import { chooseOrder, orderNow } from './order-posts.ts'
import { type Planned, type PlanProblem, planSample } from './plan-sample.ts'
import type { WantedSample } from './sample-form.ts'

export type Drawn =
  | { readonly ok: true }
  | PlanProblem
  /** `changed`: something was drawn, or somebody withdrew, since the preview that the researcher saw. */
  | { readonly ok: false; readonly problem: 'missing' | 'not-now' | 'no-coders' | 'one-coder' | 'changed' }

/**
 * Draws posts and deals them out; with the first draw, coding begins, and the codebook is frozen. `seen`: how many had
 * been drawn and how many would be, as the preview said, so that pressed twice it draws once.
 */
export async function drawSample(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  studyId: string,
  wanted: WantedSample,
  seen: { readonly before: number; readonly fresh: number },
): Promise<Drawn> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const { study } = found
    if (study.state !== 'collecting' && study.state !== 'coding') return { ok: false, problem: 'not-now' }
    const coders = await coderIds(tx, viewer.organisation.id, study.id)
    if (coders.length === 0) return { ok: false, problem: 'no-coders' }
    if (wanted.share > 0 && coders.length === 1) return { ok: false, problem: 'one-coder' }
    const planned = await planSample(tx, viewer.organisation.id, study, wanted)
    if (!planned.ok) return planned
    if (planned.drawnBefore !== seen.before || planned.fresh.length !== seen.fresh) {
      return { ok: false, problem: 'changed' }
    }
    const organisationId = viewer.organisation.id
    const unsureOf = await orderNow(tx, { organisationId, studyId: study.id })
    await keep(tx, organisationId, study, planned, coders, new Date(ctx.clock()))
    if (unsureOf !== null) {
      const codebook = await findCodebook(tx, organisationId, study)
      await chooseOrder(tx, { organisationId, studyId: study.id }, codebook, unsureOf)
    }
    if (study.state === 'collecting') await beginCoding(tx, viewer, study)
    return { ok: true }
  })
}

/** So many rows of a few columns at a time: a statement takes 65,535 values. */
const batch = 5000

async function keep(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Study,
  { plan, strata, fresh, before, drawnBefore }: Planned,
  coders: readonly string[],
  drawnAt: Date,
): Promise<void> {
  const place = { organisationId, studyId: study.id }
  const sampleId = uuid()
  await tx
    .insertInto('studySample')
    .values({ ...place, id: sampleId, plan: JSON.stringify(plan), strata: JSON.stringify(strata), drawnAt })
    .execute()
  for (const [stratum, posts] of Map.groupBy(before, ({ stratum }) => stratum)) {
    await tx
      .updateTable('studySampledPost')
      .set({ stratum, probability: posts[0]?.probability ?? 1 })
      .where((row) => row.and(place))
      .where((row) => row(row.ref('postId'), '=', row.fn.any(row.val(posts.map(({ post }) => post)))))
      .execute()
  }
  // The draw has no part in who codes what: the seed is another for each draw, and the coders go by their names.
  const dealt = dealPosts(fresh, coders, plan.share, seeded(study.seed + drawnBefore))
  const rows = fresh.map(({ post, stratum, probability }, at) => ({
    ...place,
    ...{ sampleId, postId: post, position: drawnBefore + at, stratum, probability },
    isDouble: dealt[at]?.isDouble ?? false,
  }))
  const tasks = dealt.flatMap(({ post, isDouble, coders }, at) =>
    coders.map((coderId) => ({
      ...place,
      ...{ postId: post, coderId, kind: 'code', position: drawnBefore + at, isBlind: isDouble, state: 'open' },
    })),
  )
  for (let at = 0; at < rows.length; at += batch) {
    await tx
      .insertInto('studySampledPost')
      .values(rows.slice(at, at + batch))
      .execute()
  }
  for (let at = 0; at < tasks.length; at += batch) {
    await tx
      .insertInto('studyTask')
      .values(tasks.slice(at, at + batch))
      .execute()
  }
}
