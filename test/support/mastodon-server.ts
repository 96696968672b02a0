import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * A Mastodon of one's own, on loopback, that keeps to the published API (docs.joinmastodon.org, 4.3): app
 * registration, OAuth with PKCE, instance, media (made ready at once or later), statuses with the
 * one-hour memory of keys, limits, 422, rate-limit headers, and tokens that end.
 */
export type MastodonServer = {
  readonly url: string
  /** `host:port`, as the way out wants it. */
  readonly place: string
  readonly domain: string
  /** A token of the account, as a sign-in would have brought it. */
  readonly giveToken: (scopes?: string) => string
  readonly revokeAll: () => void
  readonly isRevoked: (token: string) => boolean
  readonly statuses: () => readonly Status[]
  readonly mediaSent: () => number
  /** Forgets the apps that are registered, as an instance does with those nobody uses. */
  readonly forgetApps: () => void
  readonly apps: () => number
  readonly set: (settings: Partial<Settings>) => void
  readonly forward: (milliseconds: number) => void
  readonly takeDown: () => Promise<void>
  readonly bringBack: () => Promise<void>
  readonly dieInNextWrite: (having: 'kept' | 'lost') => void
  readonly close: () => Promise<void>
}

export type Settings = {
  readonly limit: number
  readonly version: '4.3' | '4.2'
  /** How often a picture is looked at before it is ready; 0 is at once, and `never` never. */
  readonly looksUntilReady: number | 'never'
  readonly media: 'taken' | 'refused' | 'broken' | 'down'
  readonly statusesLeft: number
  readonly suspended: boolean
}

export type Status = {
  readonly id: string
  readonly key: string | undefined
  readonly text: string
  readonly spoiler: string
  readonly visibility: string
  readonly language: string | undefined
  readonly sensitive: boolean
  readonly media: readonly Media[]
  readonly url: string
}

type Media = { readonly id: string; readonly bytes: number; readonly alt: string; looks: number }
type App = { readonly secret: string; readonly redirect: string; readonly scopes: readonly string[] }
type Code = {
  readonly client: string
  readonly redirect: string
  readonly scopes: string
  readonly challenge: string | null
}
type Token = {
  readonly client: string
  readonly scopes: readonly string[]
  isRevoked: boolean
  readonly isUser: boolean
}

const hour = 3_600_000
const windowMs = 3 * hour
const chance = () => randomBytes(16).toString('hex')
const usual: Settings = {
  limit: 500,
  version: '4.3',
  looksUntilReady: 0,
  media: 'taken',
  statusesLeft: 300,
  suspended: false,
}

class No extends Error {
  readonly status: number
  readonly body: object
  constructor(status: number, error: string, more: object = {}) {
    super(error)
    this.status = status
    this.body = { error, ...more }
  }
}

type Asked = {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly fields: FormData | URLSearchParams | Record<string, unknown>
}
type Answer = { readonly status?: number; readonly json?: unknown; readonly html?: string; readonly to?: string }

