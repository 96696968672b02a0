import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from './viewer.ts'

export async function chooseLanguage(ctx: Pick<Context, 'db'>, viewer: Viewer, language: Language): Promise<void> {
  const { organisation, member } = viewer
  await inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .updateTable('member')
      .set({ language })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', member.id)
      .execute(),
  )
}
