import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

type InThread = {
  readonly id: string
  readonly participantId: string
  readonly thread: Buffer
  readonly postedAt: Date
}

const most = 5

/** What the post's writer had said before in the same thread, as far as they sent it; the last few, oldest first. */
export async function threadBefore(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  { id, participantId, thread, postedAt }: InThread,
): Promise<{ id: string; text: string }[]> {
  const before = await tx
    .selectFrom('studyPost')
    .select(['id', 'text'])
    .where((row) => row.and({ organisationId, studyId, participantId }))
    .where('thread', '=', thread)
    .where('id', '!=', id)
    .where('postedAt', '<=', postedAt)
    .orderBy('postedAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return before.reverse()
}
