import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Database } from '../../platform/database.ts'
import { sameBytes } from '../../platform/secrets.ts'

type Signing = Pick<Context, 'secrets' | 'clock'>

/** What a challenge was made for; one for adding a key is good in the session that asked for it alone. */
export type Purpose = { readonly for: 'sign-in' } | { readonly for: 'add'; readonly sessionId: string }

const goodForMs = 10 * 60_000

/**
 * A challenge that a key signs: the time, chance, and our signature over both and its purpose. It is not
 * stored when it is made, so that whoever looks at the sign-in page writes nothing.
 */
export function newChallenge(ctx: Signing, purpose: Purpose): Uint8Array<ArrayBuffer> {
  const made = Buffer.alloc(8)
  made.writeBigUInt64BE(BigInt(ctx.clock()))
  const body = Buffer.concat([made, randomBytes(16)])
  return new Uint8Array(Buffer.concat([body, signature(ctx, purpose, body)]))
}

const signature = ({ secrets }: Signing, purpose: Purpose, body: Uint8Array): Uint8Array =>
  secrets.sign(purpose.for === 'add' ? `passkey add ${purpose.sessionId}` : 'passkey sign-in', body)

/** Whether we made it, for this, within the last ten minutes. */
export function isOurChallenge(ctx: Signing, purpose: Purpose, challenge: string): boolean {
  const bytes = Buffer.from(challenge, 'base64url')
  if (bytes.length !== 40) return false
  const body = bytes.subarray(0, 24)
  if (!sameBytes(signature(ctx, purpose, body), bytes.subarray(24))) return false
  const age = ctx.clock() - Number(body.readBigUInt64BE())
  return age >= 0 && age < goodForMs
}

/**
 * Uses a challenge up; `false` where it was used before. Whoever has an answer that was given cannot give it
 * again, in whichever process: the key of the table decides.
 */
export async function spendChallenge(tx: Database, clock: Context['clock'], challenge: string): Promise<boolean> {
  const now = clock()
  await tx.deleteFrom('authAnsweredChallenge').where('expiresAt', '<', new Date(now)).execute()
  const digest = createHash('sha256').update(challenge).digest()
  const used = await tx
    .insertInto('authAnsweredChallenge')
    .values({ digest, expiresAt: new Date(now + 2 * goodForMs) })
    .onConflict((conflict) => conflict.column('digest').doNothing())
    .returning('digest')
    .executeTakeFirst()
  return used !== undefined
}
