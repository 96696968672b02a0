import type { PostKind, PostLanguage, PostNetwork } from '../../core/voice/post.ts'
import type { StudyState } from '../../core/voice/study.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { ownParts, type TakingPart } from './find-taking-part.ts'

const pageSize = 20

export type OwnStudy = {
  readonly id: string
  readonly title: string
  readonly state: StudyState
  readonly posts: number
}

/** The studies that the viewer takes part in, by title: in which order they joined stands nowhere. */
export async function listOwnStudies(tx: OrganisationTx, viewer: Viewer, page: number) {
  const rows = await ownParts(tx, viewer)
    .select(['study.id', 'study.title', 'study.state'])
    .select((eb) =>
      eb
        .selectFrom('studyPost')
        .select(({ fn }) => fn.countAll<number>().as('posts'))
        .whereRef('studyPost.organisationId', '=', 'studyKey.organisationId')
        .whereRef('studyPost.studyId', '=', 'studyKey.studyId')
        .whereRef('studyPost.participantId', '=', 'studyKey.participantId')
        .as('posts'),
    )
    .orderBy('study.title')
    .orderBy('study.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const studies = rows
    .slice(0, pageSize)
    .map((row): OwnStudy => ({ ...row, state: row.state as StudyState, posts: row.posts ?? 0 }))
  return { studies, more: rows.length > pageSize }
}

export type OwnSent = {
  readonly id: string
  readonly network: PostNetwork
  readonly postedAt: Date
  readonly text: string
  readonly kind: PostKind
  readonly language: PostLanguage
  readonly quotable: boolean
}

type Part = Pick<TakingPart, 'id' | 'participantId'>

const sentOf = (tx: OrganisationTx, { organisation }: Viewer, { id, participantId }: Part) =>
  tx
    .selectFrom('studyPost')
    .where('organisationId', '=', organisation.id)
    .where('studyId', '=', id)
    .where('participantId', '=', participantId)

/** What of one's own the study has: how many posts, and how many of them may be quoted. */
export async function countSent(tx: OrganisationTx, viewer: Viewer, part: Part) {
  return sentOf(tx, viewer, part)
    .select(({ fn }) => fn.countAll<number>().as('posts'))
    .select(({ fn }) => fn.countAll<number>().filterWhere('quotable', '=', true).as('quotable'))
    .executeTakeFirstOrThrow()
}

/** Posts that the study has of the viewer's, newest first. */
export async function listSent(tx: OrganisationTx, viewer: Viewer, part: Part, page: number) {
  const rows = await sentOf(tx, viewer, part)
    .select(['id', 'network', 'postedAt', 'text', 'kind', 'language', 'quotable'])
    .orderBy('postedAt', 'desc')
    .orderBy('id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { posts: rows.slice(0, pageSize) as OwnSent[], more: rows.length > pageSize }
}
