import type { Context } from '../../context.ts'
import type { Setting } from '../../core/act.ts'
import type { EmploymentLines } from '../../core/disclosure.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import { recordActs } from './audit.ts'
import type { Viewer } from './viewer.ts'

export type Settings = {
  readonly name: string
  readonly language: Language
  readonly employmentLines: EmploymentLines
  readonly utmMedium: string | null
  readonly utmCampaign: string | null
}

/** Changes the organisation's settings; the log says of each that changed what it was and what it is. */
export async function changeSettings(ctx: Pick<Context, 'db'>, viewer: Viewer, settings: Settings): Promise<void> {
  await inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const before = await tx
      .selectFrom('organisation')
      .select(['name', 'language', 'employmentLines', 'utmMedium', 'utmCampaign'])
      .where('organisationId', '=', viewer.organisation.id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('organisation')
      .set({ ...settings, employmentLines: JSON.stringify(settings.employmentLines) })
      .where('organisationId', '=', viewer.organisation.id)
      .execute()
    const was = asTexts({ ...before, employmentLines: before.employmentLines as EmploymentLines })
    const is = asTexts(settings)
    const changed = (Object.keys(is) as (keyof typeof is)[]).filter((setting) => was[setting] !== is[setting])
    await recordActs(
      tx,
      viewer,
      changed.map((setting) => ({ kind: 'setting-changed', setting, from: was[setting], to: is[setting] })),
    )
  })
}

const asTexts = (settings: Omit<Settings, 'language'> & { readonly language: string }) =>
  ({
    name: settings.name,
    language: settings.language,
    'line.fi': settings.employmentLines.fi ?? '',
    'line.sv': settings.employmentLines.sv ?? '',
    'line.en': settings.employmentLines.en ?? '',
    utmMedium: settings.utmMedium ?? '',
    utmCampaign: settings.utmCampaign ?? '',
  }) satisfies Partial<Record<Setting, string>>
