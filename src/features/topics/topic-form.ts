import { z } from 'zod'
import { languages } from '../../core/networks.ts'
import { optional, text } from '../../platform/form.ts'

const names = { fi: optional(text(60)), sv: optional(text(60)), en: optional(text(60)) }

/** What an editor does to the topics. */
export const manageSchema = z
  .discriminatedUnion('intent', [
    z.object({ intent: z.literal('add'), ...names }),
    z.object({ intent: z.literal('rename'), topic: z.uuid(), ...names }),
    z.object({ intent: z.literal('merge'), topic: z.uuid(), into: z.uuid('topics.chooseInto') }),
    z.object({ intent: z.literal('remove'), topic: z.uuid() }),
  ])
  .superRefine((form, context) => {
    if ((form.intent === 'add' || form.intent === 'rename') && languages.every((one) => !form[one]))
      context.addIssue({ code: 'custom', path: ['fi'], message: 'topics.nameNeeded' })
  })

/** What any member does: follow a topic, or let go of it. */
export const followSchema = z.object({ topic: z.uuid(), follow: z.enum(['yes', 'no']) })
