import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { notify } from '../notices/notify.ts'
import { listHelpers } from '../people/list-helpers.ts'
import type { Viewer } from '../people/viewer.ts'
import { findGuideline } from './find-guideline.ts'
import type { Place } from './write-guideline.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs'>

/** So many a day are enough for anybody, and not too many to answer. */
const mostADay = 20
const dayMs = 86_400_000

export type Proposing = Place & {
  /** Chosen by the form, so that the same form twice is one proposal. */
  readonly id: string
  readonly kind: 'comment' | 'proposal'
  readonly words: string
  readonly mayName: boolean
}

export type Said =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'missing' | 'too-many-said' | 'answered' }

/** A member comments on a passage or proposes another wording. Only an organisation's own passages can be changed. */
export const propose = (ctx: Ctx, { organisation, member }: Viewer, proposing: Proposing): Promise<Said> =>
  inOrganisation(ctx.db, organisation.id, async (tx): Promise<Said> => {
    const { slug, language, id, kind, words, mayName } = proposing
    const passage = await findGuideline(tx, organisation.id, { slug, language })
    if (!passage || passage.version === null) return { ok: false, problem: 'missing' }
    const now = ctx.clock()
    const { recent } = await tx
      .selectFrom('guidelineProposal')
      .select((eb) => eb.fn.countAll<number>().as('recent'))
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('createdAt', '>', new Date(now - dayMs))
      .executeTakeFirstOrThrow()
    if (Number(recent) >= mostADay) return { ok: false, problem: 'too-many-said' }
    const waiting = await isWaiting(tx, organisation.id, slug)
    const row = { organisationId: organisation.id, id, memberId: member.id, slug, language: passage.language }
    await tx
      .insertInto('guidelineProposal')
      .values({ ...row, kind, words, mayName, createdAt: new Date(now) })
      .onConflict((conflict) => conflict.columns(['organisationId', 'id']).doNothing())
      .execute()
    if (!waiting) await tellWriters(ctx, tx, { organisationId: organisation.id, slug, except: member.id })
    return { ok: true }
  })

const isWaiting = async (tx: OrganisationTx, organisationId: OrganisationId, slug: string): Promise<boolean> =>
  (await tx
    .selectFrom('guidelineProposal')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .where('answeredAt', 'is', null)
    .limit(1)
    .executeTakeFirst()) !== undefined

type Made = { readonly organisationId: OrganisationId; readonly slug: string; readonly except: MemberId }

/** Whoever may answer hears of the first that waits by a passage; those that follow wait on the same page. */
async function tellWriters(ctx: Ctx, tx: OrganisationTx, { organisationId, slug, except }: Made): Promise<void> {
  const writers = await listWriters(tx, organisationId)
  for (const memberId of writers.filter((id) => id !== except))
    await notify(ctx, tx, { organisationId, memberId }, { kind: 'proposal-made', path: `/guidance/guidelines/${slug}` })
}

/** The editors, or who helps where there are none. */
async function listWriters(tx: OrganisationTx, organisationId: OrganisationId): Promise<readonly MemberId[]> {
  const editors = await tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('leavesAt', 'is', null)
    .where(sql<boolean>`'editor' = any(roles)`)
    .orderBy('name')
    .limit(20)
    .execute()
  const writers = editors.length > 0 ? editors : await listHelpers(tx, organisationId)
  return writers.map(({ id }) => id as MemberId)
}

/** Takes back one's own, as long as nobody has answered it. Twice is safe. */
export const takeBack = (ctx: Ctx, { organisation, member }: Viewer, id: string): Promise<void> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    await tx
      .deleteFrom('guidelineProposal')
      .where('organisationId', '=', organisation.id)
      .where('memberId', '=', member.id)
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .execute()
  })

/** Answers, once: of two who answer at the same moment one is told that the other did. Its member hears of it. */
export const answerProposal = (ctx: Ctx, { organisation, member }: Viewer, id: string, answer: string): Promise<Said> =>
  inOrganisation(ctx.db, organisation.id, async (tx): Promise<Said> => {
    if (!may(member, 'write-guidelines')) return { ok: false, problem: 'missing' }
    const answered = await tx
      .updateTable('guidelineProposal')
      .set({ answer, answeredAt: new Date(ctx.clock()) })
      .where('organisationId', '=', organisation.id)
      .where('id', '=', id)
      .where('answeredAt', 'is', null)
      .returning(['memberId', 'slug'])
      .executeTakeFirst()
    if (!answered) return { ok: false, problem: 'answered' }
    const to = { organisationId: organisation.id, memberId: answered.memberId as MemberId }
    await notify(ctx, tx, to, { kind: 'proposal-answered', path: `/guidance/guidelines/${answered.slug}` })
    return { ok: true }
  })
