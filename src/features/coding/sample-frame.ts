import { sql } from 'kysely'
import type { ScoreOf } from '../../core/voice/coding-scores.ts'
import type { Drawable } from '../../core/voice/sampling.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

const batch = 5000

/** Every post of the study, in the order of their ids, a batch at a time: a study may hold a million. */
export async function* frameOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  scoreOf: ScoreOf | null,
): AsyncGenerator<Drawable> {
  let after = '00000000-0000-0000-0000-000000000000'
  while (true) {
    const posts = await tx
      .selectFrom('studyPost as post')
      .innerJoin('studyParticipant as person', (join) =>
        join
          .onRef('person.organisationId', '=', 'post.organisationId')
          .onRef('person.studyId', '=', 'post.studyId')
          .onRef('person.id', '=', 'post.participantId'),
      )
      .leftJoin('studyPrediction as prediction', (join) =>
        join
          .onRef('prediction.organisationId', '=', 'post.organisationId')
          .onRef('prediction.studyId', '=', 'post.studyId')
          .onRef('prediction.postId', '=', 'post.id')
          .on('prediction.decision', '=', scoreOf?.decision ?? ''),
      )
      .select(['post.id', 'person.pseudonym as member'])
      .select(
        sql<
          number | null
        >`(select sum(probability.value::float8) from jsonb_each_text(prediction.probabilities) probability
          where probability.key = any(${scoreOf?.codes ?? []}::text[]))`.as('score'),
      )
      .where('post.organisationId', '=', organisationId)
      .where('post.studyId', '=', studyId)
      .where('post.id', '>', after)
      .orderBy('post.id')
      .limit(batch)
      .execute()
    yield* posts
    const last = posts.at(-1)
    if (!last || posts.length < batch) return
    after = last.id
  }
}
