import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { NetworkId } from '../../core/networks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

const shownForMs = 8 * 7 * 24 * 3_600_000
const pageSize = 20

/** Where people answer each other, and one's own posts are found when the network does not tell us their address. */
const places: Readonly<Partial<Record<NetworkId, string>>> = {
  bluesky: 'https://bsky.app/',
  linkedin: 'https://www.linkedin.com/in/me/recent-activity/all/',
  x: 'https://x.com/home',
  facebook: 'https://www.facebook.com/me',
  threads: 'https://www.threads.com/',
}

export type Conversation = {
  readonly id: string
  readonly network: NetworkId
  readonly storyTitle: string | null
  readonly toldAt: Date
  /** The post itself. */
  readonly postUrl: string | null
  /** Else the place where it is. */
  readonly place: string | null
  readonly done: boolean
}

/**
 * One's own tellings of the last weeks that others may have answered, newest first: for oneself, to go back to. What
 * was answered there is not asked of the network, and nobody is reminded.
 */
export async function listConversations(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  now: number,
  { page, withDone }: { readonly page: number; readonly withDone: boolean },
): Promise<{ conversations: Conversation[]; more: boolean }> {
  let query = tx
    .selectFrom('telling')
    .leftJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'telling.organisationId').onRef('story.id', '=', 'telling.storyId'),
    )
    .leftJoin('conversationDone as done', (join) =>
      join.onRef('done.organisationId', '=', 'telling.organisationId').onRef('done.tellingId', '=', 'telling.id'),
    )
    .select(['telling.id', 'telling.network', 'telling.toldAt', 'telling.postUrl'])
    .select(['story.title as storyTitle', 'done.tellingId as doneId'])
    .where('telling.organisationId', '=', organisation.id)
    .where('telling.memberId', '=', member.id)
    .where('telling.toldAt', '>', new Date(now - shownForMs))
    .where((eb) =>
      eb.or([
        eb('telling.state', '=', 'published'),
        eb.and([eb('telling.state', '=', 'handed'), eb('telling.network', 'in', Object.keys(places))]),
      ]),
    )
  if (!withDone) query = query.where('done.tellingId', 'is', null)
  const rows = await query
    .orderBy('telling.toldAt', 'desc')
    .orderBy('telling.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const conversations = rows.slice(0, pageSize).map(({ doneId, ...row }) => ({
    ...row,
    network: row.network as NetworkId,
    place: row.postUrl === null ? (places[row.network as NetworkId] ?? null) : null,
    done: doneId !== null,
  }))
  return { conversations, more: rows.length > pageSize }
}

/** Ticks one's own telling off, or back on. Twice is the same as once. */
export async function tickConversation(
  ctx: Pick<Context, 'db'>,
  { organisation, member }: Viewer,
  tellingId: string,
  done: boolean,
): Promise<void> {
  if (!isId(tellingId)) return
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    const own = await tx
      .selectFrom('telling')
      .select('id')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('id', '=', tellingId)
      .executeTakeFirst()
    if (!own) return
    if (done)
      await tx
        .insertInto('conversationDone')
        .values({ organisationId: organisation.id, tellingId })
        .onConflict((conflict) => conflict.columns(['organisationId', 'tellingId']).doNothing())
        .execute()
    else
      await tx
        .deleteFrom('conversationDone')
        .where('organisationId', '=', organisation.id)
        .where('tellingId', '=', tellingId)
        .execute()
  })
}
