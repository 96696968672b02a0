import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

/** Who may read the guidelines without signing in: nobody, whoever has the address, or search engines too. */
export const publicPages = ['closed', 'open', 'found'] as const
export type PublicPage = (typeof publicPages)[number]

export async function findPublicPage(tx: OrganisationTx, organisationId: OrganisationId) {
  const found = await tx
    .selectFrom('organisation')
    .select(['name', 'guidelinesPage'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  return found && { name: found.name, page: found.guidelinesPage as PublicPage }
}

/** Opens or closes the page that anybody may read: a setting, which is written into the log. */
export const setPublicPage = (ctx: Pick<Context, 'db'>, viewer: Viewer, page: PublicPage): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const { id } = viewer.organisation
    const before = await findPublicPage(tx, id)
    if (!before || before.page === page || !may(viewer.member, 'change-settings')) return
    await tx.updateTable('organisation').set({ guidelinesPage: page }).where('organisationId', '=', id).execute()
    await recordAct(tx, viewer, { kind: 'setting-changed', setting: 'guidelinesPage', from: before.page, to: page })
  })
