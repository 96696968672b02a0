import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { jsonLines } from '../../archives/json-lines.ts'
import { Meter } from '../../archives/meter.ts'
import { zipEntries } from '../../archives/zip.ts'
import type { Context } from '../../context.ts'
import { may } from '../../core/policy.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { parseCodebook } from '../../core/voice/parse-codebook.ts'
import {
  files,
  parseCode,
  parseHead,
  parseParticipant,
  parsePost,
  parseQuotable,
  parseSample,
  parseSampled,
  type StudyHead,
} from '../../core/voice/study-file.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'

const rowsAtOnce = 1000
/** Unpacked: a study of two million posts. What comes is much smaller, since a form takes so much. */
const mostUnpacked = 2 * 2 ** 30
const mostParticipants = 10_000
const longestHead = 2 ** 20
/** So many of the bad rows are told by their place; of the others, how many there are. */
const mostTold = 50

export type BadRow = { readonly file: string; readonly line: number }
export type ImportProblem = 'not-yours' | 'no-zip' | 'no-study' | 'no-codebook' | 'too-much'
export type Imported =
  | {
      readonly ok: true
      readonly id: string
      readonly posts: number
      readonly bad: number
      readonly told: readonly BadRow[]
    }
  | { readonly ok: false; readonly problem: ImportProblem }

