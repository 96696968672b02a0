import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { type ClassifierReport, reportOf } from '../../src/core/voice/classifier-report.ts'
import type { Codebook } from '../../src/core/voice/codebook.ts'
import { defaultCodebook } from '../../src/core/voice/default-codebook.ts'
import { defaultConsent } from '../../src/core/voice/default-consent.ts'
import type { Post } from '../../src/core/voice/post.ts'
import { isFrozen, type StudyPart, type StudyState } from '../../src/core/voice/study.ts'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { type Database, inOrganisation, type OrganisationId } from '../../src/platform/database.ts'

// Rows of voice studies as the application would have left them: each function makes one thing.

export type MadeStudy = { readonly organisationId: OrganisationId; readonly id: string; readonly joinToken: string }

export type WantedStudy = {
  readonly title?: string
  readonly state?: StudyState
  readonly codebook?: Codebook
  readonly seed?: number
  readonly maskOthers?: boolean
}

/** A study of the default codebook with one researcher, in Finnish; a draft unless said otherwise. */
export async function makeStudy(db: Database, researcher: Viewer, wanted: WantedStudy = {}): Promise<MadeStudy> {
  const organisationId = researcher.organisation.id
  const made = { organisationId, id: uuid(), joinToken: randomBytes(16).toString('base64url') }
  const { title = 'Mitä työstä puhutaan', state = 'draft', seed = 20161107, codebook = defaultCodebook } = wanted
  const createdAt = new Date()
  await inOrganisation(db, organisationId, async (tx) => {
    await tx
      .insertInto('study')
      .values({
        ...made,
        ...{ title, state, seed, createdAt, language: 'fi', maskOthers: wanted.maskOthers ?? true },
        question: 'Mitä varten työstä kirjoitetaan?',
        consent: JSON.stringify(defaultConsent(wanted.maskOthers ?? true)),
        salt: randomBytes(32),
        frozenCodebook: isFrozen(state) ? 1 : null,
      })
      .execute()
    await tx
      .insertInto('studyCodebook')
      .values({ organisationId, studyId: made.id, version: 1, codebook: JSON.stringify(codebook), createdAt })
      .execute()
  })
  await makeWorker(db, made, researcher, 'researcher')
  return made
}

/** Gives a member a part in the study; answers their alias, which is the same in each of their parts. */
export const makeWorker = (
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  { member }: Viewer,
  part: StudyPart,
): Promise<string> =>
  inOrganisation(db, organisationId, async (tx) => {
    const own = await tx
      .selectFrom('studyWorker')
      .select('alias')
      .where('organisationId', '=', organisationId)
      .where('studyId', '=', studyId)
      .where('memberId', '=', member.id)
      .executeTakeFirst()
    const { aliases } = await tx
      .updateTable('study')
      .set((eb) => ({ aliases: eb('aliases', '+', own ? 0 : 1) }))
      .where('organisationId', '=', organisationId)
      .where('id', '=', studyId)
      .returning('aliases')
      .executeTakeFirstOrThrow()
    const alias = own?.alias ?? `K${aliases}`
    const worker = { organisationId, studyId, memberId: member.id, part, alias, addedAt: new Date() }
    await tx.insertInto('studyWorker').values(worker).execute()
    return alias
  })

export type MadeParticipant = { readonly id: string; readonly pseudonym: string }

/** Somebody who takes part; with `member`, the key says who. Whoever came from an import has no key. */
export async function makeParticipant(
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  { pseudonym, member }: { readonly pseudonym: string; readonly member?: Viewer },
): Promise<MadeParticipant> {
  const id = uuid()
  await inOrganisation(db, organisationId, async (tx) => {
    const participant = { organisationId, studyId, id, pseudonym, consentVersion: 1, sentAt: new Date() }
    await tx.insertInto('studyParticipant').values(participant).execute()
    if (!member) return
    const key = { organisationId, studyId, memberId: member.member.id, participantId: id }
    await tx.insertInto('studyKey').values(key).execute()
  })
  return { id, pseudonym }
}

export type WantedPost = Partial<Omit<Post, 'id' | 'member'>> & { readonly quotable?: boolean }

const hashed = (text: string) => createHash('sha256').update(text).digest()

/** Posts of one who takes part; answers their ids in the same order. A `thread` is any name that posts share. */
export async function makeStudyPosts(
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  participant: MadeParticipant,
  posts: readonly WantedPost[],
): Promise<string[]> {
  const rows = posts.map(({ time, thread, text, ...rest }, at) => {
    const id = uuid()
    return {
      ...{ organisationId, studyId, id, participantId: participant.id },
      ...{ network: 'mastodon', kind: 'post', language: 'fi', quotable: false, ...rest },
      text: text ?? `Julkaisu ${participant.pseudonym} ${at + 1}`,
      source: hashed(id),
      thread: hashed(thread ?? id),
      postedAt: new Date(time ?? Date.UTC(2026, 0, 1 + at)),
    }
  })
  await inOrganisation(db, organisationId, async (tx) => {
    for (let at = 0; at < rows.length; at += 1000) {
      await tx
        .insertInto('studyPost')
        .values(rows.slice(at, at + 1000))
        .execute()
    }
  })
  return rows.map(({ id }) => id)
}

