import { createHmac, randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { isAskedFor, mostPostsAPerson } from '../../core/voice/asked-for.ts'
import { mask } from '../../core/voice/mask.ts'
import { takesPart } from '../../core/voice/study.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findTakingPart, type TakingPart } from './find-taking-part.ts'
import type { PostBatch, Received, SentPost } from './post-batch.ts'

/**
 * Takes what a participant sends. Twice is safe: a post is known by a keyed hash of its id at the network, and one
 * that is there already stays as it is.
 */
export const receivePosts = (
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  studyId: string,
  batch: PostBatch,
): Promise<Received> =>
  inOrganisation(db, viewer.organisation.id, async (tx): Promise<Received> => {
    const part = await findTakingPart(tx, viewer, studyId, { lock: true })
    if (!part) return { ok: false, problem: 'gone' }
    if (!takesPart(part.state)) return { ok: false, problem: 'closed' }
    if (part.agreedTo !== part.consentVersion || batch.consentVersion !== part.consentVersion)
      return { ok: false, problem: 'consent' }
    const now = new Date(clock()).toISOString()
    if (batch.posts.some((post) => post.time > now || !isAskedFor(part, post)))
      return { ok: false, problem: 'not-asked-for' }
    if ((await countOf(tx, viewer, part)) + batch.posts.length > mostPostsAPerson)
      return { ok: false, problem: 'too-many' }
    const fresh = await insert(tx, viewer, part, batch.posts)
    // A day and no time: next to sign-ins or the log of a server in front, a time would tell whose pseudonym it is.
    await tx
      .updateTable('studyParticipant')
      .set({ sentAt: new Date(dateAt(clock())) })
      .where('organisationId', '=', viewer.organisation.id)
      .where('studyId', '=', studyId)
      .where('id', '=', part.participantId)
      .execute()
    return { ok: true, fresh }
  })

async function countOf(tx: OrganisationTx, { organisation }: Viewer, { id, participantId }: TakingPart) {
  const { posts } = await tx
    .selectFrom('studyPost')
    .select((eb) => eb.fn.countAll<number>().as('posts'))
    .where('organisationId', '=', organisation.id)
    .where('studyId', '=', id)
    .where('participantId', '=', participantId)
    .executeTakeFirstOrThrow()
  return posts
}

async function insert(tx: OrganisationTx, viewer: Viewer, part: TakingPart, posts: readonly SentPost[]) {
  const organisationId = viewer.organisation.id
  const { salt } = await tx
    .selectFrom('study')
    .select('salt')
    .where('organisationId', '=', organisationId)
    .where('id', '=', part.id)
    .executeTakeFirstOrThrow()
  // With the participant in it, the same address sent by two people is no bridge between them.
  const hashed = (network: string, id: string) =>
    createHmac('sha256', salt).update(`${part.participantId}\u0000${network}\u0000${id}`).digest()
  const rows = posts.map(({ id, network, time, thread, text, ...rest }) => ({
    ...{ organisationId, studyId: part.id, participantId: part.participantId },
    ...{ network, postedAt: new Date(time), ...rest },
    // By chance, since ids that tell the time would tell the order and the minute of sending.
    id: randomUUID(),
    source: hashed(network, id),
    thread: hashed(network, thread),
    // The browser has masked it already, and masking twice changes nothing; an old page's rules may have been poorer.
    text: part.maskOthers ? mask(text, { language: part.language }) : text,
  }))
  const inserted = await tx
    .insertInto('studyPost')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['organisationId', 'studyId', 'participantId', 'source']).doNothing())
    .returning('id')
    .execute()
  return inserted.length
}
