import { z } from 'zod'
import { outcomes } from '../../core/objection.ts'
import { requiredText } from '../../platform/form.ts'

/** The id is chance (version 4): one with a time in it would tell when the form was opened. */
export const objectionSchema = z.object({ id: z.uuidv4(), words: requiredText(2000) })

export const objectionAnswerSchema = z.object({
  outcome: z.enum(outcomes, 'objections.outcomeNeeded'),
  answer: requiredText(2000),
  withhold: z.enum(['yes', 'no']).default('no'),
})
