import { z } from 'zod'
import { parseTarget } from '../../core/link.ts'
import { text } from '../../platform/form.ts'

const leads = ['story', 'address', 'page'] as const

/** How a story is retired or put right. What the chosen way needs is asked for; the rest may stay empty. */
export const correctionSchema = z
  .object({
    pageId: z.uuidv4(),
    version: z.coerce.number().int().min(1),
    intent: z.enum(['retire', 'keep']),
    reason: text(1000),
    links: z.enum(leads),
    address: text(2000),
    title: text(300),
    wrong: text(2000),
    rightIs: text(2000),
  })
  .transform(({ links, address, title, wrong, rightIs, intent, reason, ...rest }, context) => {
    const fault = (path: string, message: string) => {
      context.addIssue({ code: 'custom', path: [path], message })
      return z.NEVER
    }
    const input = { ...rest, retire: intent === 'retire', reason: reason || null }
    if (links === 'story') return { ...input, links: { to: 'story' as const } }
    if (links === 'address') {
      const target = parseTarget(/^[a-z]+:/i.test(address) ? address : `https://${address}`)?.toString()
      return target
        ? { ...input, links: { to: 'address' as const, address: target } }
        : fault('address', 'form.webAddress')
    }
    for (const [name, value] of Object.entries({ title, wrong, rightIs })) if (!value) fault(name, 'form.required')
    return { ...input, links: { to: 'page' as const, title, wrong, rightIs } }
  })
