import { z } from 'zod'
import { accountNetworks } from '../../core/networks.ts'
import { requiredText, text } from '../../platform/form.ts'

const service = text(500)
  .transform((typed) => (typed === '' || /^https?:\/\//.test(typed) ? typed : `https://${typed}`))
  .refine((typed) => typed === '' || URL.canParse(typed), 'form.webAddress')

/** What the page of one's own channels sends. */
export const channelSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('connect'),
    handle: requiredText(300).transform((typed) => typed.replace(/^@/, '')),
    password: requiredText(200),
    service,
  }),
  z.object({ intent: z.literal('mastodon'), mastodon: requiredText(300) }),
  z.object({ intent: z.literal('bluesky'), bluesky: requiredText(300) }),
  z.object({ intent: z.literal('linkedin') }),
  z.object({ intent: z.literal('again'), channel: z.uuid() }),
  z.object({ intent: z.literal('disconnect'), channel: z.uuid() }),
])

/** What the callback's page says in its address, and the page of channels to the reader. */
export const problems = [
  'denied',
  'mismatch',
  'expired',
  'refused',
  'unreachable',
  'not-found',
  'over',
  'over-here',
] as const

export const networkSchema = z.enum(accountNetworks)
