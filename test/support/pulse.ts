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
import { type Database, inOrganisation, type OrganisationId, type OrganisationTx } from '../../src/platform/database.ts'
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
  const ctx = { db, secrets, clock: Date.now }
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

/** A pause that somebody ended, and a text that somebody wrote: of this wave, or of one that is made for it. */
export const makePause = (db: Database, { organisation, member }: Viewer, ofWave?: string): Promise<void> =>
  inOrganisation(db, organisation.id, async (tx) => {
    const of = { organisationId: organisation.id, waveId: ofWave ?? randomUUID() }
    if (!ofWave) await insertClosed(tx, of)
    const [beganAt, endedAt] = [new Date('2026-09-01T08:00:00Z'), new Date('2026-09-08T08:00:00Z')]
    const changed = 'Esihenkilöt eivät enää kysy, kuka kertoi.'
    await tx
      .insertInto('programmePause')
      .values({ ...of, disagreed: 7, answered: 21, beganAt, changed, endedAt, endedBy: member.id })
      .execute()
    await tx
      .insertInto('pulseText')
      .values({ ...of, id: randomUUID(), item: 'own-1', words: 'Enemmän aikaa.' })
      .execute()
  })

const insertClosed = async (
  tx: OrganisationTx,
  { organisationId, waveId }: { organisationId: OrganisationId; waveId: string },
) => {
  const nothing = { members: 0, answered: null, pools: [], tables: [], unchanged: [], told: {} }
  const { last } = await tx
    .selectFrom('pulseWave')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('last'))
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('pulseQuestionnaire')
    .values({ organisationId, version: 1, items: '[]', createdAt: new Date() })
    .onConflict((on) => on.columns(['organisationId', 'version']).doNothing())
    .execute()
  await tx
    .insertInto('pulseWave')
    .values({
      ...{ organisationId, id: waveId, number: last + 1, state: 'closed', questionnaireVersion: 1, threshold: 5 },
      ...{ opensOn: '2026-08-03', closesOn: '2026-08-31', createdAt: new Date() },
      tally: JSON.stringify({ threshold: 5, ...nothing }),
    })
    .execute()
}
