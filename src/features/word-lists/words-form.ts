import { z } from 'zod'
import { wordListKinds } from '../../core/second-look/word-lists.ts'
import { optional, requiredText } from '../../platform/form.ts'

/** What is pasted at once; enough for a full list of long phrases. */
export const longestPaste = 24_000

export const wordsSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('add'),
    kind: z.enum(wordListKinds),
    words: requiredText(longestPaste),
    until: optional(z.iso.date('form.date')),
  }),
  z.object({ intent: z.literal('remove'), kind: z.enum(wordListKinds), folded: requiredText(200) }),
])
