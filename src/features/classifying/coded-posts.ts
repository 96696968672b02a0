import { sql } from 'kysely'
import type { CodedPost } from '../../core/voice/classifier.ts'
import { codesTable, countedCode } from '../../core/voice/codes-table.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { codesOf } from '../coding/codes-of-study.ts'
import type { Study } from '../voice-study/find-study.ts'

export type StudyPostText = {
  readonly id: string
  readonly member: string
  readonly thread: string
  readonly text: string
}

const batch = 2000
const first = '00000000-0000-0000-0000-000000000000'

/** All posts of a study with their texts, in the order of their ids, some at a time. A member is a pseudonym. */
export async function* textsOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): AsyncGenerator<StudyPostText[]> {
  let after = first
  for (;;) {
    const posts = await tx
      .selectFrom('studyPost as post')
      .innerJoin('studyParticipant as person', (join) =>
        join
          .onRef('person.organisationId', '=', 'post.organisationId')
          .onRef('person.studyId', '=', 'post.studyId')
          .onRef('person.id', '=', 'post.participantId'),
      )
      .select(['post.id', 'person.pseudonym as member', 'post.text'])
      .select(sql<string>`encode(post.thread, 'hex')`.as('thread'))
      .where('post.organisationId', '=', organisationId)
      .where('post.studyId', '=', studyId)
      .where('post.id', '>', after)
      .orderBy('post.id')
      .limit(batch)
      .execute()
    const last = posts.at(-1)
    if (!last) return
    yield posts
    after = last.id
  }
}

/** The posts with a code of this decision that counts, in the order of their ids. */
export async function codedPosts(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Pick<Study, 'id' | 'frozenCodebook'>,
  decision: string,
): Promise<CodedPost[]> {
  const table = codesTable(decision)
  let line = 0
  for await (const given of codesOf(tx, organisationId, study)) table.add(given, line++)
  const codes = new Map<string, string>()
  for (const post of table.posts()) {
    const counted = countedCode(post)
    if (counted.kind === 'code') codes.set(post.post, counted.code)
  }
  const posts: CodedPost[] = []
  for await (const some of textsOf(tx, organisationId, study.id)) {
    for (const { id, ...post } of some) {
      const code = codes.get(id)
      if (code !== undefined) posts.push({ ...post, code })
    }
  }
  return posts
}
