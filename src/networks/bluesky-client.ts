import { createECDH } from 'node:crypto'
import { JoseKey, Keyset } from '@atproto/oauth-client-node'
import type { BlueskyOAuth } from './bluesky-oauth.ts'

/** Posts, and pictures for them: no reading of what is private, no following, no profile. */
const scope = 'atproto repo:app.bsky.feed.post blob:image/*'

/**
 * Who we are to the servers of the AT Protocol. Behind TLS, what stands at our own address, proven with a
 * key of this installation; on one's own machine, the client without an address that the protocol knows
 * for that (`http://localhost`), whose sessions are short. Elsewhere without TLS there is none.
 */
export async function blueskyClient(baseUrl: string, secret: Uint8Array): Promise<BlueskyOAuth | undefined> {
  const { protocol, hostname, port } = new URL(baseUrl)
  const shared = {
    client_name: 'Luotto',
    response_types: ['code'] as ['code'],
    grant_types: ['authorization_code', 'refresh_token'] as ['authorization_code', 'refresh_token'],
    scope,
    dpop_bound_access_tokens: true,
  }
  if (protocol === 'https:') {
    const keys = new Keyset([await JoseKey.fromJWK(keyFrom(secret))])
    return {
      metadata: {
        ...shared,
        client_id: `${baseUrl}/oauth/client-metadata.json`,
        client_uri: baseUrl,
        redirect_uris: [`https://${new URL(baseUrl).host}/oauth/callback/bluesky`],
        application_type: 'web',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        // The public halves alone.
        jwks: JSON.parse(JSON.stringify(keys.publicJwks)),
      },
      keys,
      plain: false,
    }
  }
  if (hostname !== 'localhost' && hostname !== '127.0.0.1') return undefined
  const callback = `http://127.0.0.1:${port || '80'}/oauth/callback/bluesky` as const
  const query = new URLSearchParams({ redirect_uri: callback, scope })
  return {
    metadata: {
      ...shared,
      client_id: `http://localhost?${query}`,
      redirect_uris: [callback],
      application_type: 'native',
      token_endpoint_auth_method: 'none',
    },
    keys: undefined,
    plain: true,
  }
}

/** The same key from the same secret, for it is what our sessions are bound to. */
function keyFrom(secret: Uint8Array) {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(secret)
  const point = pair.getPublicKey()
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  return {
    kty: 'EC',
    crv: 'P-256',
    x,
    y,
    d: Buffer.from(secret).toString('base64url'),
    kid: 'luotto',
    alg: 'ES256',
    key_ops: ['sign'],
  }
}
