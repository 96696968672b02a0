import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { parseClickLine, startOfHour } from '../../core/click.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Batch, Spool } from './spool.ts'

type Plain = Pick<Context, 'db' | 'clock' | 'log'>
type Ctx = Plain & { readonly spool: Pick<Spool, 'remove'> }

export type Counted = {
  readonly clicks: number
  /** Clicks on links that are there no more. */
  readonly dropped: number
  readonly malformed: number
  /** Organisations whose clicks could not be counted now: the batch stays, to be counted again. */
  readonly failed: number
}

/** Clicks by organisation and line: clicks that are counted together have the same line. */
type Sums = Map<string, Map<string, number>>

// Small enough that preparing a statement does not keep redirects waiting.
const rowsAtOnce = 500

/**
 * Adds a batch of the spool to the sums, an organisation at a time.
 *
 * Twice is safe: the batch's marker and its sums are committed together, so an organisation that has
 * the marker is passed over. Where the first try's fate is unknown (the connection broke at its
 * commit), the second waits at the marker's key until it is decided. The file goes when all have
 * committed, and the markers after it: without a file nobody can count the batch again. (A process that
 * ends just between the two leaves markers behind, which do no harm.)
 */
export async function countClicks(ctx: Ctx, batch: Batch): Promise<Counted> {
  const { sums, malformed } = await readSums(batch)
  const total = { clicks: 0, dropped: 0, malformed, failed: 0 }
  if (malformed > 0) ctx.log.warn({ batch: batch.id, malformed }, 'clicks: lines of the spool could not be read')
  for (const [organisationId, lines] of sums) {
    try {
      const added = await inOrganisation(ctx.db, organisationId as OrganisationId, (tx) =>
        addOnce(tx, { organisationId, batchId: batch.id, countedAt: new Date(ctx.clock()), lines }),
      )
      total.clicks += added.clicks
      total.dropped += added.dropped
    } catch (error) {
      total.failed++
      ctx.log.error(
        { err: error, batch: batch.id },
        'clicks: a batch could not be counted now, and will be tried again',
      )
    }
  }
  if (total.failed > 0) return total
  await ctx.spool.remove(batch)
  await removeMarkers(ctx, batch, [...sums.keys()])
  return total
}

/** Counts all that was spooled until now; answers whether all of it could be counted. */
export async function countSpool(
  ctx: Plain & { readonly spool: Spool; readonly onCounted?: (clicks: number) => void },
): Promise<boolean> {
  try {
    ctx.spool.rotate()
    for (const batch of await ctx.spool.batches()) {
      const { clicks, failed } = await countClicks(ctx, batch)
      ctx.onCounted?.(clicks)
      // Most likely the database is away: the other batches can wait as well.
      if (failed > 0) return false
    }
    return true
  } catch (error) {
    ctx.log.error({ err: error }, 'clicks: the spool could not be read or tidied up, and will be tried again')
    return false
  }
}

