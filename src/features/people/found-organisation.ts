import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'
import { recordAct } from './audit.ts'

export type Founding = {
  readonly userId: string
  readonly organisation: string
  readonly language: Language
  readonly name: string
  readonly email: string
}

export type Founded = { readonly ok: true } | { readonly ok: false; readonly problem: 'email-taken' }

/**
 * Makes an organisation with its founder as the first admin. Sent twice, it founds once: the user's
 * row is locked, and a user who belongs somewhere founds nothing more here.
 */
export async function foundOrganisation(ctx: Pick<Context, 'db' | 'clock'>, input: Founding): Promise<Founded> {
  const organisationId = uuid() as OrganisationId
  const memberId = uuid() as MemberId
  const now = new Date(ctx.clock())
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Founded> => {
    await tx.selectFrom('authUser').select('id').where('id', '=', input.userId).forUpdate().execute()
    const before = await tx.selectFrom('userMembership').select('memberId').where('userId', '=', input.userId).execute()
    if (before.length > 0) return { ok: true }
    const taken = await tx
      .selectFrom('authUser')
      .select('id')
      .where('email', '=', input.email)
      .where('id', '<>', input.userId)
      .executeTakeFirst()
    if (taken) return { ok: false, problem: 'email-taken' }
    await tx
      .updateTable('authUser')
      .set({ email: input.email, name: input.name, updatedAt: now })
      .where('id', '=', input.userId)
      .execute()
    await tx.insertInto('userMembership').values({ userId: input.userId, organisationId, memberId }).execute()
    await tx
      .insertInto('organisation')
      .values({ organisationId, name: input.organisation, language: input.language, createdAt: now, isPreparing: true })
      .execute()
    await tx
      .insertInto('member')
      .values({
        organisationId,
        id: memberId,
        userId: input.userId,
        name: input.name,
        language: input.language,
        roles: ['admin', 'editor', 'steward'],
        createdAt: now,
      })
      .execute()
    const founder = { organisation: { id: organisationId }, member: { id: memberId } }
    await recordAct(tx, founder, { kind: 'organisation-founded' })
    return { ok: true }
  })
}
