import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { seeded } from '../../core/stats/random.ts'
import { isDisputed, nextToSettle } from '../../core/voice/adjudication.ts'
import { type Answers, answerTo } from '../../core/voice/coding.ts'
import { defaultCodebook } from '../../core/voice/default-codebook.ts'
import { defaultConsent } from '../../core/voice/default-consent.ts'
import { adjudicated } from '../../core/voice/given-code.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { drawSample } from '../coding/draw-sample.ts'
import type { Viewer } from '../people/viewer.ts'
import { publishReport } from '../voice-report/publish-report.ts'
import { takeStep } from '../voice-study/change-state.ts'
import { insertStudy } from '../voice-study/found-study.ts'
import { addWorker } from '../voice-study/manage-workers.ts'
import { type ImaginedPost, imagineAnswers, imaginePosts } from './imagine-posts.ts'
import { madeUpParticipants, madeUpStudy } from './made-up-posts.ts'

type Ctx = Pick<Context, 'db' | 'clock'>
type Place = { readonly organisationId: Viewer['organisation']['id']; readonly studyId: string }

const weekMs = 7 * 86_400_000
const seed = 2004
const drawn = 200

/**
 * A voice study that is done: posts of made-up people in three languages, a sample of them coded by two who did not
 * see each other, settled, closed, and its report shown to all. By the use cases by which a real one goes, so that
 * it looks as one does. Seeded: it is the same study in every demonstration.
 */
export async function addStudy(ctx: Ctx, viewer: Viewer): Promise<void> {
  const now = ctx.clock()
  const weeksAgo = (weeks: number): Ctx => ({ ...ctx, clock: () => now - weeks * weekMs })
  const place = { organisationId: viewer.organisation.id, studyId: uuid() }
  const chance = seeded(seed)
  const posts = imaginePosts({ from: now - 34 * weekMs, to: now - 9 * weekMs, chance })
  const people = await inOrganisation(ctx.db, place.organisationId, async (tx) => {
    const others = await othersThan(tx, viewer)
    await writeStudy(tx, viewer, place, new Date(now - 8 * weekMs), posts)
    await writeParticipants(tx, place, others.slice(2), posts)
    return others
  })
  const [one = '', other = ''] = people
  for (const [memberId, part] of [
    [one, 'coder'],
    [other, 'coder'],
    [viewer.member.id, 'adjudicator'],
  ] as const) {
    must(await addWorker(weeksAgo(8), viewer, place.studyId, memberId, part))
  }
  must(await takeStep(ctx, viewer, place.studyId, 'open'))
  const plan = { kind: 'member', size: drawn, share: 40, allocation: 'proportional', score: '' } as const
  must(await drawSample(weeksAgo(5), viewer, place.studyId, plan, { before: 0, fresh: drawn }))
  await inOrganisation(ctx.db, place.organisationId, (tx) => writeCodes(tx, viewer, place, posts, chance))
  must(await takeStep(ctx, viewer, place.studyId, 'close'))
  must(await publishReport(weeksAgo(2), viewer, place.studyId))
}

function must(done: { readonly ok: boolean; readonly problem?: string }): void {
  if (!done.ok) throw new Error(`The study of the demonstration could not be made: ${done.problem}.`)
}

async function othersThan(tx: OrganisationTx, { organisation, member }: Viewer): Promise<string[]> {
  const rows = await tx
    .selectFrom('member')
    .select('id')
    .where('organisationId', '=', organisation.id)
    .where('id', '<>', member.id)
    .orderBy('name')
    .orderBy('id')
    .limit(2 + madeUpParticipants.length)
    .execute()
  return rows.map(({ id }) => id)
}

