import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { setCookie } from '../../platform/cookies.ts'
import { inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

// Whose device this is, for the one page that is to be reached without signing in again. The cookie is sealed, and opens
// nothing but the plan of the member's organisation; by it one may tell of a mishap, and read of none. Signing out takes it
// away: who signs out of a device that others use leaves nothing on it.

export const deviceCookieName = 'luotto.device'
const purpose = 'own device'
const yearSeconds = 365 * 24 * 3600

type Ctx = Pick<Context, 'secrets' | 'baseUrl'>
export type OwnDevice = { readonly organisationId: OrganisationId; readonly memberId: MemberId }

/** What the cookie says of this device, sealed or not ours. */
export function readDevice({ secrets }: Pick<Ctx, 'secrets'>, cookie: string | undefined): OwnDevice | undefined {
  const [organisationId, memberId] = (cookie && secrets.open(purpose, cookie))?.split(' ') ?? []
  if (!organisationId || !memberId || !isId(organisationId) || !isId(memberId)) return undefined
  return { organisationId: organisationId as OrganisationId, memberId: memberId as MemberId }
}

/** The cookie to set where this device does not say already that it is the viewer's. */
export function deviceCookie(
  ctx: Ctx,
  cookie: string | undefined,
  { organisation, member }: Viewer,
): string | undefined {
  const known = readDevice(ctx, cookie)
  if (known?.memberId === member.id && known.organisationId === organisation.id) return undefined
  return setCookie(ctx, 'device', ctx.secrets.seal(purpose, `${organisation.id} ${member.id}`), yearSeconds)
}

/** The member whose device it is, as long as they are one. */
export async function ownerOf(
  ctx: Pick<Context, 'db' | 'secrets'>,
  cookie: string | undefined,
): Promise<(OwnDevice & { readonly name: string }) | undefined> {
  const device = readDevice(ctx, cookie)
  if (!device) return undefined
  return inOrganisation(ctx.db, device.organisationId, async (tx) => {
    const row = await tx
      .selectFrom('member')
      .select('name')
      .where((where) => where.and({ organisationId: device.organisationId, id: device.memberId }))
      .where('leavesAt', 'is', null)
      .executeTakeFirst()
    return row && { ...device, name: row.name }
  })
}
