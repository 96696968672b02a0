import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type FoundNotice = { readonly path: string; readonly organisationId: OrganisationId }

/** Where a notice leads, in whichever of the viewer's organisations it is; `undefined` where it is not theirs. */
export async function findNotice(
  { db }: Pick<Context, 'db'>,
  { userId, organisation, elsewhere }: Viewer,
  id: string,
): Promise<FoundNotice | undefined> {
  if (!isId(id)) return undefined
  for (const organisationId of [organisation.id, ...elsewhere]) {
    const found = await inOrganisation(db, organisationId, (tx) =>
      tx
        .selectFrom('notice')
        .innerJoin('member', (join) =>
          join.onRef('member.organisationId', '=', 'notice.organisationId').onRef('member.id', '=', 'notice.memberId'),
        )
        .select('notice.path')
        .where('notice.organisationId', '=', organisationId)
        .where('notice.id', '=', id)
        .where('member.userId', '=', userId)
        .executeTakeFirst(),
    )
    if (found) return { path: found.path, organisationId }
  }
  return undefined
}
