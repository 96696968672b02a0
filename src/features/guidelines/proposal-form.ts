import { z } from 'zod'
import { longestAnswer } from '../../core/guidelines/lesson.ts'
import { requiredText } from '../../platform/form.ts'

/** What is said of a passage on its page: by any member, and by those who write guidelines in answer. */
export const sayingSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.enum(['comment', 'proposal']),
    id: z.uuid(),
    words: requiredText(2000),
    mayName: z.enum(['yes', 'no']).default('no'),
  }),
  z.object({ intent: z.literal('answer'), id: z.uuid(), answer: requiredText(longestAnswer) }),
  z.object({ intent: z.literal('take-back'), id: z.uuid() }),
])
