import type { Act } from './act.ts'
import { type Role, roles } from './policy.ts'

export type Placement = {
  readonly name: string
  readonly roles: readonly Role[]
  readonly groupIds: readonly string[]
}

/** The acts that lead from one placement of a person to another: one for each right that changes. */
export function placementActs(
  person: string,
  before: Placement,
  after: Placement,
  groupName: (id: string) => string,
): Act[] {
  const gone = <T>(from: readonly T[], to: readonly T[]) => [...new Set(from)].filter((one) => !to.includes(one))
  // In the order of the roles, so that the same change is told alike.
  const ordered = (found: readonly Role[]) => roles.filter((role) => found.includes(role))
  return [
    ...(before.name === after.name ? [] : [{ kind: 'person-renamed', person } as const]),
    ...ordered(gone(after.roles, before.roles)).map((role) => ({ kind: 'role-given', person, role }) as const),
    ...ordered(gone(before.roles, after.roles)).map((role) => ({ kind: 'role-taken', person, role }) as const),
    ...gone(after.groupIds, before.groupIds).map(
      (id) => ({ kind: 'group-joined', person, group: groupName(id) }) as const,
    ),
    ...gone(before.groupIds, after.groupIds).map(
      (id) => ({ kind: 'group-left', person, group: groupName(id) }) as const,
    ),
  ]
}
