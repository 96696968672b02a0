import type { Language } from './networks.ts'
import { roles as allRoles, type Role } from './policy.ts'
import type { FileRow } from './read-people.ts'

/** A member as an import sees one; groups by name. */
export type Known = {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly language: Language
  readonly roles: readonly Role[]
  readonly groups: readonly string[]
}

export type Ground = {
  readonly members: ReadonlyMap<string, Known>
  /** Addresses with an invitation that still holds. */
  readonly invited: ReadonlySet<string>
}

export type Change =
  | { readonly kind: 'new'; readonly row: FileRow }
  /** Has been invited already: nothing happens. */
  | { readonly kind: 'invited'; readonly row: FileRow }
  | { readonly kind: 'same'; readonly row: FileRow }
  | {
      readonly kind: 'changed'
      readonly row: FileRow
      readonly id: string
      readonly name: string | null
      readonly language: Language | null
      readonly rolesAdded: readonly Role[]
      readonly groupsAdded: readonly string[]
    }

/**
 * What a row of the file changes. It only ever adds roles and groups: a list that somebody forgot a column in
 * takes nothing away from anybody. Names and languages become what the file says, where it says one.
 */
export function changeOf(row: FileRow, ground: Ground): Change {
  const member = ground.members.get(row.email)
  if (!member) return { kind: ground.invited.has(row.email) ? 'invited' : 'new', row }
  const name = row.name !== null && row.name !== member.name ? row.name : null
  const language = row.language !== null && row.language !== member.language ? row.language : null
  const rolesAdded = allRoles.filter((role) => row.roles.includes(role) && !member.roles.includes(role))
  const groupsAdded = row.groups.filter((group) => !member.groups.includes(group))
  const nothing = name === null && language === null && rolesAdded.length === 0 && groupsAdded.length === 0
  return nothing
    ? { kind: 'same', row }
    : { kind: 'changed', row, id: member.id, name, language, rolesAdded, groupsAdded }
}
