import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { stringify } from 'uuid'
import type { z } from 'zod'
import type { Context } from '../../context.ts'
import type { keyAnswer } from './passkey-answer.ts'
import { isOurChallenge, newChallenge, spendChallenge } from './passkey-challenge.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'secrets' | 'baseUrl'>

/** What the browser hands to whichever key the person chooses: it names nobody, so it tells nobody who is here. */
export const signInOptions = (ctx: Ctx) =>
  generateAuthenticationOptions({
    rpID: new URL(ctx.baseUrl).hostname,
    challenge: newChallenge(ctx, { for: 'sign-in' }),
    userVerification: 'preferred',
  })

/**
 * Whose key answered a challenge of ours; `undefined` where nobody's did. The key's row is locked, so that
 * of two answers at once each sees the counter of the other.
 */
export async function whoseKey(ctx: Ctx, answer: z.infer<typeof keyAnswer>): Promise<string | undefined> {
  return ctx.db.transaction().execute(async (tx) => {
    const key = await tx
      .selectFrom('authPasskey')
      .innerJoin('authUser', 'authUser.id', 'authPasskey.userId')
      .select(['authPasskey.id', 'credentialId', 'publicKey', 'counter', 'userId', 'email'])
      .where('credentialId', '=', answer.id)
      .forUpdate()
      .executeTakeFirst()
    if (!key || !isOf(answer, key.userId)) return undefined
    let challenge = ''
    const signed = await verifyAuthenticationResponse({
      response: answer as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
      expectedChallenge: (given) => {
        challenge = given
        return isOurChallenge(ctx, { for: 'sign-in' }, given)
      },
      expectedOrigin: ctx.baseUrl,
      expectedRPID: new URL(ctx.baseUrl).hostname,
      credential: {
        id: key.credentialId,
        publicKey: new Uint8Array(key.publicKey),
        counter: Number(key.counter),
      },
      requireUserVerification: false,
    }).catch(() => undefined)
    if (!signed?.verified || !(await spendChallenge(tx, ctx.clock, challenge))) return undefined
    await tx
      .updateTable('authPasskey')
      .set({
        counter: signed.authenticationInfo.newCounter,
        lastUsedOn: new Date(ctx.clock()).toISOString().slice(0, 10),
      })
      .where('id', '=', key.id)
      .execute()
    return key.email
  })
}

/** A key says whom it was made for; where it does, it must be the one whose row it is. */
function isOf({ response: { userHandle } }: z.infer<typeof keyAnswer>, userId: string): boolean {
  if (!userHandle) return true
  const bytes = Buffer.from(userHandle, 'base64url')
  return bytes.length === 16 && stringify(bytes) === userId
}
