import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** Where a notice leads; `undefined` where it is not this member's. */
export async function findNotice(
  { db }: Pick<Context, 'db'>,
  { organisation, member }: Viewer,
  id: string,
): Promise<string | undefined> {
  if (!isId(id)) return undefined
  const found = await inOrganisation(db, organisation.id, (tx) =>
    tx
      .selectFrom('notice')
      .select('path')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return found?.path
}
