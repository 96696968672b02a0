import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Next, nextTelling, type Outcome } from '../../core/telling.ts'
import type { Account, Found, LinkCard, Network, Post } from '../../networks/network.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { readPicture } from '../stories/read-picture.ts'

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  tellingId: z.uuid(),
})

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'networks' | 'secrets' | 'files' | 'baseUrl' | 'log'>

/**
 * Publishes a queued telling by the member's own account, and settles what became of it.
 *
 * Twice is safe: a telling that is settled is left alone; the try is written down before the network is
 * asked, and from the second try on the post is looked for first; and the record's key was chosen when
 * it was told, so that the same post cannot stand twice.
 */
export async function publishTelling(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, tellingId } = payloadSchema.parse(payload)
  const work = await begin(ctx, organisationId, tellingId)
  if (!work) return
  const outcome = work.account ? await attempt(ctx.networks.bluesky, { ...work, account: work.account }) : accountGone
  const next = nextTelling(work.attempt, outcome)
  await inOrganisation(ctx.db, organisationId, (tx) => settle(ctx, tx, organisationId, tellingId, next, outcome))
  ctx.log.info({ tellingId, state: next.state, attempt: work.attempt }, 'a telling')
}

type Work = {
  readonly post: Post
  readonly account: Account | undefined
  readonly key: string
  readonly attempt: number
}

// The member has taken the account away, or it cannot be opened any more; the text is kept for them.
const accountGone: Outcome = { state: 'rejected', refusal: 'no-account', detail: '' }

async function attempt(
  network: Network,
  { post, account, key, attempt: number }: Work & { account: Account },
): Promise<Outcome> {
  if (number > 1) {
    const found: Found = await network.find(account, key)
    if (found.state === 'found') return { state: 'published', url: found.url }
    if (found.state === 'unknown') return found
  }
  return network.publish(post, account, key)
}

/** Takes the telling up and counts the try, unless it is settled already. */
function begin(ctx: Ctx, organisationId: OrganisationId, tellingId: string): Promise<Work | undefined> {
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const telling = await tx
      .updateTable('telling')
      .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
      .where('organisationId', '=', organisationId)
      .where('id', '=', tellingId)
      .where('state', 'in', ['queued', 'unsure'])
      .returning(['text', 'language', 'recordKey', 'attempts', 'toldAt', 'memberId', 'channelId', 'storyId'])
      .executeTakeFirst()
    if (!telling || telling.text === null) return undefined
    const card = await cardOf(ctx, tx, organisationId, tellingId, telling.storyId)
    return {
      post: {
        text: telling.text,
        language: telling.language as Post['language'],
        toldAt: telling.toldAt,
        ...(card ? { card } : {}),
      },
      account: await accountOf(ctx, tx, organisationId, telling),
      key: telling.recordKey,
      attempt: telling.attempts,
    }
  })
}

async function accountOf(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { memberId, channelId }: { memberId: string; channelId: string | null },
): Promise<Account | undefined> {
  if (!channelId) return undefined
  const channel = await tx
    .selectFrom('channel')
    .select(['handle', 'service', 'secret'])
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .where('id', '=', channelId)
    .executeTakeFirst()
  const secret = channel && ctx.secrets.open(memberId, channel.secret)
  return secret === undefined ? undefined : { handle: channel?.handle ?? '', service: channel?.service ?? '', secret }
}

async function cardOf(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  tellingId: string,
  storyId: string | null,
): Promise<LinkCard | undefined> {
  const link = await tx
    .selectFrom('link')
    .select('slug')
    .where('organisationId', '=', organisationId)
    .where('tellingId', '=', tellingId)
    .executeTakeFirst()
  if (!link) return undefined
  const url = `${ctx.baseUrl}/go/${link.slug}`
  const story = storyId ? await findStoryToTell(tx, organisationId, storyId) : undefined
  const bytes = story?.picture ? await readPicture(ctx, organisationId, story.picture.id, 'jpg') : undefined
  return {
    url,
    title: story?.title ?? url,
    description: story?.summary.slice(0, 300) ?? '',
    ...(bytes ? { picture: { bytes, mediaType: 'image/jpeg' as const } } : {}),
  }
}

/** Only an unsettled telling is changed: the member may have settled it meanwhile. */
async function settle(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  tellingId: string,
  next: Next,
  outcome: Outcome,
): Promise<void> {
  const settled = next.state === 'published' || next.state === 'rejected'
  const updated = await tx
    .updateTable('telling')
    .set({
      state: next.state,
      ...(next.state === 'published' ? { text: null, postUrl: next.postUrl } : {}),
      problem: next.state === 'rejected' ? next.problem : null,
      problemDetail: 'detail' in outcome ? outcome.detail.slice(0, 500) : null,
      settledAt: settled ? new Date(ctx.clock()) : null,
    })
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .where('state', 'in', ['queued', 'unsure'])
    .returning('id')
    .execute()
  if (updated.length > 0 && 'retryInSeconds' in next && next.retryInSeconds !== undefined) {
    const again = { startAfterSeconds: next.retryInSeconds }
    await ctx.jobs.enqueue(tx, 'publish-telling', { organisationId, tellingId }, again)
  }
}