export async function startMastodon(name = 'aino'): Promise<MastodonServer> {
  const domain = 'mastodon.example'
  const apps = new Map<string, App>()
  const codes = new Map<string, Code>()
  const tokens = new Map<string, Token>()
  const media = new Map<string, Media>()
  const keys = new Map<string, { readonly id: string; readonly at: number }>()
  let statuses: Status[] = []
  let settings = usual
  let ahead = 0
  let dying: 'kept' | 'lost' | undefined
  let windowEnds = 0
  const now = () => Date.now() + ahead

  const field = ({ fields }: Asked, wanted: string): string | undefined => {
    const value = fields instanceof FormData || fields instanceof URLSearchParams ? fields.get(wanted) : fields[wanted]
    return typeof value === 'string' ? value : undefined
  }

  const tokenOf = ({ headers }: Asked, ...oneOf: string[]): Token => {
    const token = tokens.get(/^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '')
    if (!token) throw new No(401, 'The access token is invalid')
    if (token.isRevoked) throw new No(401, 'The access token was revoked')
    if (!oneOf.some((scope) => token.scopes.includes(scope)))
      throw new No(403, 'This action is outside the authorized scopes')
    if (!token.isUser) throw new No(422, 'This method requires an authenticated user')
    if (settings.suspended) throw new No(403, 'Your login is currently disabled')
    return token
  }

  const register = (asked: Asked): Answer => {
    const redirect = field(asked, 'redirect_uris') ?? ''
    if (!field(asked, 'client_name')) throw new No(422, "Validation failed: Application name can't be blank")
    if (!URL.canParse(redirect)) throw new No(422, 'Validation failed: Redirect URI must be an absolute URI.')
    const [id, secret] = [chance(), chance()]
    apps.set(id, { secret, redirect, scopes: (field(asked, 'scopes') ?? 'read').split(' ') })
    return {
      json: {
        id: '1',
        name: field(asked, 'client_name'),
        client_id: id,
        client_secret: secret,
        redirect_uri: redirect,
      },
    }
  }

  const clientOf = (asked: Asked): string => {
    const id = field(asked, 'client_id') ?? ''
    if (!apps.has(id) || apps.get(id)?.secret !== field(asked, 'client_secret'))
      throw new No(401, 'invalid_client', { error_description: 'Client authentication failed due to unknown client.' })
    return id
  }

  const authorize = (asked: Asked): Answer => {
    const ask = (wanted: string) => asked.url.searchParams.get(wanted) ?? field(asked, wanted) ?? ''
    const app = apps.get(ask('client_id'))
    if (!app || app.redirect !== ask('redirect_uri') || ask('response_type') !== 'code')
      throw new No(401, 'invalid_client')
    const scopes = ask('scope').split(' ')
    if (scopes.some((scope) => !app.scopes.includes(scope))) throw new No(400, 'invalid_scope')
    if (asked.method === 'GET') return { html: consent(name) }
    const back = new URL(app.redirect)
    back.searchParams.set('state', ask('state'))
    if (field(asked, 'answer') !== 'yes') {
      back.searchParams.set('error', 'access_denied')
      return { to: back.href }
    }
    const code = chance()
    const challenge = settings.version === '4.3' ? ask('code_challenge') || null : null
    codes.set(code, { client: ask('client_id'), redirect: app.redirect, scopes: scopes.join(' '), challenge })
    back.searchParams.set('code', code)
    return { to: back.href }
  }

  const give = (client: string, scopes: string, isUser: boolean): Answer => {
    const token = chance()
    tokens.set(token, { client, scopes: scopes.split(' '), isRevoked: false, isUser })
    return { json: { access_token: token, token_type: 'Bearer', scope: scopes, created_at: Math.floor(now() / 1000) } }
  }

  const tokenFor = (asked: Asked): Answer => {
    const client = clientOf(asked)
    if (field(asked, 'grant_type') === 'client_credentials') return give(client, 'read', false)
    const code = codes.get(field(asked, 'code') ?? '')
    codes.delete(field(asked, 'code') ?? '')
    const verifier = createHash('sha256')
      .update(field(asked, 'code_verifier') ?? '')
      .digest('base64url')
    const fits = code?.client === client && code.redirect === field(asked, 'redirect_uri')
    if (!code || !fits || (code.challenge && code.challenge !== verifier)) throw new No(400, 'invalid_grant')
    return give(client, code.scopes, true)
  }

  const revoke = (asked: Asked): Answer => {
    const token = tokens.get(field(asked, 'token') ?? '')
    if (token && token.client !== field(asked, 'client_id')) throw new No(403, 'unauthorized_client')
    if (token) token.isRevoked = true
    return { json: {} }
  }

  const addMedia = (asked: Asked): Answer => {
    tokenOf(asked, 'write', 'write:media')
    if (settings.media === 'refused') throw new No(422, 'Validation failed: File content type is invalid')
    if (settings.media === 'broken') throw new No(500, 'Error processing thumbnail for uploaded media')
    if (settings.media === 'down') throw new No(503, 'Remote data could not be fetched')
    const file = asked.fields instanceof FormData ? asked.fields.get('file') : undefined
    if (!(file instanceof Blob)) throw new No(422, "Validation failed: File can't be blank")
    const alt = field(asked, 'description') ?? ''
    if (alt.length > 1500) throw new No(422, 'Validation failed: Description is too long (maximum is 1500 characters)')
    const looks = settings.looksUntilReady === 'never' ? Number.POSITIVE_INFINITY : settings.looksUntilReady
    const one = { id: String(media.size + 1), bytes: file.size, alt, looks }
    media.set(one.id, one)
    const ready = looks === 0
    return {
      status: ready ? 200 : 202,
      json: { id: one.id, type: 'image', url: ready ? 'https://files.example/1' : null },
    }
  }

  const showMedia = (asked: Asked): Answer => {
    tokenOf(asked, 'write', 'write:media')
    const one = media.get(asked.url.pathname.split('/').at(-1) ?? '')
    if (!one) throw new No(404, 'Record not found')
    one.looks -= 1
    return one.looks > 0
      ? { status: 206, json: { id: one.id, url: null } }
      : { json: { id: one.id, url: 'https://files.example/1' } }
  }

  const addStatus = (asked: Asked): Answer => {
    tokenOf(asked, 'write', 'write:statuses')
    if (now() >= windowEnds) windowEnds = now() + windowMs
    if (settings.statusesLeft <= 0) throw new No(429, 'Too many requests')
    const key = asked.headers['idempotency-key']?.toString()
    const before = key === undefined ? undefined : keys.get(key)
    if (before && now() - before.at < hour) return { json: shown(statuses.find(({ id }) => id === before.id)) }
    const text = (field(asked, 'status') ?? '').trim()
    const spoiler = field(asked, 'spoiler_text') ?? ''
    const visibility = field(asked, 'visibility') ?? 'public'
    const ids =
      asked.fields instanceof FormData || asked.fields instanceof URLSearchParams
        ? []
        : [asked.fields.media_ids ?? []].flat()
    const attached = ids.map((id) => media.get(String(id)))
    if (attached.length > 4) throw new No(422, 'Validation failed: Cannot attach more than 4 files')
    if (attached.some((one) => !one)) throw new No(422, 'Validation failed: Media not found')
    if (attached.some((one) => one && one.looks > 0))
      throw new No(422, 'Cannot attach files that have not finished processing. Try again in a moment!')
    if (text === '' && attached.length === 0) throw new No(422, "Validation failed: Text can't be blank")
    if (lengthOf(spoiler + text) > settings.limit)
      throw new No(422, `Validation failed: Text character limit of ${settings.limit} exceeded`)
    if (!['public', 'unlisted', 'private', 'direct'].includes(visibility))
      throw new No(422, `Validation failed: '${visibility}' is not a valid visibility`)
    settings = { ...settings, statusesLeft: settings.statusesLeft - 1 }
    // A snowflake: the time, and some bits more.
    const id = String((BigInt(now()) << 16n) + BigInt(statuses.length))
    const sensitive = spoiler !== ''
    const language = field(asked, 'language')
    const made = attached.flatMap((one) => (one ? [one] : []))
    const status = {
      id,
      key,
      text,
      spoiler,
      visibility,
      language,
      sensitive,
      media: made,
      url: `${server.url}/@${name}/${id}`,
    }
    statuses.push(status)
    if (key !== undefined) keys.set(key, { id, at: now() })
    return { json: shown(status) }
  }

  const removeStatus = (asked: Asked): Answer => {
    tokenOf(asked, 'write', 'write:statuses')
    const id = asked.url.pathname.split('/').at(-1)
    const status = statuses.find((one) => one.id === id)
    if (!status) throw new No(404, 'Record not found')
    statuses = statuses.filter((one) => one !== status)
    return { json: { ...shown(status), text: status.text } }
  }

  const shown = (status: Status | undefined) => {
    if (!status) throw new No(404, 'Record not found')
    return {
      id: status.id,
      uri: status.url,
      url: status.url,
      content: `<p>${status.text}</p>`,
      visibility: status.visibility,
    }
  }

  const instance = (): Answer => ({
    json: {
      domain,
      title: 'Mastodon',
      version: settings.version,
      configuration: {
        statuses: { max_characters: settings.limit, max_media_attachments: 4, characters_reserved_per_url: 23 },
      },
    },
  })

  const metadata = (): Answer => {
    if (settings.version !== '4.3') throw new No(404, 'Not Found')
    return {
      json: {
        issuer: `${server.url}/`,
        code_challenge_methods_supported: ['S256'],
        scopes_supported: ['read', 'profile', 'write', 'write:statuses', 'write:media'],
      },
    }
  }

  const ways: readonly [string, RegExp, (asked: Asked) => Answer][] = [
    ['GET', /^\/favicon\.ico$/, () => ({ status: 204 })],
    ['GET', /^\/\.well-known\/oauth-authorization-server$/, metadata],
    ['POST', /^\/api\/v1\/apps$/, register],
    ['GET', /^\/oauth\/authorize$/, authorize],
    ['POST', /^\/oauth\/authorize$/, authorize],
    ['POST', /^\/oauth\/token$/, tokenFor],
    ['POST', /^\/oauth\/revoke$/, revoke],
    ['GET', /^\/api\/v2\/instance$/, instance],
    ['POST', /^\/api\/v2\/media$/, addMedia],
    ['GET', /^\/api\/v1\/media\/\w+$/, showMedia],
    ['POST', /^\/api\/v1\/statuses$/, addStatus],
    ['DELETE', /^\/api\/v1\/statuses\/\w+$/, removeStatus],
    [
      'GET',
      /^\/api\/v1\/accounts\/verify_credentials$/,
      (asked) => {
        tokenOf(asked, 'read', 'read:accounts', ...(settings.version === '4.3' ? ['profile'] : []))
        return { json: { id: '1', username: name, acct: name } }
      },
    ],
  ]

  const answerTo = (asked: Asked): Answer => {
    const way = ways.find(([method, path]) => method === asked.method && path.test(asked.url.pathname))
    if (!way) throw new No(404, 'Not Found')
    return way[2](asked)
  }

  const limitHeaders = () => ({
    'X-RateLimit-Limit': '300',
    'X-RateLimit-Remaining': String(Math.max(0, settings.statusesLeft)),
    'X-RateLimit-Reset': new Date(windowEnds || now() + windowMs).toISOString(),
  })

  const http = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const isWrite = request.method === 'POST' && url.pathname === '/api/v1/statuses'
    const end = isWrite ? dying : undefined
    if (end) dying = undefined
    read(request)
      .then((fields) => {
        if (end === 'lost') return request.socket.destroy()
        const answer = attempt(() => answerTo({ method: request.method ?? '', url, headers: request.headers, fields }))
        if (end === 'kept') return request.socket.destroy()
        reply(response, answer, url.pathname.startsWith('/api/') ? limitHeaders() : {})
      })
      .catch(() => request.socket.destroy())
  })
  const sockets = new Set<Socket>()
  http.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  const listen = async (port: number) => {
    http.listen(port, '127.0.0.1')
    await once(http, 'listening')
    return (http.address() as AddressInfo).port
  }
  const stop = async () => {
    if (!http.listening) return
    http.close()
    for (const socket of sockets) socket.destroy()
    await once(http, 'close')
  }
  const port = await listen(0)
  const server: MastodonServer = {
    url: `http://127.0.0.1:${port}`,
    place: `127.0.0.1:${port}`,
    domain,
    giveToken: (scopes = 'profile write:statuses write:media') => {
      const token = chance()
      tokens.set(token, { client: '', scopes: scopes.split(' '), isRevoked: false, isUser: true })
      return token
    },
    revokeAll: () => {
      for (const token of tokens.values()) token.isRevoked = true
    },
    isRevoked: (token) => tokens.get(token)?.isRevoked ?? false,
    statuses: () => statuses,
    mediaSent: () => media.size,
    forgetApps: () => apps.clear(),
    apps: () => apps.size,
    set: (changes) => {
      settings = { ...settings, ...changes }
    },
    forward: (milliseconds) => {
      ahead += milliseconds
    },
    takeDown: stop,
    bringBack: async () => {
      dying = undefined
      if (!http.listening) await listen(port)
    },
    dieInNextWrite: (having) => {
      dying = having
    },
    close: stop,
  }
  return server
}

/** The way Mastodon counts: what a reader sees as one character is one, and an address 23. */
const lengthOf = (text: string): number =>
  [...new Intl.Segmenter().segment(text.replace(/https?:\/\/\S+/g, 'x'.repeat(23)))].length

const consent = (name: string) => `<!doctype html><title>Authorize</title><h1>Luotto would like to use your account</h1>
<p>@${name}</p><form method="post"><button name="answer" value="yes">Authorize</button>
<button name="answer" value="no">Deny</button></form>`

async function read(request: IncomingMessage): Promise<Asked['fields']> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const body = Buffer.concat(parts)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return JSON.parse(body.toString())
  if (type.startsWith('multipart/')) return new Response(body, { headers: { 'content-type': type } }).formData()
  return new URLSearchParams(body.toString())
}

function attempt(work: () => Answer): Answer {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof No)) throw error
    return { status: error.status, json: error.body }
  }
}

function reply(
  response: ServerResponse,
  { status = 200, json, html, to }: Answer,
  headers: Record<string, string>,
): void {
  if (to) response.writeHead(302, { location: to, ...headers }).end()
  else if (html) response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(html)
  else if (json === undefined) response.writeHead(status).end()
  else response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json))
}
