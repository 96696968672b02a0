import { z } from 'zod'
import type { Context } from '../../context.ts'
import { arePushKeys } from '../../platform/push-encryption.ts'

// What a browser gives out for being written to, as it is parsed from a form, and as it is kept: sealed.

const longestEndpoint = 2000
const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]+={0,2}$/)

export const subscriptionFields = {
  endpoint: z.string().max(longestEndpoint),
  p256dh: base64url(100),
  auth: base64url(40),
}

const schema = z.object(subscriptionFields)
export type Subscription = z.infer<typeof schema>

/** Whether a message could be sealed for it and sent: by TLS only, to an address without a name or password in it. */
export function isUsable({ endpoint, ...keys }: Subscription): boolean {
  const url = URL.parse(endpoint)
  return url?.protocol === 'https:' && !url.username && !url.password && arePushKeys(keysOf(keys))
}

export const keysOf = ({ p256dh, auth }: Pick<Subscription, 'p256dh' | 'auth'>) => ({
  p256dh: Buffer.from(p256dh, 'base64url'),
  auth: Buffer.from(auth, 'base64url'),
})

export const sealSubscription = ({ secrets }: Pick<Context, 'secrets'>, userId: string, subscription: Subscription) =>
  secrets.seal(userId, JSON.stringify(schema.parse(subscription)))

/** `undefined` where it was sealed with another SECRET_KEY. */
export function openSubscription(
  { secrets }: Pick<Context, 'secrets'>,
  userId: string,
  sealed: string,
): Subscription | undefined {
  const text = secrets.open(userId, sealed)
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}
