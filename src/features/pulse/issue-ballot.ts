import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import { sameBytes } from '../../platform/secrets.ts'
import type { Viewer } from '../people/viewer.ts'
import { findWave } from './find-wave.ts'
import { blindSign, readPrivateKey } from './keys.ts'
import { openKey } from './sealed.ts'

export type Issued =
  | { readonly ok: true; readonly signed: Buffer }
  /** `not-asked`: joined after the opening, or is on the way out. `fetched`: has a ballot, made by another browser. */
  | { readonly ok: false; readonly problem: 'not-open' | 'not-asked' | 'fetched' | 'malformed' }

/**
 * Signs a member's blinded ballot, once. What is kept is that it was done, and a hash of what was signed, so that the
 * same browser may ask again where the answer was lost on the way. Twice is safe: the same message gets the same signature.
 */
export async function issueBallot(
  ctx: Pick<Context, 'db' | 'secrets'>,
  { organisation, member }: Viewer,
  waveId: string,
  blinded: Uint8Array,
): Promise<Issued> {
  return inOrganisation(ctx.db, organisation.id, async (tx): Promise<Issued> => {
    const wave = await findWave(tx, organisation.id, waveId, 'share')
    if (wave?.state !== 'open') return { ok: false, problem: 'not-open' }
    const own = { organisationId: organisation.id, waveId, memberId: member.id }
    const voter = await tx
      .selectFrom('pulseVoter')
      .select(['poolId', 'blindedHash'])
      .where((where) => where.and(own))
      .forUpdate()
      .executeTakeFirst()
    if (!voter) return { ok: false, problem: 'not-asked' }
    const hash = createHash('sha256').update(blinded).digest()
    if (voter.blindedHash && !sameBytes(voter.blindedHash, hash)) return { ok: false, problem: 'fetched' }
    const ofPool = { organisationId: organisation.id, waveId, id: voter.poolId }
    const pool = await tx
      .selectFrom('pulsePool')
      .select('privateKey')
      .where((where) => where.and(ofPool))
      .executeTakeFirstOrThrow()
    if (!pool.privateKey) return { ok: false, problem: 'not-open' }
    const signed = blindSign(readPrivateKey(openKey(ctx, voter.poolId, pool.privateKey)), blinded)
    if (!signed) return { ok: false, problem: 'malformed' }
    if (!voter.blindedHash) {
      await tx
        .updateTable('pulseVoter')
        .set({ blindedHash: hash })
        .where((where) => where.and(own))
        .execute()
      await tx
        .updateTable('pulsePool')
        .set({ issued: sql`issued + 1` })
        .where((where) => where.and(ofPool))
        .execute()
    }
    return { ok: true, signed }
  })
}
