import { sql } from 'kysely'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type ThankedPost, thankedPost } from '../../core/leaders/thanked-post.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  thanksId: z.uuid(),
})

type Ctx = Pick<Context, 'db' | 'clock' | 'baseUrl'>

/** More than anybody is thanked; what a script could leave with one member ends here. */
const mostKept = 1000

/**
 * Brings thanks to whom they are for, if there is somebody and they take them; else they are gone. Nothing is logged
 * and nobody is told which it was. Twice is safe: the row is taken away in the transaction that delivers it.
 */
export async function deliverThanks(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, thanksId } = payloadSchema.parse(payload)
  await inOrganisation(ctx.db, organisationId, (tx) => deliver(ctx, tx, organisationId, thanksId))
}

/** What a lost job left behind. */
export async function deliverWaiting(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    const waiting = await inOrganisation(ctx.db, organisationId, (tx) =>
      tx.selectFrom('thanksSent').select('id').where('organisationId', '=', organisationId).limit(1000).execute(),
    )
    for (const { id } of waiting)
      await inOrganisation(ctx.db, organisationId, (tx) => deliver(ctx, tx, organisationId, id))
  }
}

async function deliver(ctx: Ctx, tx: OrganisationTx, organisationId: OrganisationId, id: string): Promise<void> {
  const sent = await tx
    .deleteFrom('thanksSent')
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .returning(['fromId', 'isSigned', 'address', 'words'])
    .executeTakeFirst()
  const post = sent && thankedPost(sent.address, new URL(ctx.baseUrl).host)
  const told = post && (await findTold(tx, organisationId, post))
  if (!sent || !told || told.memberId === sent.fromId || !takes(told.thanksFrom, sent.isSigned)) return
  if (await isFull(tx, organisationId, told.memberId)) return
  const { memberId, tellingId } = told
  const from = sent.isSigned ? sent.fromId : null
  const row = { organisationId, id, memberId, tellingId, fromId: from, words: sent.words }
  await tx
    .insertInto('thanks')
    .values({ ...row, thankedOn: dateAt(ctx.clock()) })
    .execute()
}

const takes = (thanksFrom: string, isSigned: boolean): boolean =>
  thanksFrom === 'everybody' || (thanksFrom === 'signed' && isSigned)

async function isFull(tx: OrganisationTx, organisationId: OrganisationId, memberId: string): Promise<boolean> {
  const { kept } = await tx
    .selectFrom('thanks')
    .select(sql<number>`count(*)::int`.as('kept'))
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .executeTakeFirstOrThrow()
  return kept >= mostKept
}

/** Whose telling it is: by our link, the post's key, its address, or the address that a leader gave. */
async function findTold(tx: OrganisationTx, organisationId: OrganisationId, post: ThankedPost) {
  const out = tx
    .selectFrom('telling as t')
    .innerJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 't.organisationId').onRef('m.id', '=', 't.memberId'),
    )
    .select(['t.id as tellingId', 't.memberId', 'm.thanksFrom'])
    .where('t.organisationId', '=', organisationId)
    .where('t.state', 'in', ['published', 'handed'])
    .where('m.leavesAt', 'is', null)
    .limit(1)
  if (post.by === 'slug')
    return out
      .innerJoin('link as l', (join) =>
        join.onRef('l.organisationId', '=', 't.organisationId').onRef('l.tellingId', '=', 't.id'),
      )
      .where('l.slug', '=', post.slug)
      .executeTakeFirst()
  if (post.by === 'record')
    return out.where('t.network', '=', 'bluesky').where('t.recordKey', '=', post.recordKey).executeTakeFirst()
  const found = await out.where(sql<boolean>`md5(t.post_url) = md5(${post.address})`).executeTakeFirst()
  return (
    found ??
    out
      .innerJoin('leaderTelling as e', (join) =>
        join.onRef('e.organisationId', '=', 't.organisationId').onRef('e.tellingId', '=', 't.id'),
      )
      .where('e.address', '=', post.address)
      .executeTakeFirst()
  )
}