async function writeStudy(
  tx: OrganisationTx,
  viewer: Viewer,
  { organisationId, studyId }: Place,
  at: Date,
  posts: readonly ImaginedPost[],
): Promise<void> {
  const { language } = viewer.organisation
  await insertStudy(tx, viewer, {
    ...{ id: studyId, at, seed, language, ...madeUpStudy[language] },
    consent: defaultConsent(true),
    kinds: ['post', 'reply'],
    maskOthers: true,
    codebook: defaultCodebook,
  })
  const times = posts.map((post) => post.at)
  await tx
    .updateTable('study')
    // The link is closed: nobody real is to take part in what is made up.
    .set({ joinToken: null, periodFrom: dateAt(Math.min(...times)), periodTo: dateAt(Math.max(...times)) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', studyId)
    .execute()
}

async function writeParticipants(
  tx: OrganisationTx,
  place: Place,
  members: readonly string[],
  posts: readonly ImaginedPost[],
): Promise<void> {
  const people = members.map((memberId, n) => ({ memberId, id: uuid(), pseudonym: `P${n + 1}` }))
  const rows = people.map(({ id, pseudonym }) => ({ ...place, id, pseudonym, consentVersion: 1 }))
  await tx.insertInto('studyParticipant').values(rows).execute()
  const keys = people.map(({ id, memberId }) => ({ ...place, memberId, participantId: id }))
  await tx.insertInto('studyKey').values(keys).execute()
  const written = posts.map(({ id, by, at, network, kind, language, text, quotable }) => {
    const source = createHash('sha256').update(id).digest()
    const participantId = people[by]?.id ?? ''
    const words = { network, kind, language, text, quotable }
    return { ...place, ...words, id, participantId, source, thread: source, postedAt: new Date(at) }
  })
  await tx.insertInto('studyPost').values(written).execute()
}

/** Everybody has coded what was dealt to them, and whoever looks has settled what two did not agree on. */
async function writeCodes(
  tx: OrganisationTx,
  viewer: Viewer,
  place: Place,
  posts: readonly ImaginedPost[],
  chance: () => number,
): Promise<void> {
  const tasks = await tx
    .selectFrom('studyTask')
    .innerJoin('studyWorker', (join) =>
      join
        .onRef('studyWorker.organisationId', '=', 'studyTask.organisationId')
        .onRef('studyWorker.studyId', '=', 'studyTask.studyId')
        .onRef('studyWorker.memberId', '=', 'studyTask.coderId'),
    )
    .select(['postId', 'alias', 'position'])
    .where('studyTask.organisationId', '=', place.organisationId)
    .where('studyTask.studyId', '=', place.studyId)
    .orderBy('position')
    .orderBy('alias')
    .execute()
  const meantOf = new Map(posts.map(({ id, meant }) => [id, meant]))
  const codings = tasks.map(({ postId, alias }) => {
    const meant = meantOf.get(postId) ?? {}
    return { post: postId, coder: alias, meant, answers: imagineAnswers(meant, chance) }
  })
  const settled = [...Map.groupBy(codings, ({ post }) => post)]
    .map(([post, said]) => ({ post, answers: settle(said, said[0]?.meant ?? {}) }))
    .filter(({ answers }) => Object.keys(answers).length > 0)
  const rowsOf = (post: string, coderAlias: string, answers: Answers, isAdjudicated: boolean) =>
    Object.entries(answers).map(([decision, code]) => ({
      ...{ ...place, postId: post, coderAlias, decision, code, isAdjudicated },
    }))
  const codes = [
    ...codings.flatMap(({ post, coder, answers }) => rowsOf(post, coder, answers, false)),
    ...settled.flatMap(({ post, answers }) => rowsOf(post, adjudicated, answers, true)),
  ]
  await tx.insertInto('studyCode').values(codes).execute()
  await tx
    .updateTable('studyTask')
    .set((row) => ({ state: 'done', turn: row('position', '+', 1) }))
    .where((row) => row.and(place))
    .execute()
  const coderId = viewer.member.id
  const settlings = settled.map(({ post }, n) => ({ ...place, postId: post, coderId, position: 0, turn: n + 1 }))
  await tx
    .insertInto('studyTask')
    .values(settlings.map((task) => ({ ...task, kind: 'adjudicate', isBlind: false, state: 'done' })))
    .execute()
}

type Said = { readonly coder: string; readonly answers: Answers }

/** What a third says where two differ: what was meant. */
function settle(said: readonly Said[], meant: Answers): Answers {
  if (!isDisputed(defaultCodebook, said)) return {}
  const settled: Record<string, string> = {}
  for (;;) {
    const next = nextToSettle(defaultCodebook, said, settled)
    if (!next) return settled
    settled[next.id] = answerTo(meant, next.id) ?? 'cannot-tell'
  }
}