/** A sample of the posts in one stratum, all drawn with the same probability. */
export async function makeSample(
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  postIds: readonly string[],
  { doubles = 0, probability = 1 }: { readonly doubles?: number; readonly probability?: number } = {},
): Promise<string> {
  const sampleId = uuid()
  const sizeOf = (drawn: number) => Math.round(drawn / probability)
  await inOrganisation(db, organisationId, async (tx) => {
    const people = await tx
      .selectFrom('studyPost')
      .innerJoin('studyParticipant', 'studyParticipant.id', 'studyPost.participantId')
      .select(({ fn }) => ['pseudonym as member', fn.countAll<number>().as('drawn')])
      .where('studyPost.organisationId', '=', organisationId)
      .where('studyPost.id', 'in', [...postIds, studyId])
      .groupBy('pseudonym')
      .execute()
    const members = people.map(({ member, drawn }) => ({ member, drawn, size: sizeOf(drawn) }))
    const strata = [{ name: 'all', size: sizeOf(postIds.length), drawn: postIds.length, members }]
    const sample = { organisationId, studyId, id: sampleId, drawnAt: new Date() }
    await tx
      .insertInto('studySample')
      .values({
        ...sample,
        plan: JSON.stringify({ kind: 'all', seed: 7, share: 0, scoreOf: null }),
        strata: JSON.stringify(strata),
      })
      .execute()
    const drawn = postIds.map((postId, position) => ({
      ...{ organisationId, studyId, sampleId, postId, position, probability },
      stratum: 'all',
      isDouble: position < doubles,
    }))
    if (drawn.length > 0) await tx.insertInto('studySampledPost').values(drawn).execute()
  })
  return sampleId
}

export type WantedTask = {
  readonly kind?: 'code' | 'adjudicate'
  readonly isBlind?: boolean
  readonly state?: 'open' | 'skipped' | 'done'
}

/** Posts that are a coder's to code, in this order. */
export const makeTasks = (
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  coder: Viewer,
  postIds: readonly string[],
  { kind = 'code', isBlind = false, state = 'open' }: WantedTask = {},
): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    const turnOf = (position: number) => (state === 'open' ? null : position + 1)
    const tasks = postIds.map((postId, position) => ({
      postId,
      position,
      kind,
      isBlind,
      state,
      turn: turnOf(position),
    }))
    await tx
      .insertInto('studyTask')
      .values(tasks.map((task) => ({ ...task, organisationId, studyId, coderId: coder.member.id })))
      .execute()
  })

export type WantedCode = {
  readonly post: string
  readonly coder: string
  readonly decision: string
  readonly code: string
  readonly isAdjudicated?: boolean
}

export const makeCodes = (
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  codes: readonly WantedCode[],
): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    const rows = codes.map(({ post, coder, isAdjudicated = false, ...rest }) => ({
      ...{ organisationId, studyId, postId: post, coderAlias: coder, isAdjudicated, ...rest },
    }))
    await tx.insertInto('studyCode').values(rows).execute()
  })

/** What a classifier of these codes might be worth, for pages that show it. */
export function madeReport(codes: readonly string[]): ClassifierReport {
  const labels = Int32Array.from({ length: 400 }, (_, at) => Math.floor((at ** 2 / 160_000) * codes.length))
  const probabilities = Float64Array.from({ length: 400 * codes.length }, (_, at) => {
    const [post, code] = [Math.floor(at / codes.length), at % codes.length]
    return labels[post] === code ? 0.2 + (post % 7) / 10 : (0.8 - (post % 7) / 10) / Math.max(codes.length - 1, 1)
  })
  return reportOf(codes, labels, probabilities, { count: 5, by: 'member' }, 7)
}

/** A classifier that has learnt a decision, with nothing predicted yet. */
export const makeModel = (
  db: Database,
  { organisationId, id: studyId }: MadeStudy,
  decision: string,
  codes: readonly string[],
): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    const report = JSON.stringify(madeReport(codes))
    const model = { organisationId, studyId, decision, report, trainedAt: new Date() }
    await tx.insertInto('studyModel').values(model).execute()
  })

/** That it was learnt, a moment ago. */
const makeTraining = (db: Database, { organisationId, id: studyId }: MadeStudy, decision: string): Promise<void> =>
  inOrganisation(db, organisationId, async (tx) => {
    const run = { runId: uuid(), state: 'done', done: 75, total: 75, changedAt: new Date() }
    await tx
      .insertInto('studyTraining')
      .values({ organisationId, studyId, decision, ...run })
      .execute()
  })

