import { z } from 'zod'
import { optional } from '../../platform/form.ts'

/** The names of decisions and codes are looked up in the codebook; here they are only bounded. */
const name = z.string().min(1).max(100)

/** What a coder's press sends. */
export const actSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('answer'), post: z.uuid(), decision: name, code: name, suggested: optional(name) }),
  z.object({ act: z.literal('skip'), post: z.uuid() }),
  z.object({ act: z.literal('undo'), post: z.uuid(), decision: optional(name) }),
])

export type SentAct = z.infer<typeof actSchema>

/** What an adjudicator's press sends. */
export const settleSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('settle'), post: z.uuid(), decision: name, code: name }),
  z.object({ act: z.literal('undo'), post: z.uuid(), decision: name }),
])

export type SentSettling = z.infer<typeof settleSchema>
