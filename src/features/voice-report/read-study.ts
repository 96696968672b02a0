import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Codebook } from '../../core/voice/codebook.ts'
import type { Cells } from '../../core/voice/codes-estimate.ts'
import { gatherPredictions, type Predictions } from '../../core/voice/codes-predictions.ts'
import { type CodesTable, codesTable } from '../../core/voice/codes-table.ts'
import type { GivenCode } from '../../core/voice/given-code.ts'
import type { PostKind, PostLanguage, PostNetwork } from '../../core/voice/post.ts'
import type { ReportInput } from '../../core/voice/report.ts'
import type { SampleTold } from '../../core/voice/report-content.ts'
import { countedPosts } from '../../core/voice/report-counted.ts'
import { planOf } from '../../core/voice/report-plan.ts'
import { startTally, type Tally } from '../../core/voice/report-tally.ts'
import type { SamplePlan } from '../../core/voice/sampling.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { codesOf } from '../coding/codes-of-study.ts'
import { agreementOver, blindCodes } from '../coding/find-agreement.ts'
import { sampleOf } from '../coding/find-sample.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }
type Found = Pick<ReportInput, 'codebook' | 'tally' | 'drawn' | 'agreement' | 'predictions'> & {
  readonly sample: SampleTold
  readonly inputs: { readonly name: string; readonly sha256: string }[]
}

/** What a report is made of, without any text. People stand in it by pseudonym, as in their codes; a report tells none. */
export async function readStudy(tx: OrganisationTx, organisationId: OrganisationId, study: Study): Promise<Found> {
  const place = { organisationId, studyId: study.id }
  const codebook = await findCodebook(tx, organisationId, study)
  const codes = createHash('sha256')
  const tables = await readTables(codesOf(tx, organisationId, study), codebook, codes)
  const { agreement, pairs } = await readAgreement(tx, organisationId, study, codebook)
  const { strata, sample } = await readSample(tx, place, study.seed)
  const posts = createHash('sha256')
  const counted = countedPosts(codebook, tables, strata, pairs)
  const tally = await tallyPosts(tx, place, startTally(planOf(codebook), counted), posts)
  return {
    codebook,
    tally,
    sample,
    drawn: strata ? { strata } : {},
    agreement,
    predictions: await readPredictions(tx, place, codebook),
    inputs: [
      { name: 'posts', sha256: posts.digest('hex') },
      { name: 'codes', sha256: codes.digest('hex') },
    ],
  }
}

type Digest = { readonly update: (text: string) => unknown }

async function readTables(codes: AsyncIterable<GivenCode>, codebook: Codebook, digest: Digest): Promise<CodesTable[]> {
  const tables = codebook.decisions.map(({ id }) => codesTable(id))
  let line = 0
  for await (const given of codes) {
    digest.update(`${given.post} ${given.coder} ${given.decision} ${given.code}\n`)
    line++
    for (const table of tables) table.add(given, line)
  }
  return tables
}

/** Agreement as its own page tells it; and of which posts, so that their number goes through the small-group rule. */
async function readAgreement(tx: OrganisationTx, organisationId: OrganisationId, study: Study, codebook: Codebook) {
  const rows = await blindCodes(tx, organisationId, study.id, codebook)
  const found = agreementOver(codebook, rows, study.seed)
  const made = new Map([...Map.groupBy(rows, ({ post }) => post)].map(([post, of]) => [post, decidedTwice(of)]))
  return {
    agreement: found.flatMap((one) => (one.withheld ? [] : [one.ordinal ?? one.nominal])),
    pairs: (_: string, post: string) => made.get(post) ?? [],
  }
}

const decidedTwice = (rows: readonly GivenCode[]): string[] =>
  [...Map.groupBy(rows, ({ decision }) => decision)].flatMap(([decision, own]) => (own.length > 1 ? [decision] : []))

const atOnce = 10_000

