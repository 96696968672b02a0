import { parse, stringify } from 'uuid'
import type { Context } from '../../context.ts'
import type { MemberId, OrganisationId } from '../../platform/database.ts'
import { sameBytes } from '../../platform/secrets.ts'

type Ref = { readonly organisationId: OrganisationId; readonly memberId: MemberId }

/** What a token turns off: each its own, and nothing else. */
const purposes = { notices: 'notices off', week: 'week off' } as const
type What = keyof typeof purposes

/** Says whose notices are to be turned off, signed by this installation; it does nothing else, and is not stored. */
export function offToken(
  ctx: Pick<Context, 'secrets'>,
  { organisationId, memberId }: Ref,
  what: What = 'notices',
): string {
  const ids = Buffer.concat([parse(organisationId), parse(memberId)])
  return Buffer.concat([ids, ctx.secrets.sign(purposes[what], ids)]).toString('base64url')
}

/** Whose it is, or `undefined` where it was not made here. */
export function readOffToken(ctx: Pick<Context, 'secrets'>, token: string, what: What = 'notices'): Ref | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 48) return undefined
  const ids = bytes.subarray(0, 32)
  if (!sameBytes(ctx.secrets.sign(purposes[what], ids), bytes.subarray(32))) return undefined
  return {
    organisationId: stringify(ids.subarray(0, 16)) as OrganisationId,
    memberId: stringify(ids.subarray(16)) as MemberId,
  }
}
