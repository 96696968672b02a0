import { sql } from 'kysely'
import type { Language } from '../../core/networks.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { visibleTellings } from './list-shown.ts'

export type Words = Readonly<Record<Language, string>>

export type Statement = {
  readonly version: number
  /** Empty in the languages in which it was not written. */
  readonly words: Words
  /** Nobody: its author has left. */
  readonly author: string | null
  readonly publishedAt: Date
}

const statements = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('leaderStatement as s')
    .leftJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 's.organisationId').onRef('m.id', '=', 's.authorId'),
    )
    .select(['s.version', 's.wordsFi', 's.wordsSv', 's.wordsEn', 's.publishedAt', 'm.name as author'])
    .where('s.organisationId', '=', organisationId)

/** The leaders' statement that stands, or just the version that is asked for. */
export async function findStatement(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  version?: number,
): Promise<Statement | undefined> {
  let query = statements(tx, organisationId)
  if (version !== undefined) query = query.where('s.version', '=', version)
  const row = await query.orderBy('s.version', 'desc').limit(1).executeTakeFirst()
  if (!row) return undefined
  const { wordsFi, wordsSv, wordsEn, ...rest } = row
  return { ...rest, words: { fi: wordsFi, sv: wordsSv, en: wordsEn } }
}

export type StatementLine = Pick<Statement, 'version' | 'author' | 'publishedAt'>

const pageSize = 20

/** When there was which statement, newest first. */
export async function listStatements(tx: OrganisationTx, organisationId: OrganisationId, page: number) {
  const rows = await statements(tx, organisationId)
    .orderBy('s.version', 'desc')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  const lines: StatementLine[] = rows
    .slice(0, pageSize)
    .map(({ version, author, publishedAt }) => ({ version, author, publishedAt }))
  return { lines, more: rows.length > pageSize }
}

/** How leaders show themselves, for the readiness of the programme: all of it is to be seen by everybody anyhow. */
export type LeadersSeen = {
  readonly statement: Statement | undefined
  /** Leaders who show something that they told. */
  readonly visibleLeaders: number
  readonly visibleTellings: number
  readonly lastTold: Date | null
}

export async function findLeadersSeen(tx: OrganisationTx, organisationId: OrganisationId): Promise<LeadersSeen> {
  const seen = await visibleTellings(tx, organisationId)
    .select([
      sql<number>`count(distinct t.member_id)::int`.as('leaders'),
      sql<number>`count(*)::int`.as('tellings'),
      sql<Date | null>`max(t.told_at)`.as('lastTold'),
    ])
    .executeTakeFirstOrThrow()
  return {
    statement: await findStatement(tx, organisationId),
    visibleLeaders: seen.leaders,
    visibleTellings: seen.tellings,
    lastTold: seen.lastTold,
  }
}
