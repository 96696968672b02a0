import { z } from 'zod'
import type { Context } from '../../context.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets'>

/** When each scenario was practised last, by its id. */
export type Practised = Readonly<Record<string, string>>

const contents = z.object({ scenarios: z.array(z.object({ scenario: z.string(), on: z.iso.date() })) })

/** What is sealed is as long as its text: with this much blank after it, its length tells nothing of how much was practised. */
const sealedLength = 4096

/** One's own, and nobody else's: who asks is whose it is. What cannot be opened (with another key) is nobody's any more. */
export const ownPractised = (ctx: Ctx, viewer: Viewer): Promise<Practised> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) =>
    opened(ctx, viewer, await rowOf(tx, viewer).executeTakeFirst()),
  )

/** That it was practised, and on which day; not what was chosen. Twice is safe: the day is the last one. */
export const recordPractised = (ctx: Ctx, viewer: Viewer, scenario: string): Promise<void> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
    const { organisation, member } = viewer
    const row = { organisationId: organisation.id, memberId: member.id, sealed: seal(ctx, viewer, {}) }
    // So that two devices wait for one another, and neither's goes.
    await tx
      .insertInto('practised')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const before = opened(ctx, viewer, await rowOf(tx, viewer).forUpdate().executeTakeFirst())
    await tx
      .updateTable('practised')
      .set({ sealed: seal(ctx, viewer, { ...before, [scenario]: dateAt(ctx.clock()) }) })
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .execute()
  })

/** Nothing is left of it. */
export const forgetPractised = (ctx: Ctx, { organisation, member }: Viewer): Promise<void> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await tx
      .deleteFrom('practised')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .execute()
  })

const rowOf = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  tx
    .selectFrom('practised')
    .select('sealed')
    .where('organisationId', '=', organisation.id)
    .where('memberId', '=', member.id)

function opened(ctx: Ctx, { member }: Viewer, row: { readonly sealed: string } | undefined): Practised {
  const open = row && ctx.secrets.open(member.id, row.sealed)
  if (open === undefined) return {}
  const { scenarios } = contents.parse(JSON.parse(open))
  return Object.fromEntries(scenarios.map(({ scenario, on }) => [scenario, on]))
}

function seal(ctx: Ctx, { member }: Viewer, practised: Practised): string {
  const scenarios = Object.entries(practised).map(([scenario, on]) => ({ scenario, on }))
  return ctx.secrets.seal(member.id, JSON.stringify({ scenarios }).padEnd(sealedLength))
}
