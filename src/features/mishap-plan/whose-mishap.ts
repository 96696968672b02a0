import type { MemberId, OrganisationId } from '../../platform/database.ts'
import { requestOf } from '../../request.ts'
import { ownerOf } from './own-device.ts'

export type Whose = {
  readonly organisationId: OrganisationId
  readonly memberId: MemberId
  readonly name: string
  readonly isSignedIn: boolean
}

/** Who came: the one who is signed in, or whose own device it is; `undefined` for a stranger. */
export async function whoseMishap(context: Parameters<typeof requestOf>[0]): Promise<Whose | undefined> {
  const { app, viewer, device } = requestOf(context)
  if (viewer && !viewer.member.leavesAt) {
    const { organisation, member } = viewer
    return { organisationId: organisation.id, memberId: member.id, name: member.name, isSignedIn: true }
  }
  if (viewer) return undefined
  const owner = await ownerOf(app, device)
  return owner && { ...owner, isSignedIn: false }
}
