import { z } from 'zod'
import { email, optional, requiredText, text } from '../../platform/form.ts'

const phone = z
  .string()
  .trim()
  .max(40, 'form.tooLong')
  .regex(/^[+\d][\d\s()-]{4,}$/, 'mishapPlan.helper.phoneFault')
const words = text(2000).optional().default('')

/** What the plan's page is sent: one of its four forms. */
export const planSchema = (today: string) => {
  const later = z.iso.date('form.date').refine((day) => day > today, 'mishapPlan.later')
  return z.discriminatedUnion('act', [
    z
      .object({
        act: z.literal('plan'),
        decides: requiredText(2000),
        reviewBy: later,
        ...{ 'correcting.fi': words, 'correcting.sv': words, 'correcting.en': words },
        ...{ 'apologising.fi': words, 'apologising.sv': words, 'apologising.en': words },
      })
      .transform((form) => ({
        act: 'plan' as const,
        plan: {
          ...{ decides: form.decides, reviewBy: form.reviewBy },
          correcting: { fi: form['correcting.fi'], sv: form['correcting.sv'], en: form['correcting.en'] },
          apologising: { fi: form['apologising.fi'], sv: form['apologising.sv'], en: form['apologising.en'] },
        },
      })),
    z
      .object({
        act: z.literal('helper'),
        ...{ name: requiredText(200), phone: optional(phone), email: optional(email), hours: text(200) },
      })
      .transform(({ act, ...helper }) => ({ act, helper })),
    z.object({ act: z.literal('remove'), helper: z.uuid() }),
    z
      .object({
        act: z.literal('exercise'),
        id: z.uuid(),
        heldOn: z.iso.date('form.date').refine((day) => day <= today, 'mishapPlan.exercise.future'),
        minutes: z.coerce
          .number('mishapPlan.exercise.minutesFault')
          .int('mishapPlan.exercise.minutesFault')
          .min(0, 'mishapPlan.exercise.minutesFault')
          .max(600, 'mishapPlan.exercise.minutesFault'),
        slow: text(2000),
        nextOn: later,
      })
      .transform(({ act, ...exercise }) => ({ act, exercise })),
  ])
}
