import { Zip, ZipDeflate } from 'fflate'
import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../context.ts'
import { codesHeader, codesLine } from '../../core/voice/codes-csv.ts'
import { adjudicated } from '../../core/voice/given-code.ts'
import { files, type StudyHead, studyFormat, studyFormatVersion } from '../../core/voice/study-file.ts'
import { tableLine } from '../../core/voice/table-line.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { findCodebook, type Study } from './find-study.ts'

const rowsAtOnce = 500
/** The files' own time, so that the same study makes the same file. */
const noTime = new Date('2000-01-01T12:00:00Z')

/**
 * A whole study as one ZIP, made while it is sent, a few hundred rows in memory at a time. Who asks is a researcher of
 * it: the texts are in it. In it is no name of a member, and not the key of who is behind which pseudonym.
 */
export async function* exportStudy(
  { db }: Pick<Context, 'db'>,
  organisationId: OrganisationId,
  study: Study,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const encoder = new TextEncoder()
  for (const [name, lines] of Object.entries(contents(db, organisationId, study))) {
    const entry = new ZipDeflate(name, { level: 6 })
    entry.mtime = noTime
    zip.add(entry)
    for await (const piece of lines) {
      entry.push(encoder.encode(piece))
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}

type Pieces = AsyncIterable<string>

function contents(db: Context['db'], organisationId: OrganisationId, study: Study): Record<string, Pieces> {
  const place = { db, organisationId, studyId: study.id }
  const codebook = () => inOrganisation(db, organisationId, (tx) => findCodebook(tx, organisationId, study))
  return {
    [files.head]: one(async () => ({ format: studyFormat, version: studyFormatVersion, ...headOf(study) })),
    [files.codebook]: one(codebook),
    [files.codebooks]: lines(rows(place, codebooks)),
    [files.participants]: lines(rows(place, participants)),
    [files.posts]: lines(rows(place, posts)),
    [files.quotable]: lines(rows(place, quotable)),
    [files.codes]: lines(rows(place, codes)),
    [files.samples]: lines(rows(place, samples)),
    [files.sampled]: lines(rows(place, sampled)),
    [files.codesTable]: table(codesHeader, rows<CodeLine>(place, codes), ({ isAdjudicated, member, ...row }) =>
      codesLine({ ...row, member, coder: isAdjudicated ? adjudicated : row.coder }),
    ),
    [files.sampleTable]: table(sampleColumns.join(','), rows<SampleLine>(place, sampleTable), (row) =>
      tableLine(sampleColumns.map((column) => row[column])),
    ),
  }
}

function headOf(study: Study): StudyHead {
  const { title, question, consent, consentVersion, language, periodFrom, periodTo } = study
  const { kinds, maskOthers, state, seed, frozenCodebook } = study
  return {
    ...{ title, question, language, consent, consentVersion, periodFrom, periodTo },
    ...{ kinds, maskOthers, state, seed, frozenCodebook },
  }
}

async function* one(read: () => Promise<object>): Pieces {
  yield `${JSON.stringify(await read(), null, 2)}\n`
}

async function* lines(found: AsyncIterable<readonly Row[]>): Pieces {
  for await (const some of found) {
    // `member` stands in codes.csv alone: a post says whose it is.
    yield some
      .map(({ key: _, member, ...row }) => `${JSON.stringify('text' in row ? { ...row, member } : row)}\n`)
      .join('')
  }
}

async function* table<R extends Row>(
  header: string,
  found: AsyncIterable<readonly R[]>,
  line: (row: R) => string,
): Pieces {
  yield `${header}\n`
  for await (const some of found) yield some.map(line).join('')
}

type Row = { readonly key: string } & Readonly<Record<string, unknown>>
type CodeLine = Row & {
  readonly post: string
  readonly member: string
  readonly coder: string
  readonly decision: string
  readonly code: string
  readonly isAdjudicated: boolean
}
const sampleColumns = [
  ...(['post', 'member', 'stratum', 'probability', 'stratumSize', 'stratumDrawn'] as const),
  ...(['thread', 'network', 'kind', 'time', 'language', 'text'] as const),
]
type SampleLine = Row & Readonly<Record<(typeof sampleColumns)[number], string | number>>

type Place = { readonly db: Context['db']; readonly organisationId: OrganisationId; readonly studyId: string }
/** A query of rows, each with a `key` (a text that orders them), of which those after a key are asked for. */
type Query = (of: RawBuilder<unknown>) => RawBuilder<unknown>

/** Page by page, each in a transaction of its own, so that a slow reader holds nothing up. */
async function* rows<R extends Row = Row>({ db, organisationId, studyId }: Place, query: Query): AsyncGenerator<R[]> {
  const of = sql`organisation_id = ${organisationId} and study_id = ${studyId}`
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found: R[] = await inOrganisation(db, organisationId, async (tx) => {
      const asked = sql<R>`select * from (${query(of)}) q where key > ${after} collate "C"
        order by key collate "C" limit ${rowsAtOnce}`
      return (await asked.execute(tx)).rows
    })
    yield found
    after = found.length === rowsAtOnce ? found.at(-1)?.key : undefined
  }
}

const same = (one: string, other: string) =>
  sql.raw(`${one}.organisation_id = ${other}.organisation_id and ${one}.study_id = ${other}.study_id`)
const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/** A thread is named by the first of its posts that the study has. */
const threadOf = sql`(select f.id from study_post f where ${same('f', 'p')} and f.participant_id = p.participant_id
  and f.thread = p.thread order by f.posted_at, f.id limit 1)`
const postOf = (of: RawBuilder<unknown>) => sql`select p.*, w.pseudonym from (select * from study_post where ${of}) p
  join study_participant w on ${same('w', 'p')} and w.id = p.participant_id`

const codebooks: Query = (of) => sql`select lpad(version::text, 10, '0') as key, version, codebook,
  ${iso('created_at')} as "createdAt" from study_codebook where ${of}`
const participants: Query = (
  of,
) => sql`select pseudonym as key, pseudonym, consent_version as "consentVersion", archives
  from study_participant where ${of}`
const posts: Query = (of) => sql`select p.id::text as key, p.id, p.network, p.pseudonym as member,
  ${iso('p.posted_at')} as time, p.text, p.kind, ${threadOf} as thread, p.language from (${postOf(of)}) p`
const quotable: Query = (of) => sql`select id::text as key, id as post from study_post where ${of} and quotable`
const codes: Query = (of) => sql`select c.post_id || c.decision || '/' || c.coder_alias || c.is_adjudicated as key,
  c.post_id as post, p.pseudonym as member, c.coder_alias as coder, c.decision, c.code,
  c.is_adjudicated as "isAdjudicated", c.suggestion_shown as "suggestionShown"
  from (select * from study_code where ${of}) c join (${postOf(of)}) p on p.id = c.post_id`
const samples: Query = (of) => sql`select id::text as key, id, plan, strata, ${iso('drawn_at')} as "drawnAt"
  from study_sample where ${of}`
const sampled: Query = (of) => sql`select sample_id || '/' || post_id as key, sample_id as sample, post_id as post,
  position, stratum, probability, is_double as "isDouble" from study_sampled_post where ${of}`
// The latest draw knows the strata of all draws: an earlier one's posts may be of another stratum since.
const sampleTable: Query = (of) => sql`select lpad(s.position::text, 10, '0') || s.post_id || s.sample_id as key,
  s.post_id as post, p.pseudonym as member, s.stratum, s.probability,
  coalesce((h.stratum ->> 'size')::int, 0) as "stratumSize", coalesce((h.stratum ->> 'drawn')::int, 0) as "stratumDrawn",
  ${threadOf} as thread, p.network, p.kind, ${iso('p.posted_at')} as time, p.language, p.text
  from (select * from study_sampled_post where ${of}) s
  join (${postOf(of)}) p on p.id = s.post_id
  left join lateral (select e as stratum from
    (select * from study_sample z where ${same('z', 's')} order by z.drawn_at desc, z.id desc limit 1) z,
    jsonb_array_elements(z.strata) e where e ->> 'name' = s.stratum limit 1) h on true`
