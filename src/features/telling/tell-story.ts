import { randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { disclosure } from '../../core/disclosure.ts'
import { parseTarget, slugFrom, withCampaign } from '../../core/link.ts'
import { type Language, type NetworkId, rulesFor, type Visibility } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import { type Composed, composePost } from '../../core/telling.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { announceLink } from '../links/link-memory.ts'
import type { Viewer } from '../people/viewer.ts'
import { storyTelling } from '../programme/story-telling.ts'
import { findStoryToTell, type StoryToTell } from '../stories/find-story-to-tell.ts'
import { holdStory } from '../stories/hold-story.ts'
import { chooseTime, type Due, type When } from './choose-time.ts'
import { knownWords } from './known-words.ts'
import { type OwnAccount, ownAccount } from './queries.ts'
import { keepSketch } from './sketches.ts'

export type TellInput = {
  /** Made by the form: the same key twice is the same telling. */
  readonly formKey: string
  readonly storyId: string | null
  readonly network: NetworkId
  /** The member's own account to publish by; `null` hands the text over to the network's own window. */
  readonly channelId: string | null
  /** When it goes out. What is handed to a network's own window can only go now. */
  readonly when: When
  readonly ownWords: string
  readonly language: Language
  /** Whether the disclosure goes along: the member decides. */
  readonly disclose: boolean
  /** For one's own thought: an address to tell of. A story brings its own. */
  readonly link: string | null
  /** For whom, where the network knows the difference. */
  readonly visibility?: Visibility
  readonly contentWarning?: string | null
  /** Whether the story's picture goes along, by one's own account. */
  readonly withPicture?: boolean
  /** The slug that the page proposed, so that a handed text has its link before the answer is back. */
  readonly slug: string
}

export type Told =
  | {
      readonly ok: true
      readonly tellingId: string
      readonly state: 'queued' | 'scheduled' | 'handed'
      readonly post: Composed
      readonly link: string | undefined
      readonly title: string
    }
  | {
      readonly ok: false
      readonly problem:
        | 'story-gone'
        | 'paused'
        | 'preparing'
        | 'no-account'
        | 'bad-link'
        | 'not-by-itself'
        | 'slug-taken'
    }
  | Extract<Due, { ok: false }>
  | { readonly ok: false; readonly problem: 'too-long'; readonly length: number; readonly limit: number }

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'networks' | 'secrets' | 'baseUrl'>

/**
 * Tells a story, or one's own thought: by the member's own account (then it is queued in the same
 * transaction, for now or for later), or by handing the text to the network's own window (then nothing of the text is kept).
 */
export async function tellStory(ctx: Ctx, viewer: Viewer, input: TellInput): Promise<Told> {
  const told = inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Told> => {
    // Kept from being retired or corrected meanwhile, so that no link is made behind a correction's back.
    if (input.storyId) await holdStory(tx, viewer.organisation.id, input.storyId)
    const story = input.storyId ? await findStoryToTell(tx, viewer.organisation.id, input.storyId) : undefined
    const before = await tellingOfForm(tx, viewer, input.formKey)
    const offered = story && may(viewer.member, 'tell', story, dateAt(ctx.clock()))
    if (input.storyId && !offered && !before) return { ok: false, problem: 'story-gone' }
    // What was told before the pause is answered as it was: the same form twice is the same telling.
    const telling = await storyTelling(tx, viewer)
    if (input.storyId && !before && !telling.isOpen) return { ok: false, problem: telling.why }
    const target = parseLink(story?.target ?? input.link)
    if (target === 'bad') return { ok: false, problem: 'bad-link' }
    const account = input.channelId ? await ownAccount(tx, viewer, input.channelId) : undefined
    if (input.channelId && account?.network !== input.network) return { ok: false, problem: 'no-account' }
    const link = target && `${ctx.baseUrl}/go/${input.slug}`
    const post = compose(viewer, input, story, link, account)
    if (post.tooLong) return { ok: false, problem: 'too-long', length: post.length, limit: post.limit }
    if (before) return { ok: true, tellingId: before.id, state: stateOf(input), post, link, title: story?.title ?? '' }
    if (!input.channelId && input.when.kind !== 'now') return { ok: false, problem: 'not-by-itself' }
    const chosen = await chooseTime(ctx, tx, viewer, input.when, { story, network: input.network })
    if (!chosen.ok) return chosen
    const state = stateOf(input)
    const id = await record(ctx, tx, viewer, input, { id: uuid(), state, due: chosen.due, post, target, story })
    return { ok: true, tellingId: id, state, post, link, title: story?.title ?? '' }
  })
  return told.catch((error: unknown) => {
    if (error instanceof SlugTaken) return { ok: false, problem: 'slug-taken' }
    throw error
  })
}

const stateOf = ({ channelId, when }: TellInput) =>
  channelId === null ? 'handed' : when.kind === 'now' ? 'queued' : 'scheduled'

/** A proposal for the page: letters that nobody guesses. */
export const newSlug = (): string => slugFrom(randomBytes(10))

const parseLink = (address: string | null): URL | undefined | 'bad' =>
  address ? (parseTarget(address) ?? 'bad') : undefined

