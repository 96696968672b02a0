import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Codebook } from '../../core/voice/codebook.ts'
import { agreementOf } from '../../core/voice/codes-agreement.ts'
import type { Cells } from '../../core/voice/codes-estimate.ts'
import { gatherPredictions, type Predictions } from '../../core/voice/codes-predictions.ts'
import { type CodesTable, codesTable } from '../../core/voice/codes-table.ts'
import { adjudicated } from '../../core/voice/given-code.ts'
import type { PostKind, PostLanguage, PostNetwork } from '../../core/voice/post.ts'
import type { ReportInput } from '../../core/voice/report.ts'
import type { SampleTold } from '../../core/voice/report-content.ts'
import { countedPosts } from '../../core/voice/report-counted.ts'
import { planOf } from '../../core/voice/report-plan.ts'
import { startTally, type Tally } from '../../core/voice/report-tally.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'

type Place = { readonly organisationId: OrganisationId; readonly studyId: string }
type Found = Pick<ReportInput, 'codebook' | 'tally' | 'drawn' | 'agreement' | 'predictions'> & {
  readonly sample: SampleTold
  readonly inputs: { readonly name: string; readonly sha256: string }[]
}

/** What a report is made of, without any text. People stand in it by ids that nothing else knows. */
export async function readStudy(tx: OrganisationTx, organisationId: OrganisationId, study: Study): Promise<Found> {
  const place = { organisationId, studyId: study.id }
  const codebook = await findCodebook(tx, organisationId, study)
  const codes = createHash('sha256')
  const tables = await readTables(tx, place, codebook, codes)
  const { strata, sample } = await readSample(tx, place, study.seed)
  const posts = createHash('sha256')
  const tally = await tallyPosts(tx, place, codebook, tables, strata, posts)
  return {
    codebook,
    tally,
    sample,
    drawn: strata ? { strata } : {},
    agreement: tables
      .filter((table) => table.codes.length > 0)
      .map((table) => agreementIn(codebook, table, study.seed)),
    predictions: await readPredictions(tx, place, codebook),
    inputs: [
      { name: 'posts', sha256: posts.digest('hex') },
      { name: 'codes', sha256: codes.digest('hex') },
    ],
  }
}

type Digest = { readonly update: (text: string) => unknown }

async function readTables(tx: OrganisationTx, place: Place, codebook: Codebook, digest: Digest): Promise<CodesTable[]> {
  const rows = await tx
    .selectFrom('studyCode')
    .innerJoin('studyPost', (join) =>
      join
        .onRef('studyPost.organisationId', '=', 'studyCode.organisationId')
        .onRef('studyPost.studyId', '=', 'studyCode.studyId')
        .onRef('studyPost.id', '=', 'studyCode.postId'),
    )
    .select(['studyCode.postId', 'participantId', 'coderAlias', 'decision', 'code', 'isAdjudicated'])
    .where('studyCode.organisationId', '=', place.organisationId)
    .where('studyCode.studyId', '=', place.studyId)
    .orderBy('studyCode.postId')
    .orderBy('decision')
    .orderBy('isAdjudicated')
    .orderBy('coderAlias')
    .execute()
  const tables = codebook.decisions.map(({ id }) => codesTable(id))
  let line = 0
  for (const row of rows) {
    const coder = row.isAdjudicated ? adjudicated : row.coderAlias
    digest.update(`${row.postId} ${coder} ${row.decision} ${row.code}\n`)
    line++
    const given = { post: row.postId, member: row.participantId, coder, decision: row.decision, code: row.code }
    for (const table of tables) table.add(given, line)
  }
  return tables
}

const atOnce = 10_000

async function tallyPosts(
  tx: OrganisationTx,
  { organisationId, studyId }: Place,
  codebook: Codebook,
  tables: readonly CodesTable[],
  strata: Cells | undefined,
  digest: Digest,
): Promise<Tally> {
  const tally = startTally(planOf(codebook), countedPosts(codebook, tables, strata))
  let after: string | undefined
  do {
    const rows = await tx
      .selectFrom('studyPost')
      .select(['id', 'participantId', 'network', 'kind', 'language', 'postedAt'])
      .select(sql<string>`encode(thread, 'hex')`.as('thread'))
      .where('organisationId', '=', organisationId)
      .where('studyId', '=', studyId)
      .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
      .orderBy('id')
      .limit(atOnce)
      .execute()
    for (const { id, participantId, thread, postedAt, ...row } of rows) {
      digest.update(`${id} ${participantId}\n`)
      const like = {
        network: row.network as PostNetwork,
        kind: row.kind as PostKind,
        language: row.language as PostLanguage,
      }
      tally.add({ id, member: participantId, thread, time: postedAt.toISOString(), ...like })
    }
    after = rows.length === atOnce ? rows.at(-1)?.id : undefined
  } while (after !== undefined)
  return tally.done()
}

// Each draw says anew of which stratum the posts drawn before are, so the last one knows them all.
async function readSample(tx: OrganisationTx, { organisationId, studyId }: Place, seed: number) {
  const last = await tx
    .selectFrom('studySample')
    .select(['plan', 'strata'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .orderBy('drawnAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const plan = last?.plan as { readonly kind?: string; readonly by?: readonly string[] } | undefined
  if (!last || plan?.kind === 'all') return { strata: undefined, sample: { kind: 'all' } as const }
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
  const sizes = new Map(
    (last.strata as unknown as { name: string; size: number }[]).map(({ name, size }) => [name, size]),
  )
  const strata: Cells = { cellOf: (_, post) => stratumOf.get(post), sizes }
  const sample: SampleTold = plan?.by ? { kind: 'stratified', seed, by: plan.by } : { kind: 'simple', seed }
  return { strata, sample }
}

function agreementIn(codebook: Codebook, table: CodesTable, seed: number) {
  const order = codebook.decisions.find(({ id }) => id === table.decision)?.ordered ?? []
  return agreementOf(table, order.length > 1 ? { level: 'ordinal', order, seed } : { level: 'nominal', seed })
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
    .select(['postId', 'participantId', 'decision', 'probabilities'])
    .where('studyPrediction.organisationId', '=', place.organisationId)
    .where('studyPrediction.studyId', '=', place.studyId)
    .where('decision', 'in', [focus.decision, when?.decision ?? focus.decision])
    .execute()
  if (!rows.some(({ decision }) => decision === focus.decision)) return null
  const gathered = gatherPredictions({ ...focus, when })
  for (const { postId, participantId, decision, probabilities } of rows) {
    for (const [code, probability] of Object.entries(probabilities as Record<string, number>)) {
      gathered.add({ post: postId, member: participantId, decision, code, probability })
    }
  }
  return gathered.end()
}
