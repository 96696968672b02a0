import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { afterAct, type SuggestionState } from '../../core/suggestion.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'

/** A suggestion that a story may still be made from, as the story's form begins with it. */
export async function findToAccept(tx: OrganisationTx, organisationId: OrganisationId, id: string) {
  if (!isId(id)) return undefined
  return tx
    .selectFrom('suggestion')
    .select(['id', 'title', 'link', 'why', 'language', 'version'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'question'])
    .executeTakeFirst()
}

/** `version`: the one that the editor looked at, so that a colleague's question is read first. */
type Accepting = { readonly id: string; readonly version: number; readonly storyId: string }

/**
 * Keeps a suggestion from being settled until the transaction ends. `settled`: somebody answered or asked
 * first, or the member took it back. `done`: it became this very story, by the same form a moment ago.
 */
export async function holdToAccept(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id, version, storyId }: Accepting,
): Promise<'open' | 'done' | 'settled'> {
  const found = await tx
    .selectFrom('suggestion')
    .select(['state', 'storyId', 'version'])
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (found?.storyId === storyId) return 'done'
  const open = found && afterAct(found.state as SuggestionState, 'accept') !== undefined
  return open && found.version === version ? 'open' : 'settled'
}

/** Settles a held suggestion by the story that has been written from it, and lets its member hear. */
export async function acceptSuggestion(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id, version, storyId }: Accepting,
): Promise<void> {
  const { memberId } = await tx
    .updateTable('suggestion')
    .set({ state: 'accepted', storyId, settledAt: new Date(ctx.clock()), version: version + 1 })
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .returning('memberId')
    .executeTakeFirstOrThrow()
  const to = { organisationId, memberId: memberId as MemberId }
  await notify(ctx, tx, to, { kind: 'suggestion-answered', path: `/stories/suggestions/${id}` })
}
