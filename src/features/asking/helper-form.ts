import { z } from 'zod'
import { optional, text } from '../../platform/form.ts'

/** What whoever leads the programme does with the list of helpers, and with the promise. */
export const helpersSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['name', 'take']), member: z.uuid() }),
  z.object({
    intent: z.literal('hours'),
    hours: z.coerce
      .number('asking.problem.hours')
      .int('asking.problem.hours')
      .min(1, 'asking.problem.hours')
      .max(40, 'asking.problem.hours'),
  }),
])

/** What a helper says of themselves. */
export const helpingSchema = z
  .object({
    about: text(200),
    awayUntil: optional(z.iso.date('asking.problem.day')),
    onDuty: z.literal('yes').optional(),
  })
  .transform(({ onDuty, ...rest }) => ({ ...rest, onDuty: onDuty === 'yes' }))
