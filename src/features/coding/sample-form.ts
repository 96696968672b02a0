import { z } from 'zod'
import { allocations } from '../../core/voice/allocation.ts'
import { sampleKinds } from './sample-kinds.ts'

/** By hand, nobody codes more. */
export const mostDrawn = 100_000

const whole = (least: number, most: number) =>
  z
    .string('form.required')
    .trim()
    .regex(/^\d{1,7}$/, 'coding.sample.wholeNumber')
    .transform(Number)
    .refine((number) => number >= least && number <= most, 'coding.sample.outOfRange')

export const sampleSchema = z.object({
  kind: z.enum(sampleKinds, 'form.required'),
  /** How many posts; for all of them it does not matter. */
  size: whole(1, mostDrawn).or(z.literal('').transform(() => 0)),
  /** Of a hundred, how many are coded by two. */
  share: whole(0, 100),
  allocation: z.enum(allocations).default('proportional'),
  /** The decision by whose prediction posts are put into bands. */
  score: z.string().max(100).default(''),
})

export type WantedSample = z.infer<typeof sampleSchema>

const count = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)

/** What else is done on the page: each is a button of its own. */
export const leadSchema = z.discriminatedUnion('intent', [
  /** With what the preview said, so that nothing else is drawn than was seen. */
  z.object({ intent: z.literal('draw'), before: count, fresh: count }),
  z.object({ intent: z.literal('undraw') }),
  z.object({ intent: z.literal('deal') }),
  /** A decision, or nothing for the lot. */
  z.object({ intent: z.literal('order'), by: z.string().max(100) }),
  z.object({ intent: z.literal('suggest'), shows: z.enum(['yes', 'no']) }),
])
