import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { readGiven } from '../../core/pulse/answers.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { findWave, itemsOf } from './find-wave.ts'
import { isSigned, messageBytes, readPublicKey } from './keys.ts'
import { sealAnswers, sealText } from './sealed.ts'

export type Ballot = {
  readonly pool: string
  /** Prefix and token, 64 bytes. */
  readonly message: Uint8Array
  readonly signature: Uint8Array
  /** As it came: values and texts, by item. */
  readonly given: unknown
}

export type Cast = { readonly ok: true } | { readonly ok: false; readonly problem: 'not-open' | 'forged' | 'malformed' }

/**
 * Puts a ballot into the box. Nobody is signed in: the signature says that it was given out, and to whom nobody knows. The
 * same ballot again replaces what it said, until the wave closes; so twice is safe.
 */
export async function castBallot(
  ctx: Pick<Context, 'db' | 'secrets'>,
  organisationId: OrganisationId,
  waveId: string,
  { pool, message, signature, given }: Ballot,
): Promise<Cast> {
  if (!isId(organisationId) || !isId(pool) || message.length !== messageBytes)
    return { ok: false, problem: 'malformed' }
  return inOrganisation(ctx.db, organisationId, async (tx): Promise<Cast> => {
    const wave = await findWave(tx, organisationId, waveId, 'share')
    if (wave?.state !== 'open') return { ok: false, problem: 'not-open' }
    const of = { organisationId, waveId }
    const key = await tx
      .selectFrom('pulsePool')
      .select('publicKey')
      .where((where) => where.and({ ...of, id: pool }))
      .executeTakeFirst()
    if (!key || !isSigned(readPublicKey(key.publicKey), message, signature)) return { ok: false, problem: 'forged' }
    const read = readGiven(await itemsOf(tx, organisationId, wave.questionnaireVersion), given)
    if (!read) return { ok: false, problem: 'malformed' }
    const sealed = sealAnswers(ctx, waveId, read.answers)
    await putBallot(tx, { ...of, poolId: pool }, hashOf('ballot', message), sealed)
    const texts = Object.entries(read.texts).map(([item, text]) => [item, sealText(ctx, waveId, text)])
    await putTexts(tx, of, hashOf('texts', message), Object.fromEntries(texts))
    return { ok: true }
  })
}

/** Two hashes of a ballot that nobody can tell to be of the same one. */
const hashOf = (purpose: 'ballot' | 'texts', message: Uint8Array): string =>
  createHash('sha256').update(`luotto pulse ${purpose}\0`).update(message).digest('hex')

type Of = { readonly organisationId: OrganisationId; readonly waveId: string }

async function putBallot(tx: OrganisationTx, of: Of & { poolId: string }, hash: string, sealed: string): Promise<void> {
  const part = await partFor(tx, 'pulseBox', of, hash)
  await tx
    .updateTable('pulseBox')
    .set({ ballots: sql`ballots || jsonb_build_object(${hash}::text, ${sealed}::text)` })
    .where((where) => where.and({ ...of, part }))
    .execute()
}

/** Nothing written takes away what was written before by the same ballot. */
async function putTexts(
  tx: OrganisationTx,
  of: Of,
  hash: string,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  const part = await partFor(tx, 'pulseTextBox', of, hash)
  const added = JSON.stringify(Object.keys(texts).length > 0 ? { [hash]: texts } : {})
  await tx
    .updateTable('pulseTextBox')
    .set({ texts: sql`(texts - ${hash}::text) || ${added}::jsonb` })
    .where((where) => where.and({ ...of, part }))
    .execute()
}

/** In which row of a box a hash lies: by the hash, and so by nothing else. */
async function partFor(
  tx: OrganisationTx,
  table: 'pulseBox' | 'pulseTextBox',
  of: Of & { poolId?: string },
  hash: string,
): Promise<number> {
  const { parts } = await tx
    .selectFrom(table)
    .select((count) => count.fn.countAll<number>().as('parts'))
    .where((where) => where.and(of))
    .executeTakeFirstOrThrow()
  return Number.parseInt(hash.slice(0, 8), 16) % parts
}
