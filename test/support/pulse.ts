import { randomUUID } from 'node:crypto'
import type { Viewer } from '../../src/features/people/viewer.ts'
import { makeBallot, unblind } from '../../src/features/pulse/ballot.ts'
import { castBallot } from '../../src/features/pulse/cast-ballot.ts'
import { closeWave } from '../../src/features/pulse/close-wave.ts'
import { findOwnPool } from '../../src/features/pulse/find-own-pool.ts'
import { poolsOfWave } from '../../src/features/pulse/find-wave.ts'
import { issueBallot } from '../../src/features/pulse/issue-ballot.ts'
import { openWave } from '../../src/features/pulse/open-wave.ts'
import { planWave } from '../../src/features/pulse/plan-wave.ts'
import { type Database, inOrganisation } from '../../src/platform/database.ts'
import type { Secrets } from '../../src/platform/secrets.ts'

type Wanted = { readonly reporting?: readonly string[] }

/** An open wave, in which everybody is asked who is a member now. */
export async function makeWave(
  { db, secrets }: { readonly db: Database; readonly secrets: Secrets },
  steward: Viewer,
  { reporting = [] }: Wanted = {},
): Promise<string> {
  const id = randomUUID()
  const ctx = { db, secrets, clock: Date.now }
  const dates = { opensOn: '2026-11-02', closesOn: '2026-11-27' }
  await planWave(ctx, steward, { id, ...dates, threshold: 5, reporting })
  await openWave(ctx, steward.organisation.id, id)
  return id
}

/** Has these members fetch a ballot and answer; the wave is closed afterwards. */
export async function answerAndClose(
  { db, secrets }: { readonly db: Database; readonly secrets: Secrets },
  wave: string,
  voters: readonly Viewer[],
  answers: (n: number) => Readonly<Record<string, number>>,
): Promise<void> {
  const ctx = { db, secrets }
  for (const [n, voter] of voters.entries()) {
    const { pool, key } = await inOrganisation(db, voter.organisation.id, async (tx) => {
      const own = await findOwnPool(tx, voter, wave)
      const pools = await poolsOfWave(tx, voter.organisation.id, wave)
      return { pool: own ?? '', key: pools.find(({ id }) => id === own)?.publicKey.toString('base64') ?? '' }
    })
    const blinded = await makeBallot(pool, key)
    const issued = await issueBallot(ctx, voter, wave, Buffer.from(blinded.blinded, 'base64'))
    if (!issued.ok) throw new Error(issued.problem)
    const { message, signature } = await unblind(blinded, key, issued.signed.toString('base64'))
    const ballot = { message: Buffer.from(message, 'base64'), signature: Buffer.from(signature, 'base64') }
    await castBallot(ctx, voter.organisation.id, wave, { pool, ...ballot, given: answers(n) })
  }
  const [one] = voters
  if (one) await closeWave(ctx, one.organisation.id, wave)
}
