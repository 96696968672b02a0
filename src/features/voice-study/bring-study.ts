import { createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Codebook } from '../../core/voice/codebook.ts'
import { parseCodebook } from '../../core/voice/parse-codebook.ts'
import {
  files,
  parseCode,
  parseParticipant,
  parsePost,
  parseQuotable,
  parseSample,
  parseSampled,
  type StudyHead,
} from '../../core/voice/study-file.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import type { FileRows, Numbered } from './file-rows.ts'

const mostParticipants = 10_000

/** What makes a file none that is taken, however good its rows. */
export class Refused extends Error {
  readonly problem: 'no-codebook' | 'too-much'
  constructor(problem: 'no-codebook' | 'too-much') {
    super(problem)
    this.problem = problem
  }
}

type Brought = { readonly id: string; readonly posts: number }

/** One import under way: what it has found so far, which later files refer to. */
export class Bringing {
  readonly #tx: OrganisationTx
  readonly #viewer: Viewer
  readonly #head: StudyHead
  readonly #at: Date
  readonly #rows: FileRows
  readonly #place: { readonly organisationId: string; readonly studyId: string }
  readonly #salt = randomBytes(32)
  readonly #participants = new Map<string, string>()
  readonly #samples = new Set<string>()
  #posts = 0
  #aliases = 0

  constructor(tx: OrganisationTx, viewer: Viewer, head: StudyHead, at: Date, rows: FileRows) {
    this.#tx = tx
    this.#viewer = viewer
    this.#head = head
    this.#at = at
    this.#rows = rows
    this.#place = { organisationId: viewer.organisation.id, studyId: uuid() }
  }

  async bring(): Promise<Brought> {
    await this.#bringStudy()
    const codebook = await this.#bringCodebooks()
    await this.#bringParticipants()
    await this.#bringPosts()
    await this.#bringCodes(codebook)
    await this.#bringSamples()
    await this.#bringWorker()
    return { id: this.#place.studyId, posts: this.#posts }
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
    for await (const { value, line } of this.#rows.each(files.codebooks)) {
      const { version, codebook, createdAt } = (value ?? {}) as Readonly<Record<string, unknown>>
      const parsed = parseCodebook(codebook)
      const at = new Date(String(createdAt))
      const isVersion = typeof version === 'number' && Number.isInteger(version) && version > 0 && version <= 1000
      if (!parsed.ok || !isVersion || seen.has(version) || Number.isNaN(at.getTime())) {
        this.#rows.tell(files.codebooks, line)
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
    await this.#rows.inBatches(files.participants, parseParticipant, async (batch) => {
      const fresh = batch.filter(({ row, line }) => {
        const isNew = !this.#participants.has(row.pseudonym)
        if (isNew) this.#participants.set(row.pseudonym, uuid())
        else this.#rows.tell(files.participants, line)
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
    await this.#rows.inBatches(files.posts, parse, async (batch) => {
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
      for (const { row, line } of batch) if (!ids.delete(row.id)) this.#rows.tell(files.posts, line)
    })
    await this.#rows.inBatches(files.quotable, parseQuotable, async (batch) => {
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
    await this.#rows.inBatches(
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
          if (!keys.delete([row.post, row.coder, row.decision, row.isAdjudicated].join()))
            this.#rows.tell(files.codes, line)
        }
      },
    )
  }

  async #bringSamples(): Promise<void> {
    await this.#rows.inBatches(files.samples, parseSample, async (batch) => {
      for (const { row, line } of batch) {
        if (this.#samples.has(row.id)) {
          this.#rows.tell(files.samples, line)
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
    await this.#rows.inBatches(files.sampled, parse, async (batch) => {
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
      for (const { row, line } of known)
        if (!keys.delete(`${row.sample} ${row.post}`)) this.#rows.tell(files.sampled, line)
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
    for (const { row, line } of batch) if (!ids.has(of(row))) this.#rows.tell(file, line)
    return batch.filter(({ row }) => ids.has(of(row)))
  }
}
