import type { Coding } from '../../core/voice/adjudication.ts'
import type { Answers } from '../../core/voice/coding.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** What was said of one post: by each coder, and by whoever settled what they disagreed on. */
export type CodedPost = {
  readonly post: string
  /** By pseudonym. */
  readonly member: string
  readonly codings: readonly Coding[]
  readonly settled: Answers
}

/** What of a study's codes is asked for: all, those of posts coded blindly by two, or those of one post. */
export type Which = { readonly doubleOnly?: boolean; readonly post?: string }

const batch = 2000

/**
 * The codes of a study post by post, a batch of posts at a time. For use cases that count, settle or export: whoever calls
 * has asked for the right to, and shows no coder another's codes.
 */
export async function* codingsOfStudy(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  which: Which = {},
): AsyncGenerator<CodedPost> {
  let after = '00000000-0000-0000-0000-000000000000'
  while (true) {
    const ids = await codedPosts(tx, organisationId, studyId, which, after)
    const last = ids.at(-1)
    if (last === undefined) return
    const rows = await codesOfPosts(tx, organisationId, studyId, ids)
    for (const [post, codes] of Map.groupBy(rows, ({ postId }) => postId)) yield codedPost(post, codes)
    if (ids.length < batch) return
    after = last
  }
}

async function codedPosts(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  { doubleOnly = false, post }: Which,
  after: string,
): Promise<string[]> {
  const rows = await tx
    .selectFrom('studyCode as code')
    .select('code.postId')
    .distinct()
    .where('code.organisationId', '=', organisationId)
    .where('code.studyId', '=', studyId)
    .where('code.postId', '>', after)
    .$if(post !== undefined, (query) => query.where('code.postId', '=', post ?? ''))
    .$if(doubleOnly, (query) =>
      query.where((row) =>
        row.exists(
          row
            .selectFrom('studySampledPost as sampled')
            .select('sampled.postId')
            .where('sampled.organisationId', '=', organisationId)
            .where('sampled.studyId', '=', studyId)
            .whereRef('sampled.postId', '=', 'code.postId')
            .where('sampled.isDouble', '=', true),
        ),
      ),
    )
    .orderBy('code.postId')
    .limit(batch)
    .execute()
  return rows.map(({ postId }) => postId)
}

function codesOfPosts(tx: OrganisationTx, organisationId: OrganisationId, studyId: string, ids: readonly string[]) {
  return tx
    .selectFrom('studyCode as code')
    .innerJoin('studyPost as post', (join) =>
      join
        .onRef('post.organisationId', '=', 'code.organisationId')
        .onRef('post.studyId', '=', 'code.studyId')
        .onRef('post.id', '=', 'code.postId'),
    )
    .innerJoin('studyParticipant as person', (join) =>
      join
        .onRef('person.organisationId', '=', 'post.organisationId')
        .onRef('person.studyId', '=', 'post.studyId')
        .onRef('person.id', '=', 'post.participantId'),
    )
    .select(['code.postId', 'code.coderAlias', 'code.decision', 'code.code', 'code.isAdjudicated'])
    .select('person.pseudonym as member')
    .where('code.organisationId', '=', organisationId)
    .where('code.studyId', '=', studyId)
    .where('code.postId', 'in', ids)
    .orderBy('code.postId')
    .orderBy('code.coderAlias')
    .execute()
}

type Row = Awaited<ReturnType<typeof codesOfPosts>>[number]

function codedPost(post: string, codes: readonly Row[]): CodedPost {
  const answers = (rows: readonly Row[]) => Object.fromEntries(rows.map(({ decision, code }) => [decision, code]))
  const own = codes.filter(({ isAdjudicated }) => !isAdjudicated)
  return {
    post,
    member: codes[0]?.member ?? '',
    codings: [...Map.groupBy(own, ({ coderAlias }) => coderAlias)].map(([coder, rows]) => ({
      coder,
      answers: answers(rows),
    })),
    settled: answers(codes.filter(({ isAdjudicated }) => isAdjudicated)),
  }
}
