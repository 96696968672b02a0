import { v7 as uuid } from 'uuid'
import type { Language } from '../../core/networks.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { ImaginedTelling } from './imagine-tellings.ts'

export type Placed = ImaginedTelling & {
  readonly memberId: MemberId
  readonly storyId: string
  readonly language: Language
  readonly target: string
  readonly groupIds: readonly string[]
  readonly slug: string
}

type Where = { readonly organisationId: OrganisationId; readonly host: string }

/** Writes tellings as if they had happened, each with its link and clicks. */
export async function insertImagined(tx: OrganisationTx, where: Where, tellings: readonly Placed[]): Promise<void> {
  const { organisationId, host } = where
  const made = tellings.map((telling) => ({ ...telling, id: uuid(), linkId: uuid(), told: new Date(telling.at) }))
  await inBatches(made, async (batch) => {
    const slugs = batch.map(({ slug, linkId, storyId, target }) => ({
      ...{ host, slug, organisationId, linkId, storyId, target },
    }))
    await tx.insertInto('linkSlug').values(slugs).execute()
    const rows = batch.map(({ id, memberId, storyId, network, language, told }) => ({
      ...{ organisationId, id, memberId, storyId, network, language },
      // Each as it would stand after its window was opened: no account of anybody is behind it.
      state: 'handed',
      formKey: uuid(),
      recordKey: 'made-up',
      toldAt: told,
    }))
    await tx.insertInto('telling').values(rows).execute()
    const links = batch.map(({ id, linkId, slug, told }) => ({
      ...{ organisationId, id: linkId, tellingId: id, slug },
      createdAt: told,
    }))
    await tx.insertInto('link').values(links).execute()
  })
  const groups = made.flatMap(({ id, groupIds }) =>
    groupIds.map((groupId) => ({ organisationId, tellingId: id, groupId })),
  )
  await inBatches(groups, async (batch) => void (await tx.insertInto('tellingGroup').values(batch).execute()))
  const clicks = made.flatMap(({ linkId, clicks: sums }) =>
    sums.map(({ hour, deviceClass, clicks: count }) => ({
      ...{ organisationId, linkId, class: deviceClass, clicks: count },
      hour: new Date(hour),
    })),
  )
  await inBatches(clicks, async (batch) => void (await tx.insertInto('clickSum').values(batch).execute()))
}

// A statement takes 65,535 values at most.
const atOnce = 1000

async function inBatches<T>(rows: readonly T[], write: (batch: T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) await write(rows.slice(from, from + atOnce))
}
