import type { Context } from '../../context.ts'
import type { HookChannel } from '../../core/digest.ts'
import type { Language } from '../../core/networks.ts'
import type { OutboundResult } from '../../platform/outbound.ts'
import { slackMessage, type Told } from './slack-message.ts'
import { teamsCard } from './teams-card.ts'

export type Posted =
  | { readonly state: 'sent' }
  /** Not taken, surely: it may be tried again. */
  | { readonly state: 'later'; readonly inSeconds: number }
  /** The address is there no longer, or may not be written to. */
  | { readonly state: 'gone' }
  | { readonly state: 'refused'; readonly why: string }
  /** It may have arrived. A channel that hears the same twice is worse off than one that misses a week. */
  | { readonly state: 'unsure' }

export type Hook = { readonly channel: HookChannel; readonly address: string; readonly language: Language }

/** Posts a message to a webhook: to that address and no other, whatever it answers. */
export async function postHook(ctx: Pick<Context, 'outbound'>, hook: Hook, told: Told): Promise<Posted> {
  const message = hook.channel === 'slack' ? slackMessage(told) : teamsCard(told, hook.language)
  return outcomeOf(
    await ctx.outbound.fetch(hook.address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(message),
      maxBytes: 65_536,
      timeoutMs: 20_000,
      maxRedirects: 0,
    }),
  )
}

const gone = [401, 403, 404, 410]

function outcomeOf(result: OutboundResult): Posted {
  if (!result.ok) {
    if (result.problem === 'refused-address' || result.problem === 'bad-address') return { state: 'gone' }
    if (result.problem === 'too-many-redirects') return { state: 'refused', why: result.problem }
    return result.sent ? { state: 'unsure' } : { state: 'later', inSeconds: 0 }
  }
  const { status, headers } = result
  if (status >= 200 && status < 300) return { state: 'sent' }
  if (gone.includes(status)) return { state: 'gone' }
  if (status !== 429 && status < 500) return { state: 'refused', why: String(status) }
  const asked = headers['retry-after'] ?? ''
  return { state: 'later', inSeconds: /^\d{1,5}$/.test(asked) ? Number(asked) : 0 }
}
