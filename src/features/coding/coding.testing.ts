import { v7 as uuid } from 'uuid'
import { makeBareOrganisation, makeMember } from '../../../test/support/factories.ts'
import type { House } from '../../../test/support/house.ts'
import {
  type MadeParticipant,
  type MadeStudy,
  makeParticipant,
  makeStudy,
  makeStudyPosts,
  makeWorker,
} from '../../../test/support/studies.ts'
import { workAndTone } from '../../core/voice/codebook.testing.ts'
import type { CodingSession } from '../../core/voice/coding-session.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from '../voice-study/find-study.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { codePost } from './code-post.ts'
import { drawSample } from './draw-sample.ts'
import { findSession, type PostToCode } from './find-session.ts'
import { planSample } from './plan-sample.ts'
import type { WantedSample } from './sample-form.ts'

export type CodedStudy = {
  readonly house: House
  readonly study: MadeStudy
  readonly researcher: Viewer
  readonly coders: readonly Viewer[]
  readonly adjudicator: Viewer
  /** Who takes part: P1, P2, P3. */
  readonly people: readonly MadeParticipant[]
  /** Theirs in turn. */
  readonly posts: readonly (readonly string[])[]
  readonly inside: <T>(work: (tx: OrganisationTx) => Promise<T>) => Promise<T>
}

/** A study that collects: three people with `each` posts, some coders, and a codebook of three short decisions. */
export async function studyWithPosts(house: House, { coders = 2, each = 10 } = {}): Promise<CodedStudy> {
  const { db } = house.database
  const organisation = await makeBareOrganisation(db)
  const researcher = await makeMember(db, organisation, { roles: ['researcher'] })
  const study = await makeStudy(db, researcher, { state: 'collecting', codebook: workAndTone })
  const made: Viewer[] = []
  for (let at = 0; at < coders; at++) {
    const coder = await makeMember(db, organisation)
    await makeWorker(db, study, coder, 'coder')
    made.push(coder)
  }
  const adjudicator = await makeMember(db, organisation)
  await makeWorker(db, study, adjudicator, 'adjudicator')
  const people: MadeParticipant[] = []
  const posts: string[][] = []
  for (const pseudonym of ['P1', 'P2', 'P3']) {
    const person = await makeParticipant(db, study, { pseudonym })
    people.push(person)
    posts.push(await makeStudyPosts(db, study, person, new Array(each).fill({})))
  }
  const inside = <T>(work: (tx: OrganisationTx) => Promise<T>) => inOrganisation(db, organisation, work)
  return { house, study, researcher, coders: made, adjudicator, people, posts, inside }
}

export const wanted = (changes: Partial<WantedSample> = {}): WantedSample => ({
  ...{ kind: 'simple', size: 12, share: 50, allocation: 'proportional', score: '' },
  ...changes,
})

/** Draws what the preview shows. */
export async function draw(made: CodedStudy, sample: WantedSample = wanted()) {
  const { house, study, researcher } = made
  const planned = await plan(made, sample)
  if (!planned.ok) return planned
  const seen = { before: planned.drawnBefore, fresh: planned.fresh.length }
  return drawSample(house.ctx, researcher, study.id, sample, seen)
}

export const plan = (made: CodedStudy, sample: WantedSample) =>
  made.inside(async (tx) => {
    const found = await studyFor(tx, made.researcher, made.study.id, [])
    if (!found) throw new Error('The study is gone.')
    return planSample(tx, made.study.organisationId, found.study, sample)
  })

/** What a coder has before them. */
export const deskOf = (made: CodedStudy, coder: Viewer): Promise<CodingSession<PostToCode>> =>
  made.inside(async (tx) => {
    const found = await studyFor(tx, coder, made.study.id, ['coder'])
    if (!found) throw new Error('Not a coder.')
    return findSession(tx, coder, found, await findCodebook(tx, made.study.organisationId, found.study))
  })

export const answer = (made: CodedStudy, coder: Viewer, post: string, decision: string, code: string, suggested = '') =>
  codePost(made.house.ctx, coder, made.study.id, { act: 'answer', post, decision, code, suggested: suggested || null })

export const skip = (made: CodedStudy, coder: Viewer, post: string) =>
  codePost(made.house.ctx, coder, made.study.id, { act: 'skip', post })

export const undo = (made: CodedStudy, coder: Viewer, post: string, decision: string | null) =>
  codePost(made.house.ctx, coder, made.study.id, { act: 'undo', post, decision })

/** Codes everything that a coder has, by a rule. */
export async function codeAll(
  made: CodedStudy,
  coder: Viewer,
  codeOf: (post: string, at: number) => string = () => 'no',
): Promise<void> {
  for (let at = 0; ; at++) {
    const [post] = (await deskOf(made, coder)).posts
    if (!post) return
    const code = codeOf(post.post, at)
    await answer(made, coder, post.post, 'work', code)
    if (code === 'no' || code === 'cannot-tell') continue
    await answer(made, coder, post.post, 'voice', 'chit-chat')
    await answer(made, coder, post.post, 'tone', 'neutral')
  }
}

export const nobodysPost = (): string => uuid()
