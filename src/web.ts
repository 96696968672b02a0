import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { IncomingMessage, RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Context } from './context.ts'
import { type Language, languages } from './core/networks.ts'
import { turnWeekOff } from './features/digest/turn-off.ts'
import { pageOfLink } from './features/links/page.ts'
import { deviceCookie, deviceCookieName } from './features/mishap-plan/own-device.ts'
import { turnNoticesOff } from './features/notices/choose-notices.ts'
import { organisationCookieName } from './features/people/organisation-cookie.ts'
import { findViewer } from './features/people/viewer.ts'
import { publishedKeys, takeAnswers } from './features/pulse/public-pulse.ts'
import { correctionPage } from './features/stories/correction-page.ts'
import { pictureResponse } from './features/stories/picture-response.ts'
import type { Health } from './health.ts'
import { isOwnPath } from './platform/cookies.ts'
import type { Limits } from './platform/limits.ts'
import type { Metrics } from './platform/metrics.ts'
import type { Sessions } from './platform/session.ts'
import type { RequestContext, requestKey } from './request.ts'
import { routeLabels } from './route-label.ts'
import { type MessageId, translator } from './ui/intl.ts'
import { workerScript } from './worker-script.ts'

const built = fileURLToPath(new URL('../build/', import.meta.url))
// A picture of 8 MB (see platform/pictures.ts) with the rest of its form, so that a larger one is refused by its own field.
const largestForm = 12 * 1024 * 1024
/** Forty items, of which some hold two thousand characters. */
const longestAnswers = 256 * 1024

type Env = { Bindings: { incoming: IncomingMessage }; Variables: { nonce: string; address: string } }

export type Web = {
  readonly app: Context
  readonly sessions: Sessions
  readonly limits: Limits
  readonly trustProxy: boolean
  readonly health: Health
  readonly metrics: Pick<Metrics, 'page'>
}

type PagesModule = { readonly requestKey: typeof requestKey }

export class NotBuilt extends Error {
  constructor() {
    super('The pages have not been built: run "npm run build" (npm start does it by itself).')
  }
}

