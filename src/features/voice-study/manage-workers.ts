import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { type StudyPart, studyParts } from '../../core/voice/study.ts'
import { inOrganisation, type MemberId, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { dealOut } from '../coding/deal-out.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { studyFor } from './study-access.ts'

/** So many work on one study; a list of more would be a list of everybody. */
const mostWorkers = 200

export type WorkerProblem = 'missing' | 'nobody' | 'last-researcher' | 'too-many'
type Done = { readonly ok: true } | { readonly ok: false; readonly problem: WorkerProblem }

type Ctx = Pick<Context, 'db' | 'clock'>

/**
 * Gives a member a part in the study. Each who works on it has one name in it, such as K2, in all their parts; a
 * name is never given to a second person. Twice is safe: they have the part.
 */
export const addWorker = (
  ctx: Ctx,
  viewer: Viewer,
  studyId: string,
  memberId: string,
  part: StudyPart,
): Promise<Done> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Done> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const organisationId = viewer.organisation.id
    const person = isId(memberId) ? await findMember(tx, organisationId, memberId) : undefined
    if (!person) return { ok: false, problem: 'nobody' }
    const workers = await listWorkers(tx, organisationId, studyId)
    const own = workers.find((worker) => worker.id === memberId)
    if (own?.parts.includes(part)) return { ok: true }
    if (!own && workers.length >= mostWorkers) return { ok: false, problem: 'too-many' }
    const alias = own?.alias ?? (await nextAlias(tx, organisationId, studyId))
    const worker = { organisationId, studyId, memberId, part, alias, addedAt: new Date(ctx.clock()) }
    await tx.insertInto('studyWorker').values(worker).execute()
    // Whoever comes to code gets their part of what nobody has begun.
    if (part === 'coder') await dealOut(tx, organisationId, found.study, { evenly: true })
    await recordAct(tx, viewer, { kind: 'study-part-given', person: memberId, part, study: found.study.title })
    return { ok: true }
  })

/** Takes a part back. What a coder has coded stays, under their name in the study. Twice is safe. */
export const removeWorker = (
  ctx: Ctx,
  viewer: Viewer,
  studyId: string,
  memberId: string,
  part: StudyPart,
): Promise<Done> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Done> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const organisationId = viewer.organisation.id
    const workers = await listWorkers(tx, organisationId, studyId)
    if (!workers.some(({ id, parts }) => id === memberId && parts.includes(part))) return { ok: true }
    const leads = workers.filter(({ parts }) => parts.includes('researcher'))
    if (part === 'researcher' && leads.length === 1) return { ok: false, problem: 'last-researcher' }
    await tx
      .deleteFrom('studyWorker')
      .where('organisationId', '=', organisationId)
      .where('studyId', '=', studyId)
      .where('memberId', '=', memberId)
      .where('part', '=', part)
      .execute()
    // What was theirs to code, and is not done, is dealt out to the others; what they were to settle anybody settles.
    if (part === 'coder') await dealOut(tx, organisationId, found.study)
    await recordAct(tx, viewer, { kind: 'study-part-taken', person: memberId, part, study: found.study.title })
    return { ok: true }
  })

const findMember = (tx: OrganisationTx, organisationId: OrganisationId, id: string) =>
  tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    // Whom an admin has removed sees nothing more, and gets nothing new to see.
    .where('leavesAt', 'is', null)
    .executeTakeFirst()

async function nextAlias(tx: OrganisationTx, organisationId: OrganisationId, studyId: string): Promise<string> {
  const { aliases } = await tx
    .updateTable('study')
    .set((eb) => ({ aliases: eb('aliases', '+', 1) }))
    .where('organisationId', '=', organisationId)
    .where('id', '=', studyId)
    .returning('aliases')
    .executeTakeFirstOrThrow()
  return `K${aliases}`
}

export type Worker = {
  readonly id: MemberId
  readonly name: string
  readonly alias: string
  readonly parts: readonly StudyPart[]
}

/** Who works on the study, in the order in which they came to it. */
export async function listWorkers(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
): Promise<readonly Worker[]> {
  const rows = await tx
    .selectFrom('studyWorker')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organisationId', '=', 'studyWorker.organisationId')
        .onRef('member.id', '=', 'studyWorker.memberId'),
    )
    .select(['member.id', 'member.name', 'studyWorker.alias'])
    .select(sql<string[]>`array_agg(study_worker.part)`.as('parts'))
    .where('studyWorker.organisationId', '=', organisationId)
    .where('studyWorker.studyId', '=', studyId)
    .groupBy(['member.organisationId', 'member.id', 'member.name', 'studyWorker.alias'])
    .orderBy(sql`min(study_worker.added_at)`)
    .orderBy('member.id')
    .execute()
  return rows.map(({ id, name, alias, parts }) => ({
    id: id as MemberId,
    ...{ name, alias },
    parts: studyParts.filter((part) => parts.includes(part)),
  }))
}

const foundAtOnce = 20

/** Members by a part of their name, for whoever picks workers; nothing is told of them but the name. */
export async function searchMembers(tx: OrganisationTx, organisationId: OrganisationId, search: string, page: number) {
  if (search.length < 2) return { found: [], more: false }
  const pattern = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const rows = await tx
    .selectFrom('member')
    .select(['id', 'name'])
    .where('organisationId', '=', organisationId)
    .where('leavesAt', 'is', null)
    .where('name', 'ilike', pattern)
    .orderBy('name')
    .orderBy('id')
    .limit(foundAtOnce + 1)
    .offset((page - 1) * foundAtOnce)
    .execute()
  return { found: rows.slice(0, foundAtOnce), more: rows.length > foundAtOnce }
}
