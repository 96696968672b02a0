import type { Context } from '../../context.ts'
import { type DigestChannel, type DigestContent, isHook } from '../../core/digest.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { findWeek, isNews, type WeekNews } from './find-week.ts'

/** What is to be sent, and to whom. */
export type Issue = {
  readonly organisationId: OrganisationId
  readonly id: string
  readonly digestId: string
  readonly channel: DigestChannel
  readonly organisation: string
  readonly sealed: string | null
  readonly createdAt: Date
  readonly language: Language
  /** Of an organisation's own channel there is no member. */
  readonly member: { readonly id: MemberId; readonly email: string } | undefined
  /** `undefined` where nothing is new: then nothing is sent. */
  readonly news: WeekNews | undefined
}

/** An issue with what is new for its reader, looked up now. Nothing goes to whom an admin has removed. */
export const composeWeek = (
  { db }: Pick<Context, 'db'>,
  organisationId: OrganisationId,
  id: string,
): Promise<Issue | undefined> =>
  inOrganisation(db, organisationId, async (tx) => {
    const row = await load(tx, organisationId, id)
    if (!row) return undefined
    const { memberId, email, leavesAt, coversFrom, coversUntil, contents, ...rest } = row
    const channel = row.channel as DigestChannel
    const language = (row.memberLanguage ?? row.language ?? row.organisationLanguage) as Language
    const member = memberId && email ? { id: memberId as MemberId, email } : undefined
    // Others may read along in a channel.
    const reader = isHook(channel) ? undefined : member
    const groupIds = reader ? await groupsOf(tx, organisationId, reader.id) : []
    const covered = { from: coversFrom.getTime(), until: coversUntil.getTime() }
    const about = { organisationId, language, groupIds, memberId: reader?.id }
    const news = await findWeek(tx, about, contents as DigestContent[], covered)
    return {
      ...rest,
      organisationId,
      id,
      channel,
      language,
      member,
      news: !leavesAt && isNews(news) ? news : undefined,
    }
  })

const load = (tx: OrganisationTx, organisationId: OrganisationId, id: string) =>
  tx
    .selectFrom('digestIssue as i')
    .innerJoin('digest as d', (join) =>
      join.onRef('d.organisationId', '=', 'i.organisationId').onRef('d.id', '=', 'i.digestId'),
    )
    .innerJoin('organisation as o', 'o.organisationId', 'i.organisationId')
    .leftJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'd.organisationId').onRef('m.id', '=', 'd.memberId'),
    )
    .leftJoin('authUser as u', 'u.id', 'm.userId')
    .select(['i.digestId', 'i.coversFrom', 'i.coversUntil', 'i.createdAt', 'd.channel', 'd.contents', 'd.sealed'])
    .select(['d.memberId', 'd.language', 'm.language as memberLanguage', 'm.leavesAt', 'u.email'])
    .select(['o.name as organisation', 'o.language as organisationLanguage'])
    .where('i.organisationId', '=', organisationId)
    .where('i.id', '=', id)
    .executeTakeFirst()

async function groupsOf(tx: OrganisationTx, organisationId: OrganisationId, memberId: MemberId): Promise<string[]> {
  const rows = await tx
    .selectFrom('groupMembership')
    .select('groupId')
    .where('organisationId', '=', organisationId)
    .where('memberId', '=', memberId)
    .execute()
  return rows.map(({ groupId }) => groupId)
}
