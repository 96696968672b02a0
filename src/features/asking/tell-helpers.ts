import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import { othersThanAsker } from './asker.ts'
import { peopleOnDuty } from './helpers.ts'

type Waiting = { readonly id: string; readonly helperId: MemberId | null }

/** Lets those hear for whom a question waits: the helper, or whoever is on duty; but neither whoever asked nor `but`. */
export async function tellHelpers(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { id, helperId }: Waiting,
  but?: MemberId,
): Promise<void> {
  const people = helperId ? [{ id: helperId }] : await peopleOnDuty(tx, organisationId)
  for (const { id: memberId } of await othersThanAsker(tx, organisationId, id, people)) {
    if (memberId === but) continue
    await notify(ctx, tx, { organisationId, memberId }, { kind: 'question-asked', path: `/guidance/questions/${id}` })
  }
}
