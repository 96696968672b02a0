import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { isSameAddress } from '../../core/same-address.ts'
import { mostSuggestionsADay } from '../../core/suggestion.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { previewLink } from '../previews/preview-link.ts'
import { findOffered } from '../stories/find-offered.ts'

export type SuggestionInput = {
  /** Chosen by the form, so that the same form twice is one suggestion. */
  readonly id: string
  readonly link: string | null
  /** Empty: as the page names itself. */
  readonly title: string
  readonly why: string
  readonly language: Language
  readonly mayName: boolean
  /** Although the link is offered already. */
  readonly anyway: boolean
}

export type Suggested =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'too-many' | 'already-yours' }
  | { readonly ok: false; readonly problem: 'already-offered'; readonly story: { id: string; title: string } }

const dayMs = 86_400_000

/** A member proposes a story. Who they are is seen by editors alone, unless they let themselves be named. */
export async function suggestStory(
  ctx: Pick<Context, 'db' | 'clock' | 'outbound'>,
  viewer: Viewer,
  input: SuggestionInput,
): Promise<Suggested> {
  // Outside the transaction: a slow page keeps no connection to the database waiting.
  const page = input.link === null ? undefined : await pageOf(ctx, input.link, input.title === '')
  const now = ctx.clock()
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Suggested> => {
    await holdMember(tx, viewer)
    const recent = await recentOfMember(tx, viewer)
    if (recent.some(({ id }) => id === input.id)) return { ok: true }
    if (recent.filter(({ createdAt }) => createdAt.getTime() > now - dayMs).length >= mostSuggestionsADay)
      return { ok: false, problem: 'too-many' }
    if (recent.some((one) => isOpen(one.state) && isSameAddress(one.link ?? '', input.link ?? '')))
      return { ok: false, problem: 'already-yours' }
    const offered = await findOffered(tx, viewer, page?.addresses ?? [])
    if (offered && !input.anyway) return { ok: false, problem: 'already-offered', story: offered }
    await insert(tx, viewer, { ...input, title: input.title || (page?.title ?? '') }, new Date(now))
    return { ok: true }
  })
}

const isOpen = (state: string): boolean => state === 'waiting' || state === 'question'

/** What a page is called, and the addresses it goes by; a page that does not answer is called by its address. */
async function pageOf(ctx: Pick<Context, 'outbound'>, link: string, ask: boolean) {
  const found = ask ? await previewLink(ctx, link) : undefined
  if (!found?.ok) return { title: link.replace(/^https?:\/\//, '').slice(0, 300), addresses: [link] }
  return { title: found.preview.title || found.preview.siteName, addresses: [link, found.preview.url] }
}

/** Two forms of one member wait for one another, or both would find the day's limit not yet reached. */
const holdMember = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisation.id)
    .where('id', '=', member.id)
    .forNoKeyUpdate()
    .execute()

const recentOfMember = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('suggestion')
    .select(['id', 'state', 'link', 'createdAt'])
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .orderBy('createdAt', 'desc')
    .limit(200)
    .execute()

async function insert(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  { anyway: _, ...input }: SuggestionInput,
  now: Date,
): Promise<void> {
  const ids = { organisationId: organisation.id, memberId: member.id }
  await tx
    .insertInto('suggestion')
    .values({ ...ids, ...input, state: 'waiting', createdAt: now })
    // Forms make their ids by chance: who sends somebody else's has chosen it, and gets nothing for it.
    .onConflict((conflict) => conflict.columns(['organisationId', 'id']).doNothing())
    .execute()
}
