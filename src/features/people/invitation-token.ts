import { parse, stringify } from 'uuid'
import type { Context } from '../../context.ts'
import type { OrganisationId } from '../../platform/database.ts'
import { sameBytes } from '../../platform/secrets.ts'

export type InvitationRef = { readonly organisationId: OrganisationId; readonly invitationId: string }

/**
 * An invitation's token says which organisation and invitation it is, signed by this installation. It
 * need not be stored, so a mail can be sent again, and a copy of the database invites nobody.
 */
export function tokenOf(ctx: Pick<Context, 'secrets'>, { organisationId, invitationId }: InvitationRef): string {
  const ids = Buffer.concat([parse(organisationId), parse(invitationId)])
  return Buffer.concat([ids, ctx.secrets.sign('invitation', ids)]).toString('base64url')
}

export function readToken(ctx: Pick<Context, 'secrets'>, token: string): InvitationRef | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48) return undefined
  const ids = bytes.subarray(0, 32)
  if (!sameBytes(ctx.secrets.sign('invitation', ids), bytes.subarray(32))) return undefined
  return { organisationId: stringify(ids.subarray(0, 16)) as OrganisationId, invitationId: stringify(ids.subarray(16)) }
}
