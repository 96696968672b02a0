import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'

/** Who suggested a story, where they let themselves be named. */
export async function namedSuggester(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  storyId: string,
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('suggestion')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organisationId', '=', 'suggestion.organisationId')
        .onRef('member.id', '=', 'suggestion.memberId'),
    )
    .select('member.name')
    .where('suggestion.organisationId', '=', organisationId)
    .where('suggestion.storyId', '=', storyId)
    .where('suggestion.mayName', '=', true)
    .executeTakeFirst()
  return found?.name
}
