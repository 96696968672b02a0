import { sql } from 'kysely'
import type { Codebook } from '../../core/voice/codebook.ts'
import { placedUnsureFirst, unsurenessOf } from '../../core/voice/coding-order.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { lastSample, plannedOf } from './find-sample.ts'

// In which order drawn posts come to their coders: by lot, or those first that the classifier is least sure of. The place by
// lot stays in study_sampled_post, so that going back is possible; study_task has the place that a post comes at.

/** What nobody has begun or had in hand: what is begun stays where it is. */
const isUntouched = sql<boolean>`t.kind = 'code' and t.state = 'open' and t.turn is null and not exists (
  select from study_code c join study_worker w on w.organisation_id = c.organisation_id and w.study_id = c.study_id
    and w.alias = c.coder_alias
  where c.organisation_id = t.organisation_id and c.study_id = t.study_id and c.post_id = t.post_id
    and w.member_id = t.coder_id)`

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }

/** The decisions that posts can be put in order by: those that a classifier has learnt. */
export async function learntDecisionIds(tx: OrganisationTx, place: Place): Promise<ReadonlySet<string>> {
  const models = await tx
    .selectFrom('studyModel')
    .select('decision')
    .where((row) => row.and({ ...place }))
    .execute()
  return new Set(models.map(({ decision }) => decision))
}

/** By which decision's classifier posts come now; `null` where they come by lot. */
export async function orderNow(tx: OrganisationTx, { organisationId, studyId }: Place): Promise<string | null> {
  const last = await lastSample(tx, organisationId, studyId)
  return last ? (plannedOf(last).unsureOf ?? null) : null
}

/** Chooses the order of what is not coded yet. Choosing the same again goes by what the classifier has learnt since. */
export async function chooseOrder(
  tx: OrganisationTx,
  place: Place,
  codebook: Codebook,
  unsureOf: string | null,
): Promise<void> {
  await tx
    .updateTable('studySample')
    .set({ plan: sql`plan || jsonb_build_object('unsureOf', ${unsureOf}::text)` })
    .where((row) => row.and({ ...place }))
    .execute()
  if (unsureOf === null) await placeByLot(tx, place)
  else await placeUnsureFirst(tx, place, codebook, unsureOf)
}

/** Puts posts that were dealt out just now where the order that was chosen has them. */
export async function keepOrder(tx: OrganisationTx, place: Place, codebook: Codebook): Promise<void> {
  const unsureOf = await orderNow(tx, place)
  if (unsureOf !== null) await chooseOrder(tx, place, codebook, unsureOf)
}

/**
 * A draw is by lot again only if all that is coded of it was coded in its place by lot. Where the task is gone with
 * the coder, nobody knows any more, and it stays as it was.
 */
async function placeByLot(tx: OrganisationTx, { organisationId, studyId }: Place): Promise<void> {
  await sql`update study_task t set position = s.position from study_sampled_post s
    where t.organisation_id = ${organisationId} and t.study_id = ${studyId} and ${isUntouched}
      and s.organisation_id = t.organisation_id and s.study_id = t.study_id and s.post_id = t.post_id`.execute(tx)
  await sql`update study_sample d set plan = plan || '{"outOfOrder": false}'
    where organisation_id = ${organisationId} and study_id = ${studyId} and not exists (
      select from study_sampled_post s
      where s.organisation_id = d.organisation_id and s.study_id = d.study_id and s.sample_id = d.id and (
        exists (select from study_task t where t.organisation_id = s.organisation_id and t.study_id = s.study_id
          and t.post_id = s.post_id and t.kind = 'code' and t.position <> s.position)
        or exists (select from study_code c where c.organisation_id = s.organisation_id and c.study_id = s.study_id
          and c.post_id = s.post_id and not c.is_adjudicated and not exists (
            select from study_worker w join study_task t on t.organisation_id = w.organisation_id
              and t.study_id = w.study_id and t.coder_id = w.member_id
            where w.organisation_id = c.organisation_id and w.study_id = c.study_id and w.alias = c.coder_alias
              and t.post_id = c.post_id and t.kind = 'code'))))`.execute(tx)
}

async function placeUnsureFirst(tx: OrganisationTx, place: Place, codebook: Codebook, decision: string): Promise<void> {
  const tasks = await untouchedTasks(tx, place, codebook, decision)
  const placed = [...Map.groupBy(tasks, ({ coderId }) => coderId).values()].flatMap(placedUnsureFirst)
  const rows = placed.map(({ post, position }) => ({ post: post.postId, coder: post.coderId, position }))
  await sql`update study_task t set position = r.position
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (post uuid, coder uuid, position int)
    where t.organisation_id = ${place.organisationId} and t.study_id = ${place.studyId}
      and ${isUntouched} and t.post_id = r.post and t.coder_id = r.coder`.execute(tx)
  const drawn = [...new Set(tasks.map(({ sampleId }) => sampleId))]
  await sql`update study_sample set plan = plan || '{"outOfOrder": true}' where organisation_id = ${place.organisationId}
    and study_id = ${place.studyId} and id = any(${drawn}::uuid[])`.execute(tx)
}

/** What is untouched, at its place by lot, with how unsure the classifier is of it. */
async function untouchedTasks(
  tx: OrganisationTx,
  { organisationId, studyId }: Place,
  codebook: Codebook,
  decision: string,
) {
  const when = codebook.decisions.find(({ id }) => id === decision)?.when ?? null
  const { rows } = await sql<{
    readonly postId: string
    readonly coderId: string
    readonly sampleId: string
    readonly position: number
    readonly probabilities: Readonly<Record<string, number>> | null
    readonly before: Readonly<Record<string, number>> | null
  }>`select t.post_id, t.coder_id, s.sample_id, s.position, p.probabilities, w.probabilities as before
    from study_task t
    join study_sampled_post s on s.organisation_id = t.organisation_id and s.study_id = t.study_id and s.post_id = t.post_id
    left join study_prediction p on p.organisation_id = t.organisation_id and p.study_id = t.study_id
      and p.post_id = t.post_id and p.decision = ${decision}
    left join study_prediction w on w.organisation_id = t.organisation_id and w.study_id = t.study_id
      and w.post_id = t.post_id and w.decision = ${when?.decision ?? ''}
    where t.organisation_id = ${organisationId} and t.study_id = ${studyId} and ${isUntouched}`.execute(tx)
  return rows.map(({ probabilities, before, ...task }) => {
    const asked = before && when ? when.codes.reduce((sum, code) => sum + (before[code] ?? 0), 0) : 1
    return { ...task, unsureness: probabilities && unsurenessOf(Object.values(probabilities), asked) }
  })
}

/**
 * Whether what is coded may be counted: each draw of which posts came by what a classifier is unsure of is coded to its end. A
 * draw by lot may stop anywhere: see decision 0029.
 */
export async function isCodedToTheEnd(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<boolean> {
  const { rows } = await sql`select from study_sample d
    join study_sampled_post s on s.organisation_id = d.organisation_id and s.study_id = d.study_id and s.sample_id = d.id
    where d.organisation_id = ${organisationId} and d.study_id = ${studyId} and d.plan @> '{"outOfOrder": true}'
      and (exists (select from study_task t where t.organisation_id = s.organisation_id and t.study_id = s.study_id
          and t.post_id = s.post_id and t.kind = 'code' and t.state <> 'done')
        or not exists (select from study_code c where c.organisation_id = s.organisation_id and c.study_id = s.study_id
          and c.post_id = s.post_id))
    limit 1`.execute(tx)
  return rows.length === 0
}