class Refused extends Error {
  readonly problem: ImportProblem
  constructor(problem: ImportProblem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Makes a new study of a file that `exportStudy` wrote, here or elsewhere, with whoever brings it as its researcher.
 * Good rows come in, bad ones are told. Nobody here is behind a pseudonym of it: there is no key to come with it.
 * All in one transaction: it is there whole, or not at all. Twice makes two.
 */
export async function importStudy(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  file: { readonly name: string; readonly blob: Blob },
): Promise<Imported> {
  if (!may(viewer.member, 'found-study')) return { ok: false, problem: 'not-yours' }
  try {
    const meter = new Meter({ limits: { unpacked: mostUnpacked, ratio: 200 } })
    const { entries } = await zipEntries({ path: file.name, blob: file.blob }, meter)
    const found = new Map(entries.map((entry) => [entry.name, entry]))
    const open = (name: string) => text(found.get(name)?.chunks())
    const head = parseHead(await whole(open(files.head)))
    if (!head) return { ok: false, problem: 'no-study' }
    return await inOrganisation(ctx.db, viewer.organisation.id, async (tx) => {
      const bringing = new Bringing(tx, viewer, head, new Date(ctx.clock()), open)
      return bringing.bring()
    })
  } catch (error) {
    if (error instanceof Refused) return { ok: false, problem: error.problem }
    // Thrown by what unpacks: the file is damaged, or unpacks to more than is taken.
    if (error instanceof Error && /^(Unreadable|Error)$/.test(error.constructor.name) && !('code' in error)) {
      return { ok: false, problem: 'no-zip' }
    }
    throw error
  }
}

async function* text(chunks: AsyncIterable<Uint8Array> | undefined): AsyncGenerator<string> {
  if (!chunks) return
  const decoder = new TextDecoder()
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

async function whole(pieces: AsyncIterable<string>): Promise<unknown> {
  let all = ''
  for await (const piece of pieces) {
    all += piece
    if (all.length > longestHead) throw new Refused('too-much')
  }
  try {
    return JSON.parse(all)
  } catch {
    return undefined
  }
}

type Open = (name: string) => AsyncIterable<string>

/** One import under way: what it has found so far, which later files refer to. */
class Bringing {
  readonly #tx: OrganisationTx
  readonly #viewer: Viewer
  readonly #head: StudyHead
  readonly #at: Date
  readonly #open: Open
  readonly #place: { readonly organisationId: string; readonly studyId: string }
  readonly #salt = randomBytes(32)
  readonly #participants = new Map<string, string>()
  readonly #samples = new Set<string>()
  readonly #told: BadRow[] = []
  #bad = 0
  #posts = 0
  #aliases = 0

  constructor(tx: OrganisationTx, viewer: Viewer, head: StudyHead, at: Date, open: Open) {
    this.#tx = tx
    this.#viewer = viewer
    this.#head = head
    this.#at = at
    this.#open = open
    this.#place = { organisationId: viewer.organisation.id, studyId: uuid() }
  }

  async bring(): Promise<Imported> {
    await this.#bringStudy()
    const codebook = await this.#bringCodebooks()
    await this.#bringParticipants()
    await this.#bringPosts()
    await this.#bringCodes(codebook)
    await this.#bringSamples()
    await this.#bringWorker()
    return { ok: true, id: this.#place.studyId, posts: this.#posts, bad: this.#bad, told: this.#told }
  }

  async #bringStudy(): Promise<void> {
    const { consent, kinds, ...head } = this.#head
    const { title, question, language, consentVersion, periodFrom, periodTo } = head
    const { maskOthers, state, seed, frozenCodebook } = head
    await this.#tx
      .insertInto('study')
      .values({
        ...{ title, question, language, consentVersion, periodFrom, periodTo },
        ...{ maskOthers, state, seed, frozenCodebook },
        ...{ organisationId: this.#place.organisationId, id: this.#place.studyId, createdAt: this.#at },
        kinds: [...kinds],
        consent: JSON.stringify(consent),
        salt: this.#salt,
        // Nobody comes to it by itself: whoever brought it opens the link where they want to.
        joinToken: null,
      })
      .execute()
  }

  /** Answers the version that coders went by: without it, no code of theirs would mean anything. */
  async #bringCodebooks(): Promise<Codebook> {
    let used: Codebook | undefined
    const seen = new Set<number>()
    for await (const { value, line } of this.#rows(files.codebooks)) {
      const { version, codebook, createdAt } = (value ?? {}) as Readonly<Record<string, unknown>>
      const parsed = parseCodebook(codebook)
      const at = new Date(String(createdAt))
      const isVersion = typeof version === 'number' && Number.isInteger(version) && version > 0 && version <= 1000
      if (!parsed.ok || !isVersion || seen.has(version) || Number.isNaN(at.getTime())) {
        this.#tell(files.codebooks, line)
        continue
      }
      seen.add(version)
      const row = { ...parsed.codebook, version }
      if (
        this.#head.frozenCodebook === version ||
        (this.#head.frozenCodebook === null && version > (used?.version ?? 0))
      )
        used = row
      await this.#tx
        .insertInto('studyCodebook')
        .values({ ...this.#place, version, codebook: JSON.stringify(parsed.codebook), createdAt: at })
        .execute()
    }
    if (!used) throw new Refused('no-codebook')
    return used
  }

  async #bringParticipants(): Promise<void> {
    await this.#inBatches(files.participants, parseParticipant, async (batch) => {
      const fresh = batch.filter(({ row, line }) => {
        const isNew = !this.#participants.has(row.pseudonym)
        if (isNew) this.#participants.set(row.pseudonym, uuid())
        else this.#tell(files.participants, line)
        return isNew
      })
      if (this.#participants.size > mostParticipants) throw new Refused('too-much')
      const rows = fresh.map(({ row: { pseudonym, consentVersion, archives } }) => ({
        ...{ ...this.#place, id: this.#participants.get(pseudonym) ?? '', pseudonym, consentVersion, sentAt: this.#at },
        archives: JSON.stringify(archives),
      }))
      if (rows.length > 0) await this.#tx.insertInto('studyParticipant').values(rows).execute()
    })
  }

  async #bringPosts(): Promise<void> {
    const hashed = (id: string) => createHmac('sha256', this.#salt).update(id).digest()
    const parse = (value: unknown) => parsePost(value, this.#participants)
    await this.#inBatches(files.posts, parse, async (batch) => {
      const rows = batch.map(({ row: { id, network, member, time, text, kind, thread, language } }) => ({
        ...{ ...this.#place, id, network, text, kind, language, postedAt: new Date(time) },
        participantId: this.#participants.get(member) ?? '',
        source: hashed(id),
        thread: hashed(thread),
      }))
      const made = await this.#tx
        .insertInto('studyPost')
        .values(rows)
        .onConflict((on) => on.doNothing())
        .returning('id')
        .execute()
      this.#posts += made.length
      const ids = new Set(made.map(({ id }) => id))
      for (const { row, line } of batch) if (!ids.delete(row.id)) this.#tell(files.posts, line)
    })
    await this.#inBatches(files.quotable, parseQuotable, async (batch) => {
      const known = await this.#known(files.quotable, batch, (post) => post)
      await this.#tx
        .updateTable('studyPost')
        .set({ quotable: true })
        .where((row) => row.and(this.#place))
        .where('id', '=', sql<string>`any(${known.map(({ row }) => row)}::uuid[])`)
        .execute()
    })
  }

  async #bringCodes(codebook: Codebook): Promise<void> {
    await this.#inBatches(
      files.codes,
      (value) => parseCode(value, codebook),
      async (batch) => {
        const known = await this.#known(files.codes, batch, ({ post }) => post)
        for (const { row } of known) this.#aliases = Math.max(this.#aliases, Number(row.coder.slice(1)))
        const rows = known.map(({ row: { post, coder, ...rest } }) => ({
          ...{ ...this.#place, postId: post, coderAlias: coder, ...rest },
        }))
        if (rows.length === 0) return
        const made = await this.#tx
          .insertInto('studyCode')
          .values(rows)
          .onConflict((on) => on.doNothing())
          .returning(['postId', 'coderAlias', 'decision', 'isAdjudicated'])
          .execute()
        // What stands twice comes in once.
        const keys = new Set(made.map((row) => [row.postId, row.coderAlias, row.decision, row.isAdjudicated].join()))
        for (const { row, line } of known) {
          if (!keys.delete([row.post, row.coder, row.decision, row.isAdjudicated].join())) this.#tell(files.codes, line)
        }
      },
    )
  }

  async #bringSamples(): Promise<void> {
    await this.#inBatches(files.samples, parseSample, async (batch) => {
      for (const { row, line } of batch) {
        if (this.#samples.has(row.id)) {
          this.#tell(files.samples, line)
          continue
        }
        this.#samples.add(row.id)
        const { id, plan, strata, drawnAt } = row
        await this.#tx
          .insertInto('studySample')
          .values({
            ...{ ...this.#place, id, drawnAt: new Date(drawnAt) },
            plan: JSON.stringify(plan),
            strata: JSON.stringify(strata),
          })
          .execute()
      }
    })
    const parse = (value: unknown) => parseSampled(value, this.#samples)
    await this.#inBatches(files.sampled, parse, async (batch) => {
      const known = await this.#known(files.sampled, batch, ({ post }) => post)
      const rows = known.map(({ row: { sample, post, ...rest } }) => ({
        ...{ ...this.#place, sampleId: sample, postId: post, ...rest },
      }))
      if (rows.length === 0) return
      const made = await this.#tx
        .insertInto('studySampledPost')
        .values(rows)
        .onConflict((on) => on.doNothing())
        .returning(['sampleId', 'postId'])
        .execute()
      const keys = new Set(made.map(({ sampleId, postId }) => `${sampleId} ${postId}`))
      for (const { row, line } of known) if (!keys.delete(`${row.sample} ${row.post}`)) this.#tell(files.sampled, line)
    })
  }

  /** Whoever brings it gets a name that no coder of it had. */
  async #bringWorker(): Promise<void> {
    const { organisationId, studyId } = this.#place
    const aliases = this.#aliases + 1
    await this.#tx
      .updateTable('study')
      .set({ aliases })
      .where('organisationId', '=', organisationId)
      .where('id', '=', studyId)
      .execute()
    const worker = { memberId: this.#viewer.member.id, part: 'researcher', alias: `K${aliases}`, addedAt: this.#at }
    await this.#tx
      .insertInto('studyWorker')
      .values({ ...this.#place, ...worker })
      .execute()
    await recordAct(this.#tx, this.#viewer, { kind: 'study-founded', study: this.#head.title })
  }

  #tell(file: string, line: number): void {
    this.#bad++
    if (this.#told.length < mostTold) this.#told.push({ file, line })
  }

  async *#rows(file: string): AsyncGenerator<{ readonly value: unknown; readonly line: number }> {
    for await (const row of jsonLines(this.#open(file))) {
      if (row.ok) yield { value: row.value, line: row.line }
      else this.#tell(file, row.line)
    }
  }

  async #inBatches<R>(
    file: string,
    parse: (value: unknown) => R | undefined,
    keep: (batch: readonly Numbered<R>[]) => Promise<void>,
  ): Promise<void> {
    let batch: Numbered<R>[] = []
    for await (const { value, line } of this.#rows(file)) {
      const row = parse(value)
      if (row === undefined) this.#tell(file, line)
      else batch.push({ row, line })
      if (batch.length < rowsAtOnce) continue
      await keep(batch)
      batch = []
    }
    if (batch.length > 0) await keep(batch)
  }

  /** Of rows about posts, those whose post is there; the others are told. */
  async #known<R>(
    file: string,
    batch: readonly Numbered<R>[],
    of: (row: R) => string,
  ): Promise<readonly Numbered<R>[]> {
    const found = await this.#tx
      .selectFrom('studyPost')
      .select('id')
      .where((row) => row.and(this.#place))
      .where('id', '=', sql<string>`any(${batch.map(({ row }) => of(row))}::uuid[])`)
      .execute()
    const ids = new Set(found.map(({ id }) => id))
    for (const { row, line } of batch) if (!ids.has(of(row))) this.#tell(file, line)
    return batch.filter(({ row }) => ids.has(of(row)))
  }
}

type Numbered<R> = { readonly row: R; readonly line: number }
