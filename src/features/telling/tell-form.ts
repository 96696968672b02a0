import { z } from 'zod'
import { accountNetworks, languages, networkIds, visibilities } from '../../core/networks.ts'
import { parseInstance } from '../../networks/intents.ts'
import { optional, requiredText, text } from '../../platform/form.ts'

const account = new RegExp(`^(${accountNetworks.join('|')}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`)

/** The composer's form. A channel is a network's name, with `:` and the id where it is one's own account. */
export const tellSchema = z
  .object({
    formKey: z.uuid(),
    slug: z.string().regex(/^[a-z0-9]{10}$/),
    story: optional(z.uuid()),
    channel: z
      .string('tell.problem.no-channel')
      .refine((typed) => account.test(typed) || isNetwork(typed), 'tell.problem.no-channel'),
    text: requiredText(20_000),
    language: z.enum(languages),
    disclose: z.enum(['yes', 'no']).default('no'),
    link: optional(text(2000).transform(withScheme)),
    instance: optional(text(300)),
    when: z.enum(['now', 'good', 'at']).default('now'),
    at: z.string().max(40, 'when.problem.bad-time').default(''),
    visibility: z.enum(visibilities).default('public'),
    contentWarning: optional(text(500)),
    picture: z.enum(['yes', 'no']).default('no'),
  })
  .transform(({ story, channel, text: ownWords, instance, disclose, when: kind, at, picture, ...rest }, context) => {
    const host = instance === null ? undefined : parseInstance(instance)
    if (channel === 'mastodon' && !host) {
      context.addIssue({ code: 'custom', path: ['instance'], message: 'tell.problem.instance' })
      return z.NEVER
    }
    const [, ofAccount, channelId = null] = account.exec(channel) ?? []
    const network = networkIds.find((id) => id === (ofAccount ?? channel))
    if (!network) return z.NEVER
    const when = kind === 'at' ? { kind, local: at } : { kind }
    const along = { disclose: disclose === 'yes', withPicture: picture === 'yes' }
    return { ...rest, ...along, when, ownWords, storyId: story, network, channelId, instance: host }
  })

const isNetwork = (word: string) => networkIds.some((id) => id === word)

function withScheme(typed: string): string {
  return typed === '' || /^[a-z]+:/i.test(typed) ? typed : `https://${typed}`
}
