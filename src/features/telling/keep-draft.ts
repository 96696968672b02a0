import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { draftLivesMs, type SentDraft, settleDraft } from '../../core/draft.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import type { Viewer } from '../people/viewer.ts'
import { draftsOfStory, type KeptDrafts, mostDrafts, sealDraft, slotOf } from './drafts.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>

export type Kept =
  | { readonly ok: true; readonly drafts: KeptDrafts }
  | { readonly ok: false; readonly problem: 'not-wanted' | 'too-many' }

/**
 * Keeps what a device sends, sealed, for the member's other devices. Twice is safe: the second time the text is the
 * same, and nothing changes. Devices that send at the same time wait for one another at the member's row.
 */
export async function keepDraft(ctx: Ctx, viewer: Viewer, storyId: string | null, sent: SentDraft): Promise<Kept> {
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Kept> => {
    if (!(await isWanted(tx, viewer))) return { ok: false, problem: 'not-wanted' }
    if ((await countDrafts(tx, viewer)) >= mostDrafts) return { ok: false, problem: 'too-many' }
    const { current: kept } = await draftsOfStory(ctx, tx, viewer, storyId)
    // A clock that goes ahead must not win for ever.
    const now = { ...sent, at: Math.min(sent.at, ctx.clock()) }
    const { current, aside } = settleDraft(kept ?? undefined, now)
    if (current === 'sent' && (kept || sent.text !== '')) {
      await removeDraft(tx, viewer, kept?.id)
      await write(ctx, tx, viewer, { storyId, text: sent.text, aside: false, at: now.at })
    }
    if (aside !== undefined) {
      const at = current === 'sent' ? (kept?.at ?? now.at) : now.at
      await write(ctx, tx, viewer, { storyId, text: aside, aside: true, at })
    }
    return { ok: true, drafts: await draftsOfStory(ctx, tx, viewer, storyId) }
  })
}

async function isWanted(tx: OrganisationTx, { organisation, member }: Viewer): Promise<boolean> {
  const { keepsDrafts } = await tx
    .selectFrom('member')
    .select('keepsDrafts')
    .where('organisationId', '=', organisation.id)
    .where('id', '=', member.id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return keepsDrafts
}

async function countDrafts(tx: OrganisationTx, { organisation, member }: Viewer): Promise<number> {
  const { count } = await tx
    .selectFrom('draft')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .executeTakeFirstOrThrow()
  return Number(count)
}

type Written = { readonly storyId: string | null; readonly text: string; readonly aside: boolean; readonly at: number }

async function write(ctx: Ctx, tx: OrganisationTx, viewer: Viewer, { storyId, text, aside, at }: Written) {
  const row = {
    organisationId: viewer.organisation.id,
    id: uuid(),
    memberId: viewer.member.id,
    slot: slotOf(ctx, viewer, storyId),
    aside,
    sealed: sealDraft(ctx, viewer, { storyId, text }),
    keptAt: new Date(at),
  }
  await tx.insertInto('draft').values(row).execute()
}

async function removeDraft(tx: OrganisationTx, { organisation, member }: Viewer, id: string | undefined) {
  if (!id) return
  await tx
    .deleteFrom('draft')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .where('id', '=', id)
    .execute()
}

/** Lets one's own draft go. Its place stays empty, so that another device lets go of it too. */
export async function dropDraft(ctx: Ctx, viewer: Viewer, id: string): Promise<void> {
  await inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const own = { organisationId: viewer.organisation.id, memberId: viewer.member.id, id }
    await tx
      .deleteFrom('draft')
      .where((eb) => eb.and({ ...own, aside: true }))
      .execute()
    const sealed = sealDraft(ctx, viewer, { storyId: null, text: '' })
    await tx
      .updateTable('draft')
      .set({ id: uuid(), sealed, keptAt: new Date(ctx.clock()) })
      .where((eb) => eb.and(own))
      .execute()
  })
}

/** Whether drafts are kept for one's other devices. Turned off, what is kept goes at once. */
export async function chooseKeepingDrafts(
  ctx: Pick<Context, 'db'>,
  { organisation, member }: Viewer,
  keeps: boolean,
): Promise<void> {
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    await tx
      .updateTable('member')
      .set({ keepsDrafts: keeps })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', member.id)
      .execute()
    if (keeps) return
    await tx
      .deleteFrom('draft')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .execute()
  })
}

/** Removes what nobody has touched for its time, everywhere. */
export async function forgetOldDrafts(ctx: Pick<Context, 'db' | 'clock'>, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await inOrganisation(ctx.db, organisationId, (tx) =>
      tx
        .deleteFrom('draft')
        .where('organisationId', '=', organisationId)
        .where('keptAt', '<=', new Date(ctx.clock() - draftLivesMs))
        .execute(),
    )
  }
}
