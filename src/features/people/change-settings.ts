import type { Context } from '../../context.ts'
import type { EmploymentLines } from '../../core/disclosure.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from './viewer.ts'

export type Settings = {
  readonly name: string
  readonly language: Language
  readonly employmentLines: EmploymentLines
  readonly utmMedium: string | null
  readonly utmCampaign: string | null
}

export async function changeSettings(ctx: Pick<Context, 'db'>, viewer: Viewer, settings: Settings): Promise<void> {
  await inOrganisation(ctx.db, viewer.organisation.id, (tx) =>
    tx
      .updateTable('organisation')
      .set({ ...settings, employmentLines: JSON.stringify(settings.employmentLines) })
      .where('organisationId', '=', viewer.organisation.id)
      .execute(),
  )
}