/** The web's front door: safety headers, static files, and the pages behind. */
export async function openWeb(web: Web): Promise<RequestListener> {
  if (!existsSync(join(built, 'server/index.js'))) throw new NotBuilt()
  const build = (await import(pathToFileURL(join(built, 'server/index.js')).href)) as ServerBuild
  // Whose form it is `isOwnForm` decides. Asked again, it would refuse those who came by another name of
  // this server, 127.0.0.1 say.
  const handle = createRequestHandler({ ...build, allowedActionOrigins: ['**'] }, 'production')
  const { requestKey } = build.entry.module as unknown as PagesModule
  const hono = new Hono<Env>()
  const labelOf = routeLabels(build.routes)
  hono.get('/healthz', (c) => c.text('ok'))
  hono.get('/readyz', async (c) => {
    const readiness = await web.health.look()
    return c.text(readiness, readiness === 'ready' ? 200 : 503)
  })
  hono.use(async (c, next) => {
    const began = performance.now()
    await next()
    web.metrics.page(labelOf(c.req.path), methodOf(c), c.res.status, (performance.now() - began) / 1000)
  })
  // What the build compressed is sent as it is; pages are compressed as they come. Scripts and styles come before the
  // headers of pages, which say nothing to them and would be sent twenty times a page.
  const files = { root: join(built, 'client'), precompressed: true }
  hono.use('/assets/*', serveStatic({ ...files, onFound: keepForEver }))
  hono.use(async (c, next) => {
    c.set('nonce', randomBytes(16).toString('base64'))
    c.set('address', addressOf(c, web.trustProxy))
    await next()
    for (const [name, value] of safetyHeaders(c.get('nonce'), web.app.baseUrl)) c.res.headers.set(name, value)
  })
  for (const file of ['/icon.svg', '/plain.css', '/icons/*']) hono.use(file, serveStatic(files))
  hono.use(compress())
  const worker = workerScript(files.root)
  const workerHeaders = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' }
  hono.get('/sw.js', (c) => c.body(worker, 200, workerHeaders))
  hono.get('/go/:slug', (c) => pageOfLink(web.app, c.req.param('slug'), languageOf(c, undefined)))
  // Who we are, for servers that ask at our address before anybody signs in there.
  hono.get('/oauth/client-metadata.json', (c) => {
    const about = web.app.networks.bluesky?.signIn?.about
    return about ? c.json(about) : c.text('404', 404)
  })
  hono.get('/oauth/callback/:network', (c, next) => {
    const own = ownName(c.req.url, web.app.baseUrl)
    return own ? Promise.resolve(c.redirect(own)) : next()
  })
  hono.get('/p/:organisation/:picture', (c) => pictureResponse(web.app, c.req.param()))
  hono.get('/correction/:organisation/:id', async (c, next) => (await correctionPage(web.app, c.req.param())) ?? next())
  // A mail program turns notices off by itself (RFC 8058), from no page of ours and with no cookie; the token
  // of the mail is all that it needs, and turning them off is all that the token does.
  hono.post('/notices/off/:token', bodyLimit({ maxSize: 4096 }), oneClick(web, turnNoticesOff))
  hono.post('/week/off/:token', bodyLimit({ maxSize: 4096 }), oneClick(web, turnWeekOff))
  hono.use(async (c, next) => (isSafe(c) || isOwnForm(c, web.app.baseUrl) ? next() : c.text('403', 403)))
  // Before any session is looked up: who answers plays no part.
  hono.get('/pulse/:organisation/:wave/keys.json', (c) => publishedKeys(web.app, c.req.param()))
  hono.post('/pulse/:organisation/:wave/answers', bodyLimit({ maxSize: longestAnswers }), async (c) => {
    if (!(await web.limits.write(c.get('address')))) return c.json({ problem: 'failed' }, 429)
    return takeAnswers(web.app, c.req.param(), await c.req.json().catch(() => undefined))
  })
  hono.use(bodyLimit({ maxSize: largestForm, onError: (c) => c.text(sentence(c, 'error.413'), 413) }))
  hono.all('*', async (c) => {
    const request = await requestContext(c, web)
    if (!isSafe(c) && !(await web.limits.write(request.session?.userId ?? request.address))) {
      return c.text(translator(request.language)('error.429'), 429)
    }
    const context = new RouterContextProvider()
    context.set(requestKey, request)
    const response = await handle(asPeopleSee(c.req.raw, web.app.baseUrl), context)
    for (const cookie of request.session?.setCookies ?? []) response.headers.append('Set-Cookie', cookie)
    const isPage = c.req.method === 'GET' && !c.req.path.endsWith('.data')
    const own = request.viewer && isPage && deviceCookie(web.app, getCookie(c, deviceCookieName), request.viewer)
    if (own) response.headers.append('Set-Cookie', own)
    // A page is its reader's: nothing on the way keeps it.
    if (!response.headers.has('Cache-Control')) response.headers.set('Cache-Control', 'private, no-cache')
    return response
  })
  hono.onError((error, c) => {
    if ('getResponse' in error) return (error as unknown as { getResponse: () => Response }).getResponse()
    web.app.log.error({ err: error, path: c.req.path }, 'a request failed')
    return c.text(sentence(c, 'error.500.text'), 500)
  })
  return getRequestListener(hono.fetch)
}

/** Turns something off by the token in the address; what a page of ours sends goes on to that page. */
const oneClick =
  ({ app, limits }: Web, turnOff: (app: Context, token: string) => Promise<boolean>): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (isOwnForm(c, app.baseUrl)) return next()
    if (!(await limits.write(c.get('address')))) return c.text('429', 429)
    return (await turnOff(app, c.req.param('token') ?? '')) ? c.text('ok') : c.text('404', 404)
  }

