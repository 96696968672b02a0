import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordActs } from './audit.ts'
import { tokenOf } from './invitation-token.ts'
import { insertInvitation } from './invite.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets' | 'baseUrl'>

const adminRoles = ['admin', 'editor', 'steward'] as const

export type NewOrganisation = { readonly name: string; readonly email: string; readonly language: Language }

export type MadeOrganisation =
  | { readonly ok: true; readonly id: OrganisationId; readonly link: string }
  | { readonly ok: false; readonly problem: 'bad-email' | 'bad-name' }

/**
 * For who runs the server: founds one more organisation, without anybody in it, and answers the link by which
 * its first admin joins, once, within fourteen days. Whoever has that address in another organisation belongs
 * to both.
 */
export async function addOrganisation(ctx: Ctx, { name, email, language }: NewOrganisation): Promise<MadeOrganisation> {
  if (!z.email().max(320).safeParse(email).success) return { ok: false, problem: 'bad-email' }
  if (name.trim() === '' || name.trim().length > 200) return { ok: false, problem: 'bad-name' }
  const id = uuid() as OrganisationId
  const link = await inOrganisation(ctx.db, id, async (tx) => {
    const row = { organisationId: id, name: name.trim(), language, createdAt: new Date(ctx.clock()), isPreparing: true }
    await tx.insertInto('organisation').values(row).execute()
    return inviteAdmin(ctx, tx, id, { email, language }, true)
  })
  return { ok: true, id, link }
}

export type AdminLink =
  | { readonly ok: true; readonly link: string }
  | { readonly ok: false; readonly problem: 'bad-email' | 'unknown-organisation' }

/** One more such link, where the first was not used in time, or all admins have gone. */
export async function adminLink(ctx: Ctx, id: string, email: string): Promise<AdminLink> {
  if (!z.email().max(320).safeParse(email).success) return { ok: false, problem: 'bad-email' }
  if (!z.uuid().safeParse(id).success) return { ok: false, problem: 'unknown-organisation' }
  const organisationId = id as OrganisationId
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<AdminLink> => {
    const found = await tx
      .selectFrom('organisation')
      .select('language')
      .where('organisationId', '=', organisationId)
      .executeTakeFirst()
    if (!found) return { ok: false, problem: 'unknown-organisation' }
    const language = found.language as Language
    return { ok: true, link: await inviteAdmin(ctx, tx, organisationId, { email, language }, false) }
  })
}

async function inviteAdmin(
  ctx: Ctx,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  to: { readonly email: string; readonly language: Language },
  isNew: boolean,
): Promise<string> {
  const invitationId = await insertInvitation(ctx, tx, organisationId, { ...to, roles: adminRoles, groupIds: [] })
  const operator = { organisation: { id: organisationId }, member: 'operator' } as const
  const invited = { kind: 'invitation-sent', invitation: invitationId, roles: adminRoles, groups: [] } as const
  await recordActs(tx, operator, isNew ? [{ kind: 'organisation-founded' }, invited] : [invited])
  return `${ctx.baseUrl}/invitation/${tokenOf(ctx, { organisationId, invitationId })}`
}
