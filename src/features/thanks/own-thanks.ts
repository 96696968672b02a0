import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import type { ThanksChoice } from '../../core/leaders/choices.ts'
import type { NetworkId } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// All of it is the viewer's own. There is no query that counts thanks, or that finds another's.

export type Thanks = {
  readonly id: string
  readonly words: string
  /** Nobody, where they are unsigned. */
  readonly from: string | null
  readonly thankedOn: string
  readonly tellingId: string
  readonly network: NetworkId
  readonly title: string | null
}

const pageSize = 20

/** Thanks to the viewer, newest first. */
export async function listOwnThanks(tx: OrganisationTx, { organisation, member }: Viewer, page: number) {
  const rows = await tx
    .selectFrom('thanks as k')
    .innerJoin('telling as t', (join) =>
      join.onRef('t.organisationId', '=', 'k.organisationId').onRef('t.id', '=', 'k.tellingId'),
    )
    .leftJoin('story as s', (join) =>
      join.onRef('s.organisationId', '=', 't.organisationId').onRef('s.id', '=', 't.storyId'),
    )
    .leftJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'k.organisationId').onRef('m.id', '=', 'k.fromId'),
    )
    .select(['k.id', 'k.words', 'k.thankedOn', 'k.tellingId', 't.network', 's.title', 'm.name as from'])
    .where('k.organisationId', '=', organisation.id)
    .where('k.memberId', '=', member.id)
    .orderBy('k.thankedOn', 'desc')
    .orderBy('k.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const thanks: Thanks[] = rows.slice(0, pageSize).map((row) => ({
    ...row,
    network: row.network as NetworkId,
    thankedOn: row.thankedOn as unknown as string,
  }))
  return { thanks, more: rows.length > pageSize }
}

/** Whether somebody thanked a member on these days: for what is sent to that member alone. */
export async function wasThanked(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  memberId: string,
  { from, before }: { readonly from: string; readonly before: string },
): Promise<boolean> {
  const found = await tx
    .selectFrom('thanks')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .where(sql<boolean>`thanked_on >= ${from} and thanked_on < ${before}`)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

export async function ownThanksChoice(tx: OrganisationTx, { organisation, member }: Viewer): Promise<ThanksChoice> {
  const { thanksFrom } = await tx
    .selectFrom('member')
    .select('thanksFrom')
    .where('organisationId', '=', organisation.id)
    .where('id', '=', member.id)
    .executeTakeFirstOrThrow()
  return thanksFrom as ThanksChoice
}

/** Whose thanks the viewer takes. Nobody learns of it: to whoever thanks, it looks as it always does. */
export const chooseThanks = (ctx: Pick<Context, 'db'>, { organisation, member }: Viewer, thanksFrom: ThanksChoice) =>
  inOrganisation(ctx.db, organisation.id, (tx) =>
    tx
      .updateTable('member')
      .set({ thanksFrom })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', member.id)
      .execute(),
  )

export const deleteThanks = (ctx: Pick<Context, 'db'>, { organisation, member }: Viewer, id: string) =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (!isId(id)) return
    await tx
      .deleteFrom('thanks')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('id', '=', id)
      .execute()
  })
