import { z } from 'zod'
import type { Context } from '../../context.ts'
import { type Next, nextTelling, type Outcome } from '../../core/telling.ts'
import type { LinkCard, Post, PostPicture } from '../../networks/network.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { readPicture } from '../stories/read-picture.ts'
import { needsYou } from './needs-you.ts'
import { type Channel, noteSignedOut, openChannel } from './own-channel.ts'
import { wakeTelling } from './wake-telling.ts'

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  tellingId: z.uuid(),
})

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'networks' | 'secrets' | 'files' | 'baseUrl' | 'log'>

/**
 * Publishes a queued telling, or a scheduled one that is due, by the member's own account, and settles what became of it.
 *
 * Twice is safe: a telling that is settled is left alone; the try is written down before the network is
 * asked, and a post that may stand there is looked for before it is sent again; and the record's key was
 * chosen when it was told, so that the same post cannot stand twice.
 */
export async function publishTelling(ctx: Ctx, payload: unknown): Promise<void> {
  const { organisationId, tellingId } = payloadSchema.parse(payload)
  const work = await begin(ctx, organisationId, tellingId)
  if (!work) return
  const outcome = work.channel ? await attempt(ctx, work.channel, work) : accountGone
  const next = nextTelling(work.attempt, outcome)
  await inOrganisation(ctx.db, organisationId, (tx) => settle(ctx, tx, organisationId, tellingId, next, outcome, work))
  ctx.log.info({ tellingId, state: next.state, attempt: work.attempt }, 'a telling')
}

type Work = {
  readonly post: Post
  readonly channel: Channel | undefined
  readonly key: string
  readonly attempt: number
  /** Since when an earlier try may have brought it there; `undefined` where it is surely not there. */
  readonly maybeSentAt: Date | undefined
}

// The member has taken the account away, or it cannot be opened any more; the text is kept for them.
const accountGone: Outcome = { state: 'rejected', refusal: 'no-account', detail: '' }

async function attempt(
  { clock }: Pick<Ctx, 'clock'>,
  { network, account }: Channel,
  { post, key, maybeSentAt }: Work,
): Promise<Outcome> {
  if (maybeSentAt && network.find) {
    const found = await network.find(account, key)
    if (found.state === 'found') return { state: 'published', url: found.url }
    if (found.state === 'unknown') return found
  } else if (maybeSentAt && clock() - maybeSentAt.getTime() >= (network.repeatableForMs ?? 0)) {
    return { state: 'untold', detail: '' }
  }
  return network.publish(post, account, key)
}

/** Takes the telling up and counts the try, unless it is settled already. */
function begin(ctx: Ctx, organisationId: OrganisationId, tellingId: string): Promise<Work | undefined> {
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    if ((await wakeTelling(ctx, tx, organisationId, tellingId)) === 'asleep') return undefined
    const telling = await takeUp(ctx, tx, organisationId, tellingId)
    if (!telling || telling.text === null) return undefined
    const { card, pictures } = await whatGoesAlong(ctx, tx, organisationId, tellingId, telling)
    const { visibility, contentWarning } = telling
    return {
      post: {
        text: telling.text,
        language: telling.language as Post['language'],
        toldAt: telling.toldAt,
        ...(card ? { card } : {}),
        ...(pictures ? { pictures } : {}),
        ...(visibility ? { visibility: visibility as Post['visibility'] } : {}),
        ...(contentWarning ? { contentWarning } : {}),
      },
      channel: await channelOf(ctx, tx, organisationId, telling),
      key: telling.recordKey,
      attempt: telling.attempts + 1,
      maybeSentAt: telling.maybeSentAt ?? undefined,
    }
  })
}

async function takeUp(ctx: Ctx, tx: OrganisationTx, organisationId: OrganisationId, tellingId: string) {
  const telling = await tx
    .selectFrom('telling')
    .select(['text', 'language', 'network', 'visibility', 'contentWarning', 'withPicture', 'recordKey'])
    .select(['state', 'attempts', 'maybeSentAt', 'toldAt', 'memberId', 'channelId', 'storyId'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .where('state', 'in', ['queued', 'unsure'])
    .forUpdate()
    .executeTakeFirst()
  if (!telling) return undefined
  const maybeSentAt = telling.maybeSentAt ?? (telling.state === 'unsure' ? telling.toldAt : null)
  await tx
    .updateTable('telling')
    .set({ attempts: telling.attempts + 1, maybeSentAt: maybeSentAt ?? new Date(ctx.clock()) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .execute()
  return { ...telling, maybeSentAt }
}

// An account of another network than the one that was told to is none.
export async function channelOf(
  ctx: Pick<Ctx, 'db' | 'networks' | 'secrets'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { memberId, channelId, network }: { memberId: string; channelId: string | null; network: string },
): Promise<Channel | undefined> {
  const channel = channelId ? await openChannel(ctx, tx, { organisationId, memberId, id: channelId }) : undefined
  return channel?.name === network ? channel : undefined
}

type Along = { readonly card?: LinkCard; readonly pictures?: readonly PostPicture[] }

/** The card behind the tracked link, and the story's picture, unless the member left it out. */
async function whatGoesAlong(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  tellingId: string,
  { storyId, withPicture }: { storyId: string | null; withPicture: boolean },
): Promise<Along> {
  const link = await tx
    .selectFrom('link')
    .select('slug')
    .where('organisationId', '=', organisationId)
    .where('tellingId', '=', tellingId)
    .executeTakeFirst()
  const story = storyId ? await findStoryToTell(tx, organisationId, storyId) : undefined
  const picture = withPicture ? story?.picture : null
  const bytes = picture && (await readPicture(ctx, organisationId, picture.id, 'jpg'))
  const url = `${ctx.baseUrl}/go/${link?.slug}`
  return {
    ...(link ? { card: { url, title: story?.title ?? url, description: story?.summary.slice(0, 300) ?? '' } } : {}),
    ...(bytes ? { pictures: [{ bytes, mediaType: 'image/jpeg', alt: picture.alt }] } : {}),
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
  { maybeSentAt, channel }: Work,
): Promise<void> {
  const settled = next.state === 'published' || next.state === 'rejected'
  const updated = await tx
    .updateTable('telling')
    .set({
      state: next.state,
      ...(next.state === 'published' ? { text: null, contentWarning: null, postUrl: next.postUrl } : {}),
      // Surely not there: this try did not bring it there, and no earlier one may have.
      ...(next.state !== 'unsure' && !maybeSentAt ? { maybeSentAt: null } : {}),
      problem: next.state === 'rejected' ? next.problem : null,
      problemDetail: 'detail' in outcome ? outcome.detail.slice(0, 500) : null,
      settledAt: settled ? new Date(ctx.clock()) : null,
    })
    .where('organisationId', '=', organisationId)
    .where('id', '=', tellingId)
    .where('state', 'in', ['queued', 'unsure'])
    .returning(['memberId', 'dueAt'])
    .executeTakeFirst()
  if (!updated) return
  if (channel && next.state === 'rejected' && next.problem === 'signed-out') await noteSignedOut(ctx, tx, channel)
  if ('retryInSeconds' in next && next.retryInSeconds !== undefined) {
    const again = { startAfterSeconds: next.retryInSeconds }
    await ctx.jobs.enqueue(tx, 'publish-telling', { organisationId, tellingId }, again)
  } else if (next.state !== 'published' && updated.dueAt) {
    // Who told it now is looking at its page; who told it for later is not.
    await needsYou(ctx, tx, { organisationId, tellingId, memberId: updated.memberId })
  }
}
