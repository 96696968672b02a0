import { type StratumOf, strataOf } from '../../core/voice/coding-waves.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { KeptPlan } from './plan-sample.ts'

// The sample of a study, as its pages, its report and its file ask for it: all draws together.

type SampleRow = { readonly id: string; readonly plan: unknown; readonly strata: unknown; readonly drawnAt: Date }

/** The latest draw, which holds the strata of all draws together. */
export async function lastSample(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<SampleRow | undefined> {
  return tx
    .selectFrom('studySample')
    .select(['id', 'plan', 'strata', 'drawnAt'])
    .where((row) => row.and({ organisationId, studyId }))
    .orderBy('drawnAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export const plannedOf = ({ plan }: SampleRow): KeptPlan => plan as KeptPlan

/** What has been drawn and is still there. */
export async function drawnBefore(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('studySampledPost')
    .select('postId')
    .where((row) => row.and({ organisationId, studyId }))
    .execute()
  return new Set(rows.map(({ postId }) => postId))
}

export type SampleOfStudy = {
  readonly plan: KeptPlan
  readonly drawnAt: Date
  /** The known sizes of the strata, without whoever has withdrawn since, and how many were drawn of each. */
  readonly strata: readonly StratumOf[]
}

/** How the study's posts were drawn; `undefined` before anything was. Each post's stratum stands in `study_sampled_post`. */
export async function sampleOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<SampleOfStudy | undefined> {
  const last = await lastSample(tx, organisationId, studyId)
  if (!last) return undefined
  const people = await tx
    .selectFrom('studyParticipant')
    .select('pseudonym')
    .where((row) => row.and({ organisationId, studyId }))
    .execute()
  const there = new Set(people.map(({ pseudonym }) => pseudonym))
  return {
    plan: plannedOf(last),
    drawnAt: last.drawnAt,
    strata: strataOf(last.strata as unknown as StratumOf[], there),
  }
}
