import { z } from 'zod'
import { parseTarget } from '../../core/link.ts'
import { languages } from '../../core/networks.ts'
import { optional, requiredText, text } from '../../platform/form.ts'

const link = text(2000)
  .transform((typed) => (/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`))
  .refine((address) => parseTarget(address) !== undefined, 'form.webAddress')

/** What a member fills in. A link has a title of its own; without one, the member gives it. */
export const suggestionSchema = z
  .object({
    id: z.uuid(),
    link: optional(link),
    title: text(300),
    why: requiredText(2000),
    language: z.enum(languages),
    mayName: z.enum(['yes', 'no']).default('no'),
    anyway: z.enum(['yes', 'no']).default('no'),
  })
  .superRefine(({ link: given, title }, context) => {
    if (given === null && title === '')
      context.addIssue({ code: 'custom', path: ['title'], message: 'suggestions.titleNeeded' })
  })
  .transform(({ mayName, anyway, ...rest }) => ({ ...rest, mayName: mayName === 'yes', anyway: anyway === 'yes' }))

/** Of a form that asks for the page's own title: the link alone must hold. */
export const lookSchema = z.object({ link })

/** What is said of a suggestion that is there; `version` is the one that was looked at. */
export const answerSchema = z.object({
  act: z.enum(['ask', 'answer', 'decline', 'withdraw']),
  version: z.coerce.number().int().min(1),
  words: text(1000),
})
