import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { parse, v7 as uuid } from 'uuid'
import type { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Session } from '../../platform/session.ts'
import type { newKey } from './passkey-answer.ts'
import { isOurChallenge, newChallenge, type Purpose, spendChallenge } from './passkey-challenge.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets' | 'baseUrl'>

const mostKeys = 20
// EdDSA, ES256 and RS256, which all devices have one of. The library's own choice asks Node for what is
// experimental in it, and Node says so on standard error.
const algorithms = [-8, -7, -257]
const freshMs = 15 * 60_000

/** Whether somebody signed in just now: a browser left open adds no key of another's. */
export const isFresh = ({ clock }: Pick<Context, 'clock'>, { beganAt }: Session): boolean =>
  clock() - beganAt.getTime() < freshMs

const purposeOf = ({ sessionId }: Session): Purpose => ({ for: 'add', sessionId })

/** What the browser hands to the key that is to be made. */
export async function newKeyOptions(ctx: Ctx, session: Session) {
  const known = await ctx.db
    .selectFrom('authPasskey')
    .select(['credentialId', 'transports'])
    .where('userId', '=', session.userId)
    .limit(mostKeys)
    .execute()
  return generateRegistrationOptions({
    rpName: 'Luotto',
    rpID: new URL(ctx.baseUrl).hostname,
    userID: new Uint8Array(parse(session.userId)),
    userName: session.email,
    challenge: newChallenge(ctx, purposeOf(session)),
    // Which make of key it is, is nobody's business here.
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  })
}

export type Added =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: 'stale' | 'refused' | 'known' | 'too-many' }

/** Keeps a new key of the person's own, under the name that they gave it. Sent twice, the second is refused. */
export async function addPasskey(
  ctx: Ctx,
  session: Session,
  { name, answer }: { readonly name: string; readonly answer: z.infer<typeof newKey> },
): Promise<Added> {
  if (!isFresh(ctx, session)) return { ok: false, problem: 'stale' }
  let challenge = ''
  const made = await verifyRegistrationResponse({
    response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: (signed) => {
      challenge = signed
      return isOurChallenge(ctx, purposeOf(session), signed)
    },
    expectedOrigin: ctx.baseUrl,
    expectedRPID: new URL(ctx.baseUrl).hostname,
    supportedAlgorithmIDs: algorithms,
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!made?.verified) return { ok: false, problem: 'refused' }
  const { credential } = made.registrationInfo
  return ctx.db.transaction().execute(async (tx): Promise<Added> => {
    // The user's row is locked, so that many at once do not come to more than there may be.
    await tx.selectFrom('authUser').select('id').where('id', '=', session.userId).forUpdate().execute()
    if (!(await spendChallenge(tx, ctx.clock, challenge))) return { ok: false, problem: 'refused' }
    const before = await tx.selectFrom('authPasskey').select('id').where('userId', '=', session.userId).execute()
    if (before.length >= mostKeys) return { ok: false, problem: 'too-many' }
    const added = await tx
      .insertInto('authPasskey')
      .values({
        id: uuid(),
        userId: session.userId,
        name,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: answer.response.transports ?? [],
        createdAt: new Date(ctx.clock()),
      })
      .onConflict((conflict) => conflict.column('credentialId').doNothing())
      .returning('id')
      .executeTakeFirst()
    return added ? { ok: true } : { ok: false, problem: 'known' }
  })
}
