import { randomBytes } from 'node:crypto'
import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { defaultItems } from '../../core/pulse/default-items.ts'
import { type Item, mostOwnItems } from '../../core/pulse/item.ts'
import type { NewItem } from '../../core/pulse/own-item.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

export type Questionnaire = { readonly version: number; readonly items: readonly Item[] }

/** What the next wave asks. A version is never changed: a wave asks to its end what it was opened with. */
export async function newestQuestionnaire(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  lock = false,
): Promise<Questionnaire> {
  const row = await tx
    .selectFrom('pulseQuestionnaire')
    .select(['version', 'items'])
    .where('organisationId', '=', organisationId)
    .orderBy('version', 'desc')
    .limit(1)
    .$if(lock, (query) => query.forUpdate())
    .executeTakeFirst()
  return row ? { version: row.version, items: row.items as unknown as readonly Item[] } : first
}

const first: Questionnaire = { version: 1, items: defaultItems }

/** Keeps a version; one that stands is left as it is. */
export const keepQuestionnaire = (
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { version, items }: Questionnaire,
  createdAt: Date,
) =>
  tx
    .insertInto('pulseQuestionnaire')
    .values({ organisationId, version, items: JSON.stringify(items), createdAt })
    .onConflict((on) => on.columns(['organisationId', 'version']).doNothing())
    .executeTakeFirst()

export type ItemsChanged =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'too-many' | 'changed-meanwhile' }

const isOwn = ({ source }: Item) => source === 'own'

/** Adds an item of the organisation's own, at the end. `version` is the one that the steward saw. */
export const addItem = (ctx: Ctx, viewer: Viewer, version: number, added: NewItem): Promise<ItemsChanged> =>
  changeItems(ctx, viewer, version, (items) => {
    const id = `own-${randomBytes(6).toString('hex')}`
    return [...items, { ...added, id, source: 'own' } as Item]
  })

/** Takes an item of the organisation's own out. The default ones stay: the guardrail is one of them. */
export const removeItem = (ctx: Ctx, viewer: Viewer, version: number, id: string): Promise<ItemsChanged> =>
  changeItems(ctx, viewer, version, (items) => items.filter((item) => !isOwn(item) || item.id !== id))

type Ctx = Pick<Context, 'db' | 'clock'>

const changeItems = (
  ctx: Ctx,
  viewer: Viewer,
  seen: number,
  change: (items: readonly Item[]) => readonly Item[],
): Promise<ItemsChanged> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<ItemsChanged> => {
    const { id } = viewer.organisation
    if (!may(viewer.member, 'keep-pulse')) return { ok: false, problem: 'changed-meanwhile' }
    const { version, items } = await newestQuestionnaire(tx, id, true)
    if (version !== seen) return { ok: false, problem: 'changed-meanwhile' }
    const changed = change(items)
    const own = changed.filter(isOwn).length
    if (own > mostOwnItems) return { ok: false, problem: 'too-many' }
    if (changed.length === items.length) return { ok: true }
    const kept = await keepQuestionnaire(tx, id, { version: version + 1, items: changed }, new Date(ctx.clock()))
    // Somebody else's version came between where none was there to be held.
    if (kept.numInsertedOrUpdatedRows === 0n) return { ok: false, problem: 'changed-meanwhile' }
    await followPlanned(tx, id, version + 1)
    await recordAct(tx, viewer, { kind: 'pulse-items-changed', count: own })
    return { ok: true }
  })

/** A wave that is planned and not open asks what stands when it opens. */
const followPlanned = (tx: OrganisationTx, organisationId: OrganisationId, version: number) =>
  tx
    .updateTable('pulseWave')
    .set({ questionnaireVersion: version })
    .where('organisationId', '=', organisationId)
    .where('state', '=', 'planned')
    .execute()
