import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'

const minute = 60
const day = 24 * 60 * minute

export type Session = {
  readonly userId: string
  readonly email: string
  readonly sessionId: string
  /** When somebody signed in: what asks for a fresh sign-in compares with it. */
  readonly beganAt: Date
  /** Cookies to send along, where the session was prolonged. */
  readonly setCookies: readonly string[]
}

export type Sessions = {
  /** A token that signs this address in once, within an hour. The address must be a user's. */
  readonly createToken: (email: string) => Promise<string>
  /**
   * Uses a token up, and begins a session that did not exist before; `undefined` where the token is unknown,
   * used or old. `device` is the coarse word that the session keeps of its device.
   */
  readonly redeem: (token: string, device?: string) => Promise<{ readonly setCookies: readonly string[] } | undefined>
  readonly current: (headers: Headers) => Promise<Session | undefined>
  /** Ends the session; answers the cookies that take it away from the browser. */
  readonly end: (headers: Headers) => Promise<readonly string[]>
}

/** Sign-in by magic links, and sessions of thirty days in a cookie that scripts cannot read. */
export function openSessions(options: { pool: pg.Pool; baseUrl: string; secretKey: string }): Sessions {
  const auth = createAuth(options)
  return {
    createToken: async (email) => {
      let token = ''
      const deliver = (made: string) => {
        token = made
      }
      await auth.api.signInMagicLink({ body: { email, metadata: { deliver } }, headers: new Headers() })
      return token
    },
    redeem: async (token, device = '') => {
      // What stands in the place of a user agent is all that the library keeps of a browser.
      const headers = new Headers(device ? { 'user-agent': device } : {})
      const response = await auth.api.magicLinkVerify({ query: { token }, headers, asResponse: true })
      const setCookies = response.headers.getSetCookie()
      return response.ok && setCookies.length > 0 ? { setCookies } : undefined
    },
    current: async (headers) => {
      if (!headers.has('cookie')) return undefined
      const found = await auth.api.getSession({ headers, returnHeaders: true })
      if (!found.response) return undefined
      const { user, session } = found.response
      const { id: sessionId, createdAt: beganAt } = session
      return { userId: user.id, email: user.email, sessionId, beganAt, setCookies: found.headers.getSetCookie() }
    },
    end: async (headers) => {
      const response = await auth.api.signOut({ headers, asResponse: true })
      return response.headers.getSetCookie()
    },
  }
}

type Deliver = { deliver?: (token: string) => void }

const createAuth = ({ pool, baseUrl, secretKey }: { pool: pg.Pool; baseUrl: string; secretKey: string }) =>
  betterAuth({
    appName: 'Luotto',
    baseURL: baseUrl,
    secret: secretKey,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // We limit the rate ourselves, at our own pages: its routes are not served.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'luotto',
      useSecureCookies: baseUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuid() },
    },
    user: {
      modelName: 'auth_user',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'auth_session',
      expiresIn: 30 * day,
      updateAge: day,
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'device',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'auth_account',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'auth_verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      magicLink({
        expiresIn: 60 * minute,
        disableSignUp: true,
        // A copy of the database opens no session.
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => (metadata as Deliver | undefined)?.deliver?.(token),
      }),
    ],
  })
