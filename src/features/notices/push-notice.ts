import { z } from 'zod'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { OutboundResult } from '../../platform/outbound.ts'
import { encryptPush } from '../../platform/push-encryption.ts'
import { vapidHeader } from '../../platform/vapid.ts'
import { translator } from '../../ui/intl.ts'
import { pushKey, pushSubject } from './push-key.ts'
import { keysOf, openSubscription, type Subscription } from './subscription.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'log' | 'outbound' | 'secrets' | 'baseUrl'>

const payloadSchema = z.object({
  organisationId: z.uuid().transform((id) => id as OrganisationId),
  noticeId: z.uuid(),
  deviceId: z.uuid(),
})
type Payload = z.infer<typeof payloadSchema>

const daySeconds = 24 * 3600

/**
 * Sends one notice to one device by web push (RFC 8030), if it is still signed in and its person still belongs here.
 * Twice is safe: both have the same topic, so that a push service that still has the first puts the second in its
 * place, and the same tag, by which the browser does.
 */
export async function pushNotice(ctx: Ctx, payload: unknown): Promise<void> {
  const job = payloadSchema.parse(payload)
  const found = await inOrganisation(ctx.db, job.organisationId, (tx) => pending(tx, job))
  // What is a day old has been read by mail, or is no news: a device that was away is not rung for it.
  const age = found ? (ctx.clock() - found.createdAt.getTime()) / 1000 : 0
  if (!found || age > daySeconds) return
  const subscription = openSubscription(ctx, found.userId, found.sealed)
  if (!subscription) return forget(ctx, job)
  const next = whatNext(await send(ctx, job, { ...found, subscription }), age)
  if (next.state === 'gone') await forget(ctx, job)
  if (next.state === 'refused') ctx.log.warn({ why: next.why }, 'A push service refused a notice.')
  if (next.state === 'later') await again(ctx, job, next.inSeconds)
}

const pending = (tx: OrganisationTx, { organisationId, noticeId, deviceId }: Payload) =>
  tx
    .selectFrom('notice')
    .innerJoin('member', (join) =>
      join.onRef('member.organisationId', '=', 'notice.organisationId').onRef('member.id', '=', 'notice.memberId'),
    )
    .innerJoin('authPushDevice', 'authPushDevice.userId', 'member.userId')
    .innerJoin('authSession', 'authSession.id', 'authPushDevice.sessionId')
    .select(['notice.createdAt', 'member.language', 'authPushDevice.userId', 'authPushDevice.sealed'])
    .where('notice.organisationId', '=', organisationId)
    .where('notice.id', '=', noticeId)
    .where('authPushDevice.id', '=', deviceId)
    .where('authSession.expiresAt', '>', new Date())
    // As with mail: nothing private goes out for whom an admin removed.
    .where('member.leavesAt', 'is', null)
    .executeTakeFirst()

type Sent = { readonly language: string; readonly subscription: Subscription }

/**
 * A lock screen shows it to whoever passes. So it says what the subject of the mail says, the same for all, in a
 * message of the same length for all: not the kind, no name, nothing of the matter.
 */
function send(ctx: Ctx, { noticeId, deviceId }: Payload, { language, subscription }: Sent): Promise<OutboundResult> {
  const title = translator(language as Language)('notices.mail.subject')
  const message = Buffer.from(JSON.stringify({ title, path: `/notices/${noticeId}`, language }))
  const topic = Buffer.from(ctx.secrets.sign('push topic', Buffer.from(`${noticeId} ${deviceId}`))).toString(
    'base64url',
  )
  const { endpoint } = subscription
  return ctx.outbound.fetch(endpoint, {
    method: 'POST',
    headers: {
      Authorization: vapidHeader(pushKey(ctx), endpoint, pushSubject(ctx.baseUrl), ctx.clock()),
      'Content-Encoding': 'aes128gcm',
      'Content-Type': 'application/octet-stream',
      TTL: String(daySeconds),
      Topic: topic,
      Urgency: 'normal',
    },
    body: encryptPush(message, keysOf(subscription)),
    maxBytes: 65_536,
    timeoutMs: 20_000,
    maxRedirects: 0,
  })
}

type Next =
  | { readonly state: 'done' | 'gone' }
  | { readonly state: 'refused'; readonly why: string }
  | { readonly state: 'later'; readonly inSeconds: number }

/** What follows from an answer; `age` of the notice in seconds: after each failure it waits as long as it has by then. */
function whatNext(result: OutboundResult, age: number): Next {
  const patience = Math.min(3600, Math.max(10, Math.round(age)))
  if (!result.ok) {
    // An address that may not be written to will not become another.
    if (result.problem === 'refused-address' || result.problem === 'bad-address') return { state: 'gone' }
    if (result.problem === 'too-many-redirects') return { state: 'refused', why: result.problem }
    return { state: 'later', inSeconds: patience }
  }
  const { status, headers } = result
  if (status >= 200 && status < 300) return { state: 'done' }
  if (status === 404 || status === 410) return { state: 'gone' }
  if (status !== 429 && status < 500) return { state: 'refused', why: String(status) }
  const asked = /^\d{1,5}$/.test(headers['retry-after'] ?? '') ? Number(headers['retry-after']) : 0
  return { state: 'later', inSeconds: Math.max(patience, asked) }
}

const again = (ctx: Ctx, job: Payload, startAfterSeconds: number): Promise<void> =>
  inOrganisation(ctx.db, job.organisationId, (tx) => ctx.jobs.enqueue(tx, 'push-notice', job, { startAfterSeconds }))

const forget = async ({ db }: Ctx, { deviceId }: Payload): Promise<void> => {
  await db.deleteFrom('authPushDevice').where('id', '=', deviceId).execute()
}
