import type { Context } from '../../context.ts'
import { type Vapid, vapidOf } from '../../platform/vapid.ts'

/**
 * This installation's key pair for web push, derived from SECRET_KEY, so that there is nothing more to keep or to back
 * up. With another SECRET_KEY it is another, and people turn push on anew: browsers gave leave to the old one alone.
 */
export const pushKey = ({ secrets }: Pick<Context, 'secrets'>): Vapid =>
  vapidOf(Buffer.concat(['first', 'second'].map((half) => secrets.sign('web push', Buffer.from(half)))))

/** Whom the keepers of a push service may turn to: the protocol takes an address of a site by TLS, or of mail. */
export const pushSubject = (baseUrl: string): string =>
  baseUrl.startsWith('https:') ? baseUrl : `mailto:luotto@${new URL(baseUrl).hostname}`
