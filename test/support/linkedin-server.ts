import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

/**
 * LinkedIn as its published API has it (Posts and Images, three-legged OAuth), on loopback: no reading back,
 * no memory of keys, tokens of sixty days.
 */
export type LinkedInServer = {
  readonly url: string
  readonly place: string
  readonly client: { readonly id: string; readonly secret: string }
  readonly giveToken: () => string
  readonly posts: () => readonly LinkedInPost[]
  readonly revokeAll: () => void
  readonly refusePictures: (refused: boolean) => void
  readonly code: () => string
  readonly takeDown: () => Promise<void>
  readonly bringBack: () => Promise<void>
  readonly dieInNextWrite: (having: 'kept' | 'lost') => void
}

export type LinkedInPost = {
  readonly urn: string
  readonly text: string
  readonly card?: { readonly url: string; readonly title: string; readonly description: string }
  readonly picture?: { readonly bytes: number; readonly alt?: string }
}

type Article = { source: string; title: string; description: string; thumbnail?: string }
type Body = {
  readonly author?: string
  readonly commentary?: string
  readonly content?: { readonly article?: Article; readonly media?: { readonly id: string; readonly altText: string } }
  readonly initializeUploadRequest?: { readonly owner: string }
}

export async function startLinkedIn(): Promise<LinkedInServer> {
  const client = { id: 'client-id', secret: 'client-secret-of-tests' }
  const tokens = new Set<string>()
  const codes = new Set<string>()
  const images = new Map<string, number>()
  let posts: LinkedInPost[] = []
  let isRefusing = false
  let dying: 'kept' | 'lost' | undefined
  const author = 'urn:li:person:aino-1'

  const give = () => {
    const token = randomBytes(16).toString('hex')
    tokens.add(token)
    return token
  }
  const json = (response: ServerResponse, status: number, body?: object, headers = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body && JSON.stringify(body))

  function answer(request: IncomingMessage, url: URL, raw: Buffer, response: ServerResponse): unknown {
    if (url.pathname === '/oauth/v2/accessToken') {
      const form = new URLSearchParams(raw.toString())
      const fits = form.get('client_id') === client.id && form.get('client_secret') === client.secret
      if (!fits)
        return json(response, 401, { error: 'invalid_client', error_description: 'Client authentication failed' })
      if (!codes.delete(form.get('code') ?? '')) return json(response, 400, { error: 'invalid_request' })
      return json(response, 200, {
        access_token: give(),
        expires_in: 5_184_000,
        scope: 'openid,profile,w_member_social',
      })
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!tokens.has(token))
      return json(response, 401, { status: 401, code: 'INVALID_ACCESS_TOKEN', message: 'Invalid access token' })
    if (url.pathname === '/v2/userinfo') return json(response, 200, { sub: 'aino-1', name: 'Aino Aalto' })
    if (request.method === 'PUT' && url.pathname.startsWith('/dms-uploads/')) {
      images.set(`urn:li:image:${url.pathname.split('/').at(-1)}`, raw.length)
      return response.writeHead(201).end()
    }
    if (!/^20\d{4}$/.test(String(request.headers['linkedin-version'])))
      return json(response, 400, { message: 'A version must be present' })
    const body: Body = raw.length > 0 ? JSON.parse(raw.toString()) : {}
    if (url.pathname === '/rest/images') return beginUpload(body, response)
    if (request.method === 'DELETE') {
      const urn = decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
      if (!posts.some((post) => post.urn === urn)) return json(response, 404, { status: 404, message: 'Not found' })
      posts = posts.filter((post) => post.urn !== urn)
      return response.writeHead(204).end()
    }
    return addPost(body, response)
  }

  function beginUpload(body: Body, response: ServerResponse): unknown {
    if (isRefusing || body.initializeUploadRequest?.owner !== author)
      return json(response, 400, { message: 'The image is not supported' })
    const id = randomBytes(8).toString('hex')
    return json(response, 200, { value: { uploadUrl: `${server.url}/dms-uploads/${id}`, image: `urn:li:image:${id}` } })
  }

  function addPost(body: Body, response: ServerResponse): unknown {
    const text = plainOf(body.commentary ?? '')
    if (body.author !== author) return json(response, 403, { message: 'Not enough permissions' })
    if (text.length > 3000) return json(response, 422, { message: 'commentary :: length must be at most 3000' })
    const { article, media } = body.content ?? {}
    const image = article?.thumbnail ?? media?.id
    const bytes = image === undefined ? undefined : images.get(image)
    if (image !== undefined && bytes === undefined) return json(response, 422, { message: 'no such image' })
    const urn = `urn:li:share:${7_000_000_000 + posts.length + Math.floor(Math.random() * 1e9)}`
    const alt = media ? { alt: media.altText } : {}
    const card = article && { url: article.source, title: article.title, description: article.description }
    posts.push({ urn, text, ...(card ? { card } : {}), ...(bytes === undefined ? {} : { picture: { bytes, ...alt } }) })
    return response.writeHead(201, { 'x-restli-id': urn }).end()
  }

  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const end = request.method === 'POST' && url.pathname === '/rest/posts' ? dying : undefined
    if (end) dying = undefined
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    if (end === 'lost') return request.socket.destroy()
    if (end === 'kept') response.end = () => response
    answer(request, url, Buffer.concat(parts), response)
    if (end === 'kept') request.socket.destroy()
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
  const port = await listen(0)
  const server: LinkedInServer = {
    url: `http://127.0.0.1:${port}`,
    place: `127.0.0.1:${port}`,
    client,
    giveToken: give,
    posts: () => posts,
    revokeAll: () => tokens.clear(),
    refusePictures: (refused) => {
      isRefusing = refused
    },
    code: () => {
      const code = randomBytes(8).toString('hex')
      codes.add(code)
      return code
    },
    takeDown: async () => {
      if (!http.listening) return
      http.close()
      for (const socket of sockets) socket.destroy()
      await once(http, 'close')
    },
    bringBack: async () => {
      dying = undefined
      if (!http.listening) await listen(port)
    },
    dieInNextWrite: (having) => {
      dying = having
    },
  }
  return server
}

/** What a reader sees of "little text". */
const plainOf = (text: string): string =>
  text.replace(/\{hashtag\|\\#\|((?:\\.|[^}\\])+)\}/g, '\\#$1').replace(/\\([\\|{}@[\]()<>#*_~])/g, '$1')
