import { sql } from 'kysely'
import { seeded } from '../../core/stats/random.ts'
import { dealAgain, type Lacking } from '../../core/voice/assignment.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { isCoded } from '../../core/voice/coding.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'
import { codersOf } from './coders.ts'
import { codingsOfStudy } from './codings.ts'
import { keepOrder } from './order-posts.ts'

/**
 * Deals out again what somebody left behind: their open posts, and what they had begun of them goes, since a coding by
 * halves is nobody's. Whoever codes keeps what they have; `evenly`, what they have begun, so that a new coder gets their
 * part of the rest. Twice is safe: then nothing lacks. Answers how many posts found
 * nobody, since all who are left have coded them.
 */
export async function dealOut(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Pick<Study, 'id' | 'seed' | 'state' | 'frozenCodebook'>,
  { evenly = false }: { readonly evenly?: boolean } = {},
): Promise<{ readonly undealt: number }> {
  if (study.state !== 'coding') return { undealt: 0 }
  const place = { organisationId, studyId: study.id }
  const coders = await codersOf(tx, organisationId, study.id)
  const codebook = await findCodebook(tx, organisationId, study)
  await dropLeftBehind(tx, place, codebook, coders)
  if (evenly) await dropUntouched(tx, place)
  const { lacking, positions } = await findLacking(tx, place, codebook, coders)
  const open = await openOf(tx, place, coders)
  const given = dealAgain(lacking, open, seeded(study.seed + positions.size))
  if (given.length > 0) {
    await tx
      .insertInto('studyTask')
      .values(
        given.map(({ post, coder }) => ({
          ...place,
          ...{ postId: post, coderId: coder, kind: 'code', state: 'open' },
          position: positions.get(post)?.position ?? 0,
          isBlind: positions.get(post)?.isDouble ?? false,
        })),
      )
      .execute()
    await keepOrder(tx, place, codebook)
  }
  return { undealt: lacking.reduce((sum, { lacks }) => sum + lacks, 0) - given.length }
}

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }
type Coders = Awaited<ReturnType<typeof codersOf>>

async function dropLeftBehind(tx: OrganisationTx, place: Place, codebook: Codebook, coders: Coders): Promise<void> {
  const ids = coders.map(({ memberId }) => memberId)
  await tx
    .deleteFrom('studyTask')
    .where((row) => row.and({ ...place, kind: 'code' }))
    .where('state', '!=', 'done')
    .$if(ids.length > 0, (query) => query.where('coderId', 'not in', ids))
    .execute()
  const aliases = new Set(coders.map(({ alias }) => alias))
  for await (const { post, codings } of codingsOfStudy(tx, place.organisationId, place.studyId)) {
    for (const { coder, answers } of codings) {
      if (aliases.has(coder) || isCoded(codebook, answers)) continue
      await tx
        .deleteFrom('studyCode')
        .where((row) => row.and({ ...place, postId: post, coderAlias: coder, isAdjudicated: false }))
        .execute()
    }
  }
}

async function dropUntouched(tx: OrganisationTx, { organisationId, studyId }: Place): Promise<void> {
  await sql`delete from study_task t where organisation_id = ${organisationId} and study_id = ${studyId}
    and kind = 'code' and state <> 'done' and not exists (
      select from study_code c
      join study_worker w on w.organisation_id = c.organisation_id and w.study_id = c.study_id and w.alias = c.coder_alias
      where c.organisation_id = t.organisation_id and c.study_id = t.study_id and c.post_id = t.post_id
        and w.member_id = t.coder_id)`.execute(tx)
}

type Sampled = { readonly position: number; readonly isDouble: boolean }

/** The posts that fewer code, or have coded, than should. */
async function findLacking(tx: OrganisationTx, place: Place, codebook: Codebook, coders: Coders) {
  const sampled = await tx
    .selectFrom('studySampledPost')
    .select(['postId', 'position', 'isDouble'])
    .where((row) => row.and({ ...place }))
    .orderBy('position')
    .execute()
  const idOf = new Map(coders.map(({ alias, memberId }) => [alias, memberId]))
  const taken = new Map<string, Set<string>>()
  const take = (post: string, coder: string) => taken.set(post, (taken.get(post) ?? new Set()).add(coder))
  const tasks = await tx
    .selectFrom('studyTask')
    .select(['postId', 'coderId'])
    .where((row) => row.and({ ...place, kind: 'code' }))
    .where('coderId', 'in', [...idOf.values(), place.studyId])
    .execute()
  for (const { postId, coderId } of tasks) take(postId, coderId)
  for await (const { post, codings } of codingsOfStudy(tx, place.organisationId, place.studyId)) {
    for (const { coder, answers } of codings) if (isCoded(codebook, answers)) take(post, idOf.get(coder) ?? coder)
  }
  const lacking = sampled.flatMap(({ postId, isDouble }): Lacking[] => {
    const has = [...(taken.get(postId) ?? [])]
    const lacks = (isDouble ? 2 : 1) - has.length
    return lacks > 0 ? [{ post: postId, lacks, taken: has }] : []
  })
  return { lacking, positions: new Map(sampled.map((row): [string, Sampled] => [row.postId, row])) }
}

async function openOf(tx: OrganisationTx, place: Place, coders: Coders): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('studyTask')
    .select('coderId')
    .select((row) => row.fn.countAll<number>().as('open'))
    .where((row) => row.and({ ...place, kind: 'code' }))
    .where('state', '!=', 'done')
    .groupBy('coderId')
    .execute()
  const open = new Map(rows.map((row) => [row.coderId, row.open]))
  return new Map(coders.map(({ memberId }) => [memberId, open.get(memberId) ?? 0]))
}
