import type { MemberId, OrganisationId } from '../../platform/database.ts'
import { requestOf } from '../../request.ts'
import { deviceCookieName, ownerOf } from './own-device.ts'

export type Whose = {
  readonly organisationId: OrganisationId
  readonly memberId: MemberId
  readonly name: string
  readonly isSignedIn: boolean
}

/** Who came: the one who is signed in, or whose own device it is; `undefined` for a stranger. */
export async function whoseMishap(
  context: Parameters<typeof requestOf>[0],
  request: Request,
): Promise<Whose | undefined> {
  const { app, viewer } = requestOf(context)
  if (viewer && !viewer.member.leavesAt) {
    const { organisation, member } = viewer
    return { organisationId: organisation.id, memberId: member.id, name: member.name, isSignedIn: true }
  }
  if (viewer) return undefined
  const owner = await ownerOf(app, cookieOf(request, deviceCookieName))
  return owner && { ...owner, isSignedIn: false }
}

function cookieOf(request: Request, name: string): string | undefined {
  const found = (request.headers.get('cookie') ?? '').split('; ').find((pair) => pair.startsWith(`${name}=`))
  return found && decodeURIComponent(found.slice(name.length + 1))
}
