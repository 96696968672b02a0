import { constants, privateDecrypt, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { issueBallot } from '../src/features/pulse/issue-ballot.ts'
import { blindSign, makeKeys, readPrivateKey } from '../src/features/pulse/keys.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openConfigured } from '../src/platform/open.ts'
import { secretsWith } from '../src/platform/secrets.ts'
import { makeBareOrganisation, makeMember } from '../test/support/factories.ts'
import { makeWave } from '../test/support/pulse.ts'

// How many ballots are given out in a second, ten members at a time by one process: checked, signed and noted in a real
// PostgreSQL. Beside it, in the same run, the bare RSA operation, which is the least that it could be.

const { values } = parseArgs({ options: { ballots: { type: 'string', default: '600' } } })
const ballots = Number(values.ballots)
/** As many as ask at the same moment; the pool of connections has ten. */
const atOnce = 10

/** Below any modulus of 2,048 bits. */
const blinded = () => Buffer.concat([Buffer.from([0]), randomBytes(255)])

async function perSecond(times: number, act: (n: number) => unknown): Promise<number> {
  const began = performance.now()
  for (let n = 0; n < times; n += 1) await act(n)
  return times / ((performance.now() - began) / 1000)
}

const key = readPrivateKey((await makeKeys()).privateKey)
const bareOperation = () => privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded())
const folder = mkdtempSync(join(tmpdir(), 'luotto-bench-'))
chmodSync(folder, 0o755)
const database = await openConfigured({ databaseUrl: undefined, dataDir: folder }, true, () => undefined)
const ctx = { db: database.db, secrets: secretsWith('the-key-of-benches-and-of-nothing-else') }
try {
  await migrate(database.owner)
  const organisation = await makeBareOrganisation(ctx.db)
  const steward = await makeMember(ctx.db, organisation, { roles: ['steward'] })
  const members = [steward]
  while (members.length < ballots) members.push(await makeMember(ctx.db, organisation))
  const wave = await makeWave(ctx, steward)
  await perSecond(100, bareOperation)
  const bare = await perSecond(1000, bareOperation)
  const signed = await perSecond(500, () => blindSign(key, blinded()))
  const began = performance.now()
  const waiting = [...members]
  const issueAll = async () => {
    for (let member = waiting.pop(); member; member = waiting.pop()) {
      const answer = await issueBallot(ctx, member, wave, blinded())
      if (!answer.ok) throw new Error(answer.problem)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, issueAll))
  const issued = ballots / ((performance.now() - began) / 1000)
  const bareAgain = await perSecond(1000, bareOperation)
  const least = (bare + bareAgain) / 2
  const share = (rate: number) => `${Math.round((rate / least) * 100)} %`
  console.log(`Bare RSA operations: ${least.toFixed(0)} per second.`)
  console.log(`Blind signatures, with the check of each: ${signed.toFixed(0)} per second, ${share(signed)} of that.`)
  console.log(`Ballots given out, with the database: ${issued.toFixed(0)} per second, ${share(issued)} of that.`)
  if (issued < 200) process.exitCode = 1
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}
