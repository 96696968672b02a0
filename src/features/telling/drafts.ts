import type { Context } from '../../context.ts'
import { draftLivesMs, type KeptDraft } from '../../core/draft.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// Everything here is of the viewer's own drafts: they are sealed with the member's key, and no other is tried.

type Ctx = Pick<Context, 'secrets' | 'clock'>

/** More than anybody has amid writing. Beyond it, drafts stay on the device. */
export const mostDrafts = 200

export type KeptDrafts = {
  readonly current: KeptDraft | null
  /** Other texts of the same story, from devices that did not know of each other. */
  readonly asides: readonly KeptDraft[]
}

/** What a draft is about, to be found again by it and by the key alone. */
export const slotOf = ({ secrets }: Pick<Context, 'secrets'>, { member }: Viewer, storyId: string | null): Buffer =>
  Buffer.from(secrets.sign('draft', Buffer.from(`${member.id} ${storyId ?? 'own'}`)))

type Content = { readonly storyId: string | null; readonly text: string }

export const sealDraft = ({ secrets }: Pick<Context, 'secrets'>, { member }: Viewer, content: Content): string =>
  secrets.seal(member.id, JSON.stringify(content))

// A draft that cannot be opened (another key) is none; it goes when its time is over.
function openDraft({ secrets }: Ctx, { member }: Viewer, sealed: string): Content | undefined {
  const opened = secrets.open(member.id, sealed)
  return opened === undefined ? undefined : (JSON.parse(opened) as Content)
}

const rowsOf = (ctx: Ctx, tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('draft')
    .select(['id', 'aside', 'sealed', 'keptAt'])
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('keptAt', '>', new Date(ctx.clock() - draftLivesMs))
    .orderBy('keptAt', 'desc')
    .orderBy('id')

export async function keepsDrafts(tx: OrganisationTx, { organisation, member }: Viewer): Promise<boolean> {
  const { keepsDrafts } = await tx
    .selectFrom('member')
    .select('keepsDrafts')
    .where('organisationId', '=', organisation.id)
    .where('id', '=', member.id)
    .executeTakeFirstOrThrow()
  return keepsDrafts
}

/** The drafts of one story, or of a thought of one's own. */
export async function draftsOfStory(
  ctx: Ctx,
  tx: OrganisationTx,
  viewer: Viewer,
  storyId: string | null,
): Promise<KeptDrafts> {
  const rows = await rowsOf(ctx, tx, viewer)
    .where('slot', '=', slotOf(ctx, viewer, storyId))
    .execute()
  const opened = rows.flatMap(({ id, aside, sealed, keptAt }) => {
    const content = openDraft(ctx, viewer, sealed)
    return content ? [{ aside, draft: { id, text: content.text, at: keptAt.getTime() } }] : []
  })
  return {
    current: opened.find(({ aside }) => !aside)?.draft ?? null,
    asides: opened.filter(({ aside }) => aside).map(({ draft }) => draft),
  }
}

/** For the composer: `null` where the member keeps drafts on the device alone. */
export const draftsToWrite = async (ctx: Ctx, tx: OrganisationTx, viewer: Viewer, storyId: string | null) =>
  (await keepsDrafts(tx, viewer)) ? draftsOfStory(ctx, tx, viewer, storyId) : null

export type OwnDraft = Content & { readonly id: string; readonly keptAt: Date }

/** All that the server keeps, newest first, and whether it is to keep any. */
export const listDrafts = (ctx: Ctx & Pick<Context, 'db'>, viewer: Viewer) =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const rows = await rowsOf(ctx, tx, viewer).limit(mostDrafts).execute()
    const drafts = rows.flatMap(({ id, sealed, keptAt }): OwnDraft[] => {
      const content = openDraft(ctx, viewer, sealed)
      return content && content.text !== '' ? [{ ...content, id, keptAt }] : []
    })
    return { keeps: await keepsDrafts(tx, viewer), drafts, titles: await titlesOf(tx, viewer, drafts) }
  })

async function titlesOf(
  tx: OrganisationTx,
  { organisation }: Viewer,
  drafts: readonly OwnDraft[],
): Promise<Readonly<Record<string, string>>> {
  const ids = drafts.flatMap(({ storyId }) => (storyId ? [storyId] : []))
  if (ids.length === 0) return {}
  const rows = await tx
    .selectFrom('story')
    .select(['id', 'title'])
    .where('organisationId', '=', organisation.id)
    .where('id', 'in', ids)
    .execute()
  return Object.fromEntries(rows.map(({ id, title }) => [id, title]))
}
