import { sql } from 'kysely'
import { type StudyPart, type StudyState, studyParts } from '../../core/voice/study.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

const pageSize = 20

export type ListedStudy = {
  readonly id: string
  readonly title: string
  readonly state: StudyState
  readonly createdAt: Date
  readonly parts: readonly StudyPart[]
}

/** The studies that the viewer works on, newest first. There is no list of others', for any role. */
export async function listStudies(tx: OrganisationTx, { organisation, member }: Viewer, page: number) {
  const rows = await tx
    .selectFrom('study')
    .innerJoin('studyWorker', (join) =>
      join
        .onRef('studyWorker.organisationId', '=', 'study.organisationId')
        .onRef('studyWorker.studyId', '=', 'study.id'),
    )
    .select(['study.id', 'study.title', 'study.state', 'study.createdAt'])
    .select(sql<string[]>`array_agg(study_worker.part)`.as('parts'))
    .where('study.organisationId', '=', organisation.id)
    .where('studyWorker.memberId', '=', member.id)
    .groupBy(['study.organisationId', 'study.id'])
    .orderBy('study.createdAt', 'desc')
    .orderBy('study.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const studies = rows.slice(0, pageSize).map(
    (row): ListedStudy => ({
      ...row,
      state: row.state as StudyState,
      parts: studyParts.filter((part) => row.parts.includes(part)),
    }),
  )
  return { studies, more: rows.length > pageSize }
}

export type StudyCounts = {
  readonly participants: number
  readonly posts: number
  readonly coders: number
  readonly sampled: number
  readonly coded: number
}

/** How far a study is: sums over all who take part, nothing by person. */
export async function countStudy(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<StudyCounts> {
  const of = sql`where organisation_id = ${organisationId} and study_id = ${studyId}`
  const { rows } = await sql<StudyCounts>`select
    (select count(*) from study_participant ${of} and sent_at is not null) as participants,
    (select count(*) from study_post ${of}) as posts,
    (select count(distinct member_id) from study_worker ${of} and part = 'coder') as coders,
    (select count(distinct post_id) from study_sampled_post ${of}) as sampled,
    (select count(distinct post_id) from study_code ${of}) as coded`.execute(tx)
  return rows[0] ?? { participants: 0, posts: 0, coders: 0, sampled: 0, coded: 0 }
}
