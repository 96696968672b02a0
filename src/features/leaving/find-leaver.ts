import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** A member whom an admin thinks of removing, or has removed: until when they may take their own data along. */
export async function findLeaver({ db }: Pick<Context, 'db'>, { organisation }: Viewer, id: string) {
  if (!isId(id)) return undefined
  return inOrganisation(db, organisation.id, (tx) =>
    tx
      .selectFrom('member')
      .select(['id', 'name', 'leavesAt'])
      .where('organisationId', '=', organisation.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}
