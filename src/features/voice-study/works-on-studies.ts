import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/** Whether the viewer works on any study: then the way to the studies is shown to them. */
export async function worksOnStudies(tx: OrganisationTx, { organisation, member }: Viewer): Promise<boolean> {
  const row = await tx
    .selectFrom('studyWorker')
    .select('studyId')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
