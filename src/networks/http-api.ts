import type { Method, Outbound } from '../platform/outbound.ts'
import type { Published, Refusal } from './network.ts'
import type { NoAnswer } from './outbound-fetch.ts'

// What the adapters of plain HTTP APIs share: asking, and what an answer means.

export type Call = {
  readonly method?: Method
  readonly url: string
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly upload?: FormData
  readonly bytes?: Uint8Array
  readonly maxRedirects?: number
}

export type Answer = {
  readonly ok: true
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Parsed, where it was JSON. */
  readonly body: unknown
  readonly url: string
}
export type Reply = Answer | ({ readonly ok: false } & NoAnswer)

export type NotPublished = Exclude<Published, { state: 'published' }>
export type NotWritten = Exclude<NotPublished, { state: 'unknown' }>

/** Asks once. Redirects are not followed unless said so: an API that knows a token leads nobody elsewhere. */
export async function call(outbound: Outbound, asked: Call): Promise<Reply> {
  const { body, type } = await bodyOf(asked)
  const result = await outbound.fetch(asked.url, {
    method: asked.method ?? (body ? 'POST' : 'GET'),
    headers: {
      accept: 'application/json',
      ...(type ? { 'content-type': type } : {}),
      ...(asked.token ? { authorization: `Bearer ${asked.token}` } : {}),
      ...asked.headers,
    },
    ...(body ? { body } : {}),
    maxBytes: 1_000_000,
    timeoutMs: 20_000,
    maxRedirects: asked.maxRedirects ?? 0,
  })
  if (!result.ok) return result
  return { ...result, body: parsed(result.body) }
}

async function bodyOf({ json, form, upload, bytes }: Call): Promise<{ body?: Uint8Array; type?: string }> {
  if (json !== undefined) return { body: Buffer.from(JSON.stringify(json)), type: 'application/json' }
  if (form)
    return { body: Buffer.from(new URLSearchParams(form).toString()), type: 'application/x-www-form-urlencoded' }
  if (bytes) return { body: bytes, type: 'application/octet-stream' }
  if (!upload) return {}
  const made = new Response(upload)
  return { body: new Uint8Array(await made.arrayBuffer()), type: made.headers.get('content-type') ?? '' }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** A member of an answer's JSON, where it is text. */
export function textIn(body: unknown, name: string): string | undefined {
  const value = fieldIn(body, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function fieldIn(body: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined),
    body,
  )
}

/** Says what a clear no means; `undefined` where the answer is none. */
export type RefusalOf = (answer: Answer) => Refusal | undefined

export type Meaning = { readonly refusalOf: RefusalOf; readonly secrets: readonly string[]; readonly now: number }

/** What an answer other than the wished one means, as long as nothing can have gone out. */
export function beforeWriting(reply: Reply, meaning: Meaning): NotWritten {
  const detail = detailOf(reply, meaning.secrets)
  if (!reply.ok) {
    const staysAway = ['bad-address', 'refused-address', 'too-many-redirects'].includes(reply.problem)
    return staysAway ? { state: 'rejected', refusal: 'other', detail } : { state: 'retry-later', detail }
  }
  const refusal = reply.status === 429 ? undefined : meaning.refusalOf(reply)
  if (refusal) return { state: 'rejected', refusal, detail }
  return { state: 'retry-later', detail, ...waitOf(reply, meaning.now) }
}

/** What such an answer to the write itself means: without a clear no, the post may stand there. */
export function whileWriting(reply: Reply, meaning: Meaning): NotPublished {
  const meant = beforeWriting(reply, meaning)
  if (meant.state === 'rejected' && (reply.ok || !reply.sent)) return meant
  const surelyNot = reply.ok ? reply.status === 429 : !reply.sent
  return surelyNot ? meant : { state: 'unknown', detail: meant.detail }
}

/** The network's own words, short, and never with a secret in them. */
export function detailOf(reply: Reply, secrets: readonly string[]): string {
  const words = reply.ok
    ? (textIn(reply.body, 'error_description') ??
      textIn(reply.body, 'error') ??
      textIn(reply.body, 'message') ??
      `HTTP ${reply.status}`)
    : reply.detail
  return secrets
    .filter((secret) => secret !== '')
    .reduce((shown, secret) => shown.replaceAll(secret, '•••'), words)
    .slice(0, 300)
}

const longestWait = 4 * 3600

// Both ways are in use: seconds from now, and the moment when the count begins anew.
function waitOf({ headers }: Answer, now: number): { readonly afterSeconds?: number } {
  const after = Number(headers['retry-after'])
  const reset = Date.parse(headers['x-ratelimit-reset'] ?? '')
  const isOver = headers['x-ratelimit-remaining'] === '0'
  const seconds = after > 0 ? after : isOver ? (reset - now) / 1000 : Number.NaN
  return seconds > 0 ? { afterSeconds: Math.ceil(Math.min(seconds, longestWait)) } : {}
}
