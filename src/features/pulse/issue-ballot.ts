import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
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
    const own = { organisationId: organisation.id, waveId, memberId: member.id }
    const voter = isId(waveId) ? await findVoter(tx, own) : undefined
    // Whoever is not asked is told so only where there is something to be asked.
    if (!voter) return { ok: false, problem: (await isOpen(tx, organisation.id, waveId)) ? 'not-asked' : 'not-open' }
    if (voter.state !== 'open' || !voter.privateKey) return { ok: false, problem: 'not-open' }
    const hash = createHash('sha256').update(blinded).digest()
    if (voter.blindedHash && !sameBytes(voter.blindedHash, hash)) return { ok: false, problem: 'fetched' }
    const signed = blindSign(readPrivateKey(openKey(ctx, voter.poolId, voter.privateKey)), blinded)
    if (!signed) return { ok: false, problem: 'malformed' }
    if (!voter.blindedHash)
      await tx
        .updateTable('pulseVoter')
        .set({ blindedHash: hash })
        .where((where) => where.and(own))
        .execute()
    return { ok: true, signed }
  })
}

type Own = { readonly organisationId: OrganisationId; readonly waveId: string; readonly memberId: string }

/** The member's row, held, with the wave as it is until the transaction ends. */
const findVoter = (tx: OrganisationTx, own: Own) =>
  tx
    .selectFrom('pulseVoter as v')
    .innerJoin('pulseWave as w', (join) =>
      join.onRef('w.organisationId', '=', 'v.organisationId').onRef('w.id', '=', 'v.waveId'),
    )
    .innerJoin('pulsePool as p', (join) =>
      join
        .onRef('p.organisationId', '=', 'v.organisationId')
        .onRef('p.waveId', '=', 'v.waveId')
        .onRef('p.id', '=', 'v.poolId'),
    )
    .select(['v.poolId', 'v.blindedHash', 'w.state', 'p.privateKey'])
    .where('v.organisationId', '=', own.organisationId)
    .where('v.waveId', '=', own.waveId)
    .where('v.memberId', '=', own.memberId)
    .forUpdate('v')
    .forShare('w')
    .executeTakeFirst()

const isOpen = async (tx: OrganisationTx, organisationId: OrganisationId, waveId: string): Promise<boolean> =>
  (await findWave(tx, organisationId, waveId))?.state === 'open'
