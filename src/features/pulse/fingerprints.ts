import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findWave, poolsOfWave } from './find-wave.ts'
import { fingerprint } from './keys.ts'

/** The fingerprints of an open wave's keys, for the mail that says that it is open: what was sent cannot be changed later. */
export async function fingerprintsAt(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  path: string,
): Promise<readonly string[]> {
  const wave = await findWave(tx, organisationId, path.split('/').at(-1))
  if (wave?.state !== 'open') return []
  return (await poolsOfWave(tx, organisationId, wave.id)).map(({ publicKey }) => fingerprint(publicKey))
}
