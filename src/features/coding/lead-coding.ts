import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { dealOut } from './deal-out.ts'
import { chooseOrder, learntDecisionIds } from './order-posts.ts'

export type Led =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'not-now' | 'already-coded' | 'no-scores' }

export type Leading =
  /** Takes back the only draw, as long as nobody has coded any of it. */
  | { readonly intent: 'undraw' }
  /** Deals what is left out again, evenly among those who code now. */
  | { readonly intent: 'deal' }
  | { readonly intent: 'suggest'; readonly shows: boolean }
  /** In which order posts come: by lot, or by what the classifier of a decision is least sure of. */
  | { readonly intent: 'order'; readonly unsureOf: string | null }

/** What a researcher does while a study is coded. Each may be done twice: then there is nothing more to do. */
export async function leadCoding(
  ctx: Pick<Context, 'db'>,
  viewer: Viewer,
  studyId: string,
  act: Leading,
): Promise<Led> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const { study } = found
    const place = { organisationId: viewer.organisation.id, studyId: study.id }
    if (act.intent === 'suggest') {
      await tx
        .updateTable('study')
        .set({ showsSuggestions: act.shows })
        .where((row) => row.and({ organisationId: place.organisationId, id: study.id }))
        .execute()
      return { ok: true }
    }
    if (study.state !== 'coding') return { ok: false, problem: 'not-now' }
    if (act.intent === 'undraw') return undraw(tx, place)
    if (act.intent === 'order') return order(tx, place, study, act.unsureOf)
    await dealOut(tx, place.organisationId, study, { evenly: true })
    return { ok: true }
  })
}

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }

async function order(tx: OrganisationTx, place: Place, study: Study, unsureOf: string | null): Promise<Led> {
  if (unsureOf !== null && !(await learntDecisionIds(tx, place)).has(unsureOf))
    return { ok: false, problem: 'no-scores' }
  await chooseOrder(tx, place, await findCodebook(tx, place.organisationId, study), unsureOf)
  return { ok: true }
}

async function undraw(tx: OrganisationTx, place: Place): Promise<Led> {
  if (!(await mayUndraw(tx, place))) return { ok: false, problem: 'already-coded' }
  for (const table of ['studyTask', 'studySample'] as const) {
    await tx
      .deleteFrom(table)
      .where((row) => row.and({ ...place }))
      .execute()
  }
  return { ok: true }
}

/** A draw that nothing hangs on yet: it is the only one, and no post of it has a code. */
export async function mayUndraw(tx: OrganisationTx, place: Place): Promise<boolean> {
  const draws = await tx
    .selectFrom('studySample')
    .select('id')
    .where((row) => row.and({ ...place }))
    .limit(2)
    .execute()
  const code = await tx
    .selectFrom('studyCode')
    .select('postId')
    .where((row) => row.and({ ...place }))
    .limit(1)
    .executeTakeFirst()
  return draws.length === 1 && code === undefined
}

export async function showsSuggestions(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<boolean> {
  const study = await tx
    .selectFrom('study')
    .select('showsSuggestions')
    .where((row) => row.and({ organisationId, id: studyId }))
    .executeTakeFirstOrThrow()
  return study.showsSuggestions
}