async function tallyPosts(
  tx: OrganisationTx,
  { organisationId, studyId }: Place,
  tally: ReturnType<typeof startTally>,
  digest: Digest,
): Promise<Tally> {
  let after: string | undefined
  do {
    const rows = await tx
      .selectFrom('studyPost')
      .innerJoin('studyParticipant', (join) =>
        join
          .onRef('studyParticipant.organisationId', '=', 'studyPost.organisationId')
          .onRef('studyParticipant.studyId', '=', 'studyPost.studyId')
          .onRef('studyParticipant.id', '=', 'studyPost.participantId'),
      )
      .select(['studyPost.id', 'pseudonym as member', 'network', 'kind', 'language', 'postedAt'])
      .select(sql<string>`encode(thread, 'hex')`.as('thread'))
      .where('studyPost.organisationId', '=', organisationId)
      .where('studyPost.studyId', '=', studyId)
      .$if(after !== undefined, (query) => query.where('studyPost.id', '>', after ?? ''))
      .orderBy('studyPost.id')
      .limit(atOnce)
      .execute()
    for (const { id, member, thread, postedAt, ...row } of rows) {
      digest.update(`${id} ${member}\n`)
      const like = {
        network: row.network as PostNetwork,
        kind: row.kind as PostKind,
        language: row.language as PostLanguage,
      }
      tally.add({ id, member, thread, time: postedAt.toISOString(), ...like })
    }
    after = rows.length === atOnce ? rows.at(-1)?.id : undefined
  } while (after !== undefined)
  return tally.done()
}

/**
 * How posts were drawn, in whatever number of draws, with the sizes that strata have without whoever has withdrawn. After
 * a first sample even a draw of all the rest has strata, since of the rest not all may be coded yet.
 */
async function readSample(tx: OrganisationTx, { organisationId, studyId }: Place, seed: number) {
  const last = await sampleOf(tx, organisationId, studyId)
  if (!last) return { strata: undefined, sample: { kind: 'all' } as const }
  const { plan } = last
  const rows = await tx
    .selectFrom('studySampledPost')
    .innerJoin('studyPost', (join) =>
      join
        .onRef('studyPost.organisationId', '=', 'studySampledPost.organisationId')
        .onRef('studyPost.studyId', '=', 'studySampledPost.studyId')
        .onRef('studyPost.id', '=', 'studySampledPost.postId'),
    )
    .select(['postId', 'stratum'])
    .where('studySampledPost.organisationId', '=', organisationId)
    .where('studySampledPost.studyId', '=', studyId)
    .execute()
  const stratumOf = new Map(rows.map(({ postId, stratum }) => [postId, stratum]))
  const strata: Cells = {
    cellOf: (_, post) => stratumOf.get(post),
    sizes: new Map(last.strata.map(({ name, size }) => [name, size])),
  }
  return { strata, sample: toldOf(plan, seed) }
}

function toldOf(plan: SamplePlan, seed: number): SampleTold {
  if (plan.kind === 'stratified') return { kind: plan.kind, seed, by: plan.by }
  return plan.kind === 'all' ? { kind: plan.kind } : { kind: plan.kind, seed }
}

async function readPredictions(tx: OrganisationTx, place: Place, codebook: Codebook): Promise<Predictions | null> {
  const { focus, decisions } = planOf(codebook)
  const when = decisions.find(({ id }) => id === focus?.decision)?.when ?? null
  if (!focus) return null
  const rows = await tx
    .selectFrom('studyPrediction')
    .innerJoin('studyPost', (join) =>
      join
        .onRef('studyPost.organisationId', '=', 'studyPrediction.organisationId')
        .onRef('studyPost.studyId', '=', 'studyPrediction.studyId')
        .onRef('studyPost.id', '=', 'studyPrediction.postId'),
    )
    .innerJoin('studyParticipant', (join) =>
      join
        .onRef('studyParticipant.organisationId', '=', 'studyPost.organisationId')
        .onRef('studyParticipant.studyId', '=', 'studyPost.studyId')
        .onRef('studyParticipant.id', '=', 'studyPost.participantId'),
    )
    .select(['postId', 'pseudonym as member', 'decision', 'probabilities'])
    .where('studyPrediction.organisationId', '=', place.organisationId)
    .where('studyPrediction.studyId', '=', place.studyId)
    .where('decision', 'in', [focus.decision, when?.decision ?? focus.decision])
    .execute()
  if (!rows.some(({ decision }) => decision === focus.decision)) return null
  const gathered = gatherPredictions({ ...focus, when })
  for (const { postId, member, decision, probabilities } of rows) {
    for (const [code, probability] of Object.entries(probabilities as Record<string, number>)) {
      gathered.add({ post: postId, member, decision, code, probability })
    }
  }
  return gathered.end()
}