/** A classifier's word on posts: for each, how probable each code is. */
export async function makePredictions(
  db: Database,
  study: MadeStudy,
  decision: string,
  probabilities: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Promise<void> {
  const { organisationId, id: studyId } = study
  await makeModel(db, study, decision, [...new Set(Object.values(probabilities).flatMap(Object.keys))].sort())
  await inOrganisation(db, organisationId, async (tx) => {
    const rows = Object.entries(probabilities).map(([postId, of]) => ({
      ...{ organisationId, studyId, decision, postId },
      probabilities: JSON.stringify(of),
    }))
    await tx.insertInto('studyPrediction').values(rows).execute()
  })
}

/** A post that the report quotes. */
export const makeQuote = (db: Database, { organisationId, id: studyId }: MadeStudy, postId: string) =>
  inOrganisation(db, organisationId, (tx) =>
    tx.insertInto('studyQuote').values({ organisationId, studyId, postId }).execute(),
  )

/** A report that was published and taken back: nobody reads it any more. */
const makeTakenBackReport = (db: Database, { organisationId, id: studyId }: MadeStudy) =>
  inOrganisation(db, organisationId, async (tx) => {
    const report = {
      content: JSON.stringify({}),
      figuresSha256: hashed(studyId),
      publishedAt: new Date(),
      takenBackAt: new Date(),
    }
    await tx
      .insertInto('studyReport')
      .values({ organisationId, studyId, ...report })
      .execute()
  })

/** A study of whose every table there is a row, in the midst of its coding. */
export async function makeFullStudy(
  db: Database,
  researcher: Viewer,
  member: Viewer,
  text = 'Kolmas yövuoro putkeen.',
): Promise<MadeStudy & { readonly postId: string }> {
  const study = await makeStudy(db, researcher, { state: 'coding' })
  const coder = await makeWorker(db, study, researcher, 'coder')
  const participant = await makeParticipant(db, study, { pseudonym: 'P1', member })
  const [post = ''] = await makeStudyPosts(db, study, participant, [{ text }])
  await makeSample(db, study, [post])
  await makeTasks(db, study, researcher, [post])
  await makeCodes(db, study, [{ post, coder, decision: 'work', code: 'own-work' }])
  await makePredictions(db, study, 'work', { [post]: { 'own-work': 0.9, no: 0.1 } })
  await makeTraining(db, study, 'work')
  await makeTakenBackReport(db, study)
  await makeQuote(db, study, post)
  return { ...study, postId: post }
}

/** A study that is being coded, with seven people's posts, for looking at pages. */
export async function livelyStudy(db: Database, chief: Viewer, people: readonly Viewer[]): Promise<MadeStudy> {
  const study = await makeStudy(db, chief, { state: 'coding', title: 'Mitä työstä puhutaan Meren Tuulessa' })
  await makeWorker(db, study, chief, 'coder')
  await makeWorker(db, study, chief, 'adjudicator')
  const pair = [people[7] ?? chief, people[8] ?? chief] as const
  const aliases: string[] = []
  for (const coder of pair) aliases.push(await makeWorker(db, study, coder, 'coder'))
  const posts: string[] = []
  for (const [at, member] of people.slice(0, 7).entries()) {
    const participant = await makeParticipant(db, study, { pseudonym: `P${at + 1}`, member })
    const texts = ['Kolmas yövuoro putkeen.', 'Meillä haetaan asentajaa Poriin.', 'Mikä maali!', 'Näin ei voi jatkua.']
    posts.push(
      ...(await makeStudyPosts(
        db,
        study,
        participant,
        [...texts, ...texts].map((text, n) => ({ text, quotable: n === 1 })),
      )),
    )
  }
  // All but the last of each; two others coded half of it, and what is left is the chief's own to code.
  const sampled = posts.filter((_, at) => at % 8 !== 7)
  const doubles = sampled.slice(0, 28)
  await makeSample(db, study, sampled, { doubles: 28, probability: 7 / 8 })
  for (const coder of pair) await makeTasks(db, study, coder, doubles, { isBlind: true, state: 'done' })
  await makeTasks(db, study, chief, sampled.slice(28))
  const tones = ['negative', 'positive', 'neutral', 'positive'] as const
  const codes = doubles.flatMap((post, at) => {
    const isWork = at % 4 !== 2
    return aliases.flatMap((who, turn) => [
      { post, coder: who, decision: 'work', code: isWork ? 'own-work' : 'no' },
      ...(isWork
        ? [
            { post, coder: who, decision: 'voice', code: (at + turn) % 5 === 0 ? 'chit-chat' : 'partnership' },
            { post, coder: who, decision: 'tone', code: tones[(at + (at % 9 === 0 ? turn : 0)) % 4] ?? 'neutral' },
          ]
        : []),
    ])
  })
  await makeCodes(db, study, codes)
  await makeQuote(db, study, posts[1] ?? '')
  await makeModel(db, study, 'work', ['colleagues', 'employer', 'no', 'own-work'])
  return study
}