function compose(
  viewer: Viewer,
  input: TellInput,
  story: StoryToTell | undefined,
  link: string | undefined,
  account: OwnAccount | undefined,
): Composed {
  const kind = story?.disclosure ?? 'employment'
  const label = input.disclose ? disclosure(kind, input.language, viewer.organisation) : undefined
  const rules = rulesFor(input.network, account !== undefined, account?.rules)
  const contentWarning = warningOf(input)
  return composePost({ ownWords: input.ownWords, disclosure: label, link, contentWarning }, rules)
}

// Where the network knows no such thing, none is sent, and none counts.
const warningOf = ({ network, channelId, contentWarning }: TellInput): string | undefined =>
  channelId && network === 'mastodon' ? (contentWarning ?? undefined) : undefined

const tellingOfForm = (tx: OrganisationTx, { organisation, member }: Viewer, formKey: string) =>
  tx
    .selectFrom('telling')
    .select('id')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('formKey', '=', formKey)
    .executeTakeFirst()

type Recorded = {
  readonly id: string
  readonly state: 'queued' | 'scheduled' | 'handed'
  readonly due: number | undefined
  readonly post: Composed
  readonly target: URL | undefined
  readonly story: StoryToTell | undefined
}

/** Writes it all down; answers the telling's id, or that of the same form that came a moment earlier. */
async function record(ctx: Ctx, tx: OrganisationTx, viewer: Viewer, input: TellInput, made: Recorded): Promise<string> {
  const { id: organisationId } = viewer.organisation
  const now = ctx.clock()
  const linkId = uuid()
  // Global tables first, as a distributed PostgreSQL wants. Here a form that was sent twice at the same
  // moment waits for its twin, finds the slug taken, and then the telling there.
  if (made.target && !(await addSlug(ctx, tx, viewer, input, made.target, linkId))) {
    return (await tellingOfForm(tx, viewer, input.formKey))?.id ?? slugTaken()
  }
  const told = await tx
    .insertInto('telling')
    .values({
      organisationId,
      id: made.id,
      memberId: viewer.member.id,
      storyId: input.storyId,
      network: input.network,
      channelId: input.channelId,
      state: made.state,
      language: input.language,
      text: made.state === 'handed' ? null : made.post.text,
      ...(made.state === 'handed' ? {} : alongOf(input)),
      formKey: input.formKey,
      // What is handed over goes under no key of ours.
      recordKey: accountNetworkOf(ctx, input)?.newKey(made.due ?? now, Math.random()) ?? made.id,
      toldAt: new Date(now),
      dueAt: made.due === undefined ? null : new Date(made.due),
    })
    .onConflict((conflict) => conflict.columns(['organisationId', 'memberId', 'formKey']).doNothing())
    .returning('id')
    .executeTakeFirst()
  // Without a link there is no slug to wait at: the twin is found here.
  if (!told) return (await tellingOfForm(tx, viewer, input.formKey))?.id ?? slugTaken()
  // A scheduled one gets its groups when it goes out.
  if (made.state !== 'scheduled') await keepGroups(tx, viewer, made.id)
  if (made.story) {
    const { id: storyId } = made.story
    const told = { tellingId: made.id, storyId, ownWords: input.ownWords, known: knownWords(made.story) }
    await keepSketch(ctx, tx, organisationId, told)
  }
  if (made.target) {
    const link = { organisationId, id: linkId, tellingId: made.id, slug: input.slug, createdAt: new Date(now) }
    await tx.insertInto('link').values(link).execute()
    await announceLink(tx, new URL(ctx.baseUrl).host, input.slug)
  }
  if (made.state !== 'handed') {
    const wait = { startAfterSeconds: Math.ceil(((made.due ?? now) - now) / 1000) }
    await ctx.jobs.enqueue(tx, 'publish-telling', { organisationId, tellingId: made.id }, wait)
  }
  return made.id
}

const alongOf = (input: TellInput) => ({
  visibility: input.visibility ?? null,
  contentWarning: warningOf(input) ?? null,
  withPicture: input.withPicture ?? true,
})

const accountNetworkOf = ({ networks }: Ctx, { network, channelId }: TellInput) =>
  channelId ? Object.entries(networks).find(([name]) => name === network)?.[1] : undefined

// Ten letters that were there already, by chance or by somebody's will: the transaction is undone, and the
// page proposes others.
class SlugTaken extends Error {}

function slugTaken(): never {
  throw new SlugTaken('The proposed slug is taken.')
}

async function addSlug(
  ctx: Ctx,
  tx: OrganisationTx,
  viewer: Viewer,
  input: TellInput,
  target: URL,
  linkId: string,
): Promise<boolean> {
  const { utmMedium, utmCampaign, id: organisationId } = viewer.organisation
  const added = await tx
    .insertInto('linkSlug')
    .values({
      host: new URL(ctx.baseUrl).host,
      slug: input.slug,
      organisationId,
      linkId,
      storyId: input.storyId,
      target: withCampaign(target, { medium: utmMedium, campaign: utmCampaign }, input.network),
    })
    .onConflict((conflict) => conflict.columns(['host', 'slug']).doNothing())
    .returning('slug')
    .executeTakeFirst()
  return added !== undefined
}

async function keepGroups(tx: OrganisationTx, { organisation, member }: Viewer, tellingId: string): Promise<void> {
  if (member.groupIds.length === 0) return
  const rows = member.groupIds.map((groupId) => ({ organisationId: organisation.id, tellingId, groupId }))
  await tx.insertInto('tellingGroup').values(rows).execute()
}
