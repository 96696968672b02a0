import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import type { Viewer } from '../people/viewer.ts'

// Who asked stands in `question_asker`, and nothing but this file, the asker's own queries and the sums read it. A
// helper's pages get from here a condition that only leaves out the viewer's own: asking.test.ts holds the list.

/** That a question is not the viewer's own: nobody answers themselves. */
export const notAskedBy = ({ organisation, member }: Viewer) =>
  sql<boolean>`not exists (select from question_asker a where a.organisation_id = ${organisation.id}
    and a.question_id = question.id and a.member_id = ${member.id})`

/** Those of these people who did not ask it themselves. */
export async function othersThanAsker<P extends { readonly id: string }>(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  questionId: string,
  people: readonly P[],
): Promise<P[]> {
  const { memberId } = await askerOf(tx, organisationId, questionId)
  return people.filter(({ id }) => id !== memberId)
}

const askerOf = (tx: OrganisationTx, organisationId: OrganisationId, questionId: string) =>
  tx
    .selectFrom('questionAsker')
    .select('memberId')
    .where('organisationId', '=', organisationId)
    .where('questionId', '=', questionId)
    .executeTakeFirstOrThrow()

/** Lets the asker hear, whoever it is; nobody learns by it who. */
export async function tellAsker(
  ctx: Pick<Context, 'clock' | 'jobs'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  questionId: string,
): Promise<void> {
  const { memberId } = await askerOf(tx, organisationId, questionId)
  const to = { organisationId, memberId: memberId as MemberId }
  await notify(ctx, tx, to, { kind: 'question-answered', path: `/mine/questions/${questionId}` })
}