/** Sums a file. A last line without its end was cut off by a kill before its click was answered. */
async function readSums(batch: Batch): Promise<{ sums: Sums; malformed: number }> {
  const sums: Sums = new Map()
  let malformed = 0
  let rest = ''
  // A little at a time: redirects are answered in between.
  for await (const chunk of createReadStream(batch.path, { encoding: 'latin1', highWaterMark: 32_768 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const click = parseClickLine(line)
      if (click) add(sums, click.organisationId, line)
      else if (line !== '') malformed++
    }
  }
  return { sums, malformed }
}

function add(sums: Sums, organisationId: string, line: string): void {
  let lines = sums.get(organisationId)
  if (!lines) {
    lines = new Map()
    sums.set(organisationId, lines)
  }
  lines.set(line, (lines.get(line) ?? 0) + 1)
}

/** Its number (hashtext) is locked by a backup while it takes hold of the spool and of the sums. */
export const countingLock = 'luotto.counting'

/**
 * A backup must see the spool and the sums at one moment, or clicks would be in both or in neither: for as
 * long as it takes hold of them (some milliseconds), nobody counts.
 */
const waitForBackup = (tx: OrganisationTx) =>
  sql`select pg_advisory_xact_lock_shared(hashtext(${countingLock}))`.execute(tx)

type Part = {
  readonly organisationId: string
  readonly batchId: string
  readonly countedAt: Date
  readonly lines: ReadonlyMap<string, number>
}

async function addOnce(tx: OrganisationTx, part: Part): Promise<{ clicks: number; dropped: number }> {
  const { organisationId, batchId, countedAt } = part
  await waitForBackup(tx)
  const marker = await tx
    .insertInto('clickBatch')
    .values({ organisationId, batchId, countedAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  let clicks = 0
  let dropped = 0
  if (marker.numInsertedOrUpdatedRows === 0n) return { clicks, dropped }
  for (const rows of slices(part.lines)) {
    const there = await linksThere(tx, organisationId, rows)
    const kept = rows.filter((row) => there.has(row.linkId))
    if (kept.length > 0) await addRows(tx, organisationId, kept)
    clicks += sum(kept)
    dropped += sum(rows) - sum(kept)
  }
  return { clicks, dropped }
}

type Row = { readonly linkId: string; readonly hour: string; readonly deviceClass: string; readonly clicks: number }

const sum = (rows: readonly Row[]) => rows.reduce((total, row) => total + row.clicks, 0)

function* slices(lines: ReadonlyMap<string, number>): Generator<Row[]> {
  let rows: Row[] = []
  for (const [line, clicks] of lines) {
    const click = parseClickLine(line)
    if (!click) continue
    const hour = new Date(startOfHour(click.hour)).toISOString()
    rows.push({ linkId: click.linkId, hour, deviceClass: click.deviceClass, clicks })
    if (rows.length === rowsAtOnce) {
      yield rows
      rows = []
    }
  }
  if (rows.length > 0) yield rows
}

// Written by hand, for speed: the values are ids, times, words and numbers that hold nothing to escape.
const array = (values: readonly (string | number)[]) => `{${values.join(',')}}`

/** The links that exist, kept from being deleted until the transaction ends. */
async function linksThere(tx: OrganisationTx, organisationId: string, rows: readonly Row[]): Promise<Set<string>> {
  const found = await tx
    .selectFrom('link')
    .select('id')
    .where('organisationId', '=', organisationId)
    .where('id', '=', sql<string>`any(${array(rows.map((row) => row.linkId))}::uuid[])`)
    .forKeyShare()
    .execute()
  return new Set(found.map((link) => link.id))
}

// In the order of the key: two processes that add to the same rows then wait for each other in turn.
// (Over several slices they may still meet crosswise; PostgreSQL ends one, and it is tried again.)
async function addRows(tx: OrganisationTx, organisationId: string, rows: readonly Row[]): Promise<void> {
  const column = (name: keyof Row) => array(rows.map((row) => row[name]))
  await sql`
    insert into click_sum (organisation_id, link_id, hour, class, clicks)
    select ${organisationId}::uuid, link_id, hour, class, clicks
    from unnest(${column('linkId')}::uuid[], ${column('hour')}::timestamptz[],
      ${column('deviceClass')}::text[], ${column('clicks')}::int[]) as click (link_id, hour, class, clicks)
    order by link_id, hour, class
    on conflict (organisation_id, link_id, hour, class)
    do update set clicks = click_sum.clicks + excluded.clicks`.execute(tx)
}

async function removeMarkers(ctx: Ctx, batch: Batch, organisationIds: readonly string[]): Promise<void> {
  for (const organisationId of organisationIds) {
    try {
      await inOrganisation(ctx.db, organisationId as OrganisationId, (tx) =>
        tx
          .deleteFrom('clickBatch')
          .where('organisationId', '=', organisationId)
          .where('batchId', '=', batch.id)
          .execute(),
      )
    } catch (error) {
      ctx.log.warn({ err: error, batch: batch.id }, 'clicks: the marker of a counted batch stays behind')
    }
  }
}
