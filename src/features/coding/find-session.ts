import { sql } from 'kysely'
import type { Codebook } from '../../core/voice/codebook.ts'
import { type Answers, holding, lastAnswered } from '../../core/voice/coding.ts'
import type { CodingSession, PutAside } from '../../core/voice/coding-session.ts'
import type { PostLanguage } from '../../core/voice/post.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import type { StudyFor } from '../voice-study/study-access.ts'
import { threadBefore } from './thread-before.ts'

/** A post as its coder sees it: without its writer, also without their pseudonym. */
export type PostToCode = {
  readonly post: string
  readonly text: string
  /** ISO 8601. */
  readonly postedAt: string
  readonly language: PostLanguage
  readonly isReply: boolean
  /** What its writer had said before in the same thread, as far as they sent it. */
  readonly thread: readonly { readonly id: string; readonly text: string }[]
  readonly answers: Answers
  /** What the classifier would say, by decision; empty for what is coded blindly. */
  readonly suggestions: Answers
}

/** How many posts a page has at hand, so that a slow line does not stop a quick coder. */
const atHand = 4

/** What the coder has before them. A query about one's own doings: it takes the viewer, and nobody else's. */
export async function findSession(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  { study, alias }: StudyFor,
  codebook: Codebook,
): Promise<CodingSession<PostToCode>> {
  const own = (tx: OrganisationTx) =>
    tx
      .selectFrom('studyTask as task')
      .where('task.organisationId', '=', organisation.id)
      .where('task.studyId', '=', study.id)
      .where('task.coderId', '=', member.id)
      .where('task.kind', '=', 'code')
  const counted = await own(tx)
    .select((row) => row.fn.countAll<number>().as('total'))
    .select((row) => row.fn.countAll<number>().filterWhere('task.state', '!=', 'done').as('left'))
    .executeTakeFirstOrThrow()
  const next = await own(tx)
    .select('task.postId')
    .where('task.state', '!=', 'done')
    .orderBy(sql`task.state <> 'open'`)
    // What was taken up again comes first, the latest before the others; what was skipped comes last, in its turn.
    .orderBy(sql`case when task.state = 'open' then - task.turn else task.turn end asc nulls last`)
    .orderBy('task.position')
    .orderBy('task.postId')
    .limit(atHand)
    .execute()
  const last = await own(tx)
    .select(['task.postId', 'task.state'])
    .where('task.state', '!=', 'open')
    .where('task.turn', 'is not', null)
    // What is in hand again is not behind one.
    .where('task.postId', '!=', next[0]?.postId ?? study.id)
    .orderBy('task.turn', 'desc')
    .limit(1)
    .executeTakeFirst()
  const ids = [...next.map(({ postId }) => postId), ...(last ? [last.postId] : [])]
  const posts = await postsToCode(tx, organisation.id, study.id, { ids, alias, codebook, memberId: member.id })
  const before = last && putAside(codebook, last.state, posts.get(last.postId))
  return {
    posts: next.flatMap(({ postId }) => posts.get(postId) ?? []),
    left: counted.left,
    total: counted.total,
    before: before ?? null,
  }
}

function putAside(codebook: Codebook, state: string, post: PostToCode | undefined): PutAside<PostToCode> | undefined {
  if (!post) return undefined
  return { post, decision: state === 'skipped' ? null : (lastAnswered(codebook, post.answers) ?? null) }
}

type Wanted = {
  readonly ids: readonly string[]
  readonly alias: string
  readonly memberId: string
  readonly codebook: Codebook
}

async function postsToCode(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  { ids, alias, memberId, codebook }: Wanted,
): Promise<ReadonlyMap<string, PostToCode>> {
  if (ids.length === 0) return new Map()
  const inStudy = { organisationId, studyId }
  const posts = await tx
    .selectFrom('studyPost')
    .select(['id', 'participantId', 'text', 'postedAt', 'language', 'kind', 'thread'])
    .where((row) => row.and(inStudy))
    .where('id', 'in', ids)
    .execute()
  const given = await tx
    .selectFrom('studyCode')
    .select(['postId', 'decision', 'code'])
    .where((row) => row.and({ ...inStudy, coderAlias: alias, isAdjudicated: false }))
    .where('postId', 'in', ids)
    .execute()
  const suggested = await suggestionsFor(tx, organisationId, studyId, memberId, ids)
  const codesOf = Map.groupBy(given, ({ postId }) => postId)
  const toCode = posts.map(async (post): Promise<[string, PostToCode]> => {
    const answers = Object.fromEntries((codesOf.get(post.id) ?? []).map(({ decision, code }) => [decision, code]))
    return [
      post.id,
      {
        post: post.id,
        text: post.text,
        postedAt: post.postedAt.toISOString(),
        language: post.language as PostLanguage,
        isReply: post.kind === 'reply',
        thread: await threadBefore(tx, organisationId, studyId, post),
        answers: holding(codebook, answers),
        suggestions: suggested.get(post.id) ?? {},
      },
    ]
  })
  return new Map(await Promise.all(toCode))
}

/** The most probable code of each decision, where the study shows suggestions and the post is not coded blindly. */
async function suggestionsFor(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  memberId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  const rows = await tx
    .selectFrom('studyPrediction as prediction')
    .innerJoin('study', (join) =>
      join
        .onRef('study.organisationId', '=', 'prediction.organisationId')
        .onRef('study.id', '=', 'prediction.studyId')
        .on('study.showsSuggestions', '=', true),
    )
    .innerJoin('studyTask as task', (join) =>
      join
        .onRef('task.organisationId', '=', 'prediction.organisationId')
        .onRef('task.studyId', '=', 'prediction.studyId')
        .onRef('task.postId', '=', 'prediction.postId')
        .on('task.coderId', '=', memberId)
        .on('task.kind', '=', 'code')
        .on('task.isBlind', '=', false),
    )
    .select(['prediction.postId', 'prediction.decision', 'prediction.probabilities'])
    .where('prediction.organisationId', '=', organisationId)
    .where('prediction.studyId', '=', studyId)
    .where('prediction.postId', 'in', ids)
    .execute()
  const byPost = Map.groupBy(rows, ({ postId }) => postId)
  return new Map(
    [...byPost].map(([postId, predictions]) => [
      postId,
      Object.fromEntries(
        predictions.flatMap(({ decision, probabilities }) => {
          const best = mostProbable(probabilities as Readonly<Record<string, number>>)
          return best === undefined ? [] : [[decision, best]]
        }),
      ),
    ]),
  )
}

const mostProbable = (probabilities: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(probabilities).sort(([, one], [, other]) => other - one)[0]?.[0]
