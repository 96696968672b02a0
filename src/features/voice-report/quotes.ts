import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import type { PostLanguage } from '../../core/voice/post.ts'
import type { Quote } from '../../core/voice/report-content.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { studyFor } from '../voice-study/study-access.ts'

/** A report shows how people write; it does not give their posts away. */
export const mostQuotes = 10
const pageSize = 20

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }

/** Only what its writer lets be quoted, whatever has been chosen. */
const mayBeQuoted = (tx: OrganisationTx, { organisationId, studyId }: Place) =>
  tx
    .selectFrom('studyPost')
    .leftJoin('studyQuote', (join) =>
      join
        .onRef('studyQuote.organisationId', '=', 'studyPost.organisationId')
        .onRef('studyQuote.studyId', '=', 'studyPost.studyId')
        .onRef('studyQuote.postId', '=', 'studyPost.id'),
    )
    .where('studyPost.organisationId', '=', organisationId)
    .where('studyPost.studyId', '=', studyId)
    .where('quotable', '=', true)

/** What a report quotes now, in an order of chance. */
export const findQuotes = (tx: OrganisationTx, place: Place): Promise<Quote[]> =>
  mayBeQuoted(tx, place)
    .select(['text', 'language'])
    .where('place', 'is not', null)
    .orderBy('place')
    .limit(mostQuotes)
    .execute()

export type Quotable = {
  readonly id: string
  readonly text: string
  readonly language: PostLanguage
  readonly chosen: boolean
}

/** Posts that may be quoted, those chosen first; whose they are is not said, and the order does not say it either. */
export async function listQuotable(tx: OrganisationTx, place: Place, page: number) {
  const rows = await mayBeQuoted(tx, place)
    .select(['studyPost.id', 'text', 'language'])
    .select(sql<boolean>`place is not null`.as('chosen'))
    .orderBy(sql`place is null`)
    .orderBy(sql`md5(study_post.id::text)`)
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return {
    posts: rows.slice(0, pageSize) as Quotable[],
    more: rows.length > pageSize,
    chosen: (await findQuotes(tx, place)).length,
  }
}

export type QuoteProblem = 'missing' | 'not-allowed' | 'full'
export type Chosen = { readonly ok: true } | { readonly ok: false; readonly problem: QuoteProblem }

/** Has the report quote a post, or not. Twice is safe. */
export const chooseQuote = (
  { db }: Pick<Context, 'db'>,
  viewer: Viewer,
  studyId: string,
  { postId, quoted }: { readonly postId: string; readonly quoted: boolean },
): Promise<Chosen> =>
  inOrganisation(db, viewer.organisation.id, async (tx): Promise<Chosen> => {
    if (!(await studyFor(tx, viewer, studyId, ['researcher'], { lock: true }))) return { ok: false, problem: 'missing' }
    const place = { organisationId: viewer.organisation.id, studyId }
    const own = { ...place, postId }
    if (!quoted) {
      await tx
        .deleteFrom('studyQuote')
        .where((eb) => eb.and(own))
        .execute()
      return { ok: true }
    }
    const allowed = await mayBeQuoted(tx, place)
      .select('studyPost.id')
      .where('studyPost.id', '=', postId)
      .executeTakeFirst()
    if (!allowed) return { ok: false, problem: 'not-allowed' }
    const others = await mayBeQuoted(tx, place)
      .select(({ fn }) => fn.countAll<number>().as('quotes'))
      .where('place', 'is not', null)
      .where('studyPost.id', '<>', postId)
      .executeTakeFirstOrThrow()
    if (Number(others.quotes) >= mostQuotes) return { ok: false, problem: 'full' }
    await tx
      .insertInto('studyQuote')
      .values(own)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    return { ok: true }
  })