/** What anybody may send as a method does not become a label. */
const methodOf = (c: HonoContext): string => (['GET', 'HEAD', 'POST'].includes(c.req.method) ? c.req.method : 'other')

const isSafe = (c: HonoContext): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'

/** What changes something comes from a page of ours: browsers say from where, and a page cannot make them lie. */
const isOwnForm = (c: HonoContext, baseUrl: string): boolean =>
  c.req.header('origin') === baseUrl || c.req.header('sec-fetch-site') === 'same-origin'

/**
 * On one's own machine a network sends people back to 127.0.0.1 alone, while they are signed in at localhost:
 * the same address by the name that they use.
 */
function ownName(asked: string, baseUrl: string): string | undefined {
  const [{ hostname, pathname, search }, own] = [new URL(asked), new URL(baseUrl)]
  return own.hostname === 'localhost' && hostname === '127.0.0.1' ? `${own.origin}${pathname}${search}` : undefined
}

/** The request as the browser sent it: a proxy in between may come by http, and by another name. */
function asPeopleSee(request: Request, baseUrl: string): Request {
  const [url, { protocol, hostname, port }] = [new URL(request.url), new URL(baseUrl)]
  Object.assign(url, { protocol, hostname, port })
  return new Request(url, request)
}

const sentence = (c: HonoContext, id: MessageId): string => translator(languageOf(c, undefined))(id)

async function requestContext(c: HonoContext<Env>, { app, sessions, limits }: Web): Promise<RequestContext> {
  const session = await sessions.current(c.req.raw.headers)
  const viewer = session && (await findViewer(app.db, session.userId, getCookie(c, organisationCookieName)))
  const language = languageOf(c, viewer?.member.language)
  const wanted = getCookie(c, 'luotto.wanted')
  return {
    app,
    sessions,
    limits,
    session,
    viewer,
    language,
    nonce: c.get('nonce'),
    address: c.get('address'),
    page: pageOf(c.req.url),
    wanted: wanted && isOwnPath(wanted) ? wanted : undefined,
    device: getCookie(c, deviceCookieName),
  }
}

/** What a page is made of is asked by its own address and `.data`. */
function pageOf(address: string): string {
  const { pathname, searchParams } = new URL(address)
  searchParams.delete('_routes')
  searchParams.delete('index')
  const path = pathname.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
  return searchParams.size > 0 ? `${path}?${searchParams}` : path
}

/** The member's own choice, else this browser's, else what the browser asks for, else Finnish. */
function languageOf(c: HonoContext, chosen: Language | undefined): Language {
  const known = (word: string | undefined) => languages.find((language) => language === word)
  const asked = c.req
    .header('accept-language')
    ?.split(',')
    .map((part) => known(part.trim().slice(0, 2).toLowerCase()))
  return chosen ?? known(getCookie(c, 'luotto.language')) ?? asked?.find((language) => language) ?? 'fi'
}

function addressOf(c: HonoContext<Env>, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? c.env.incoming.socket.remoteAddress ?? ''
}

const keepForEver = (path: string, c: HonoContext) => {
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  c.header('X-Content-Type-Options', 'nosniff')
  // A worker goes by the policy that its own script came with. This one is shown all that a person ever posted
  // (docs/decisions/0028): it may load its parts, and connect to nothing.
  if (basename(path).startsWith('archive-worker')) c.header('Content-Security-Policy', readsAlone)
}

const readsAlone = `default-src 'none'; script-src 'self'`

function safetyHeaders(nonce: string, baseUrl: string): [string, string][] {
  const policy = [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
  ]
  const headers: [string, string][] = [
    ['Content-Security-Policy', policy.join('; ')],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin-allow-popups'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=()'],
  ]
  if (baseUrl.startsWith('https:')) headers.push(['Strict-Transport-Security', 'max-age=31536000'])
  return headers
}
