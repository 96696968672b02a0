import type { EmploymentLines } from '../../core/disclosure.ts'
import type { Language } from '../../core/networks.ts'
import type { Role } from '../../core/policy.ts'
import { type Database, inOrganisation, type MemberId, type OrganisationId } from '../../platform/database.ts'

/** Who looks: a member in the organisation that they are in now. */
export type Viewer = {
  readonly userId: string
  /** The other organisations that they belong to. */
  readonly elsewhere: readonly OrganisationId[]
  readonly member: {
    readonly id: MemberId
    readonly name: string
    readonly language: Language
    readonly roles: readonly Role[]
    readonly groupIds: readonly string[]
    /** When an admin has removed them: until when they may take their own data along. */
    readonly leavesAt: Date | null
  }
  readonly organisation: {
    readonly id: OrganisationId
    readonly name: string
    readonly language: Language
    readonly employmentLines: EmploymentLines
    readonly utmMedium: string | null
    readonly utmCampaign: string | null
    /** A demonstration: nobody in it is real, save who looks. */
    readonly madeUp: boolean
  }
}

/**
 * The member that a signed-in user is, in the organisation that they prefer (a cookie's word, believed
 * only where they belong to it) or in their first; `undefined` where they belong to none.
 */
export async function findViewer(
  db: Database,
  userId: string,
  preferred: string | undefined,
): Promise<Viewer | undefined> {
  const memberships = await db
    .selectFrom('userMembership')
    .select(['organisationId', 'memberId'])
    .where('userId', '=', userId)
    .orderBy('organisationId')
    .execute()
  const chosen = memberships.find((one) => one.organisationId === preferred) ?? memberships[0]
  if (!chosen) return undefined
  const elsewhere = memberships.filter((one) => one !== chosen).map((one) => one.organisationId as OrganisationId)
  const found = await loadViewer(db, userId, chosen.organisationId as OrganisationId, chosen.memberId as MemberId)
  return found && { ...found, elsewhere }
}

function loadViewer(db: Database, userId: string, organisationId: OrganisationId, memberId: MemberId) {
  return inOrganisation(db, organisationId, async (tx): Promise<Omit<Viewer, 'elsewhere'> | undefined> => {
    const row = await tx
      .selectFrom('member')
      .innerJoin('organisation', 'organisation.organisationId', 'member.organisationId')
      .select(['member.name', 'member.language', 'member.roles', 'member.leavesAt'])
      .select(['organisation.name as organisationName', 'organisation.language as organisationLanguage'])
      .select([
        'organisation.employmentLines',
        'organisation.utmMedium',
        'organisation.utmCampaign',
        'organisation.madeUp',
      ])
      .where('member.organisationId', '=', organisationId)
      .where('member.id', '=', memberId)
      .where('member.userId', '=', userId)
      .executeTakeFirst()
    if (!row) return undefined
    const groups = await tx
      .selectFrom('groupMembership')
      .select('groupId')
      .where('organisationId', '=', organisationId)
      .where('memberId', '=', memberId)
      .execute()
    return {
      userId,
      member: {
        id: memberId,
        name: row.name,
        language: row.language as Language,
        roles: row.roles as Role[],
        groupIds: groups.map((group) => group.groupId),
        leavesAt: row.leavesAt,
      },
      organisation: {
        id: organisationId,
        name: row.organisationName,
        language: row.organisationLanguage as Language,
        employmentLines: row.employmentLines as EmploymentLines,
        utmMedium: row.utmMedium,
        utmCampaign: row.utmCampaign,
        madeUp: row.madeUp,
      },
    }
  })
}
