import { z } from 'zod'
import { longestWords } from '../../core/asking/question.ts'
import { requiredText } from '../../platform/form.ts'
import { toWhom } from './ask-form.ts'

const version = z.coerce.number().int().min(1)
const number = z.coerce.number().int().min(1).max(100)

/** What the asker does with a question that is there; `version` is the one that was looked at. */
export const followSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('ask-back'), version, words: requiredText(longestWords) }),
  z.object({ act: z.literal('pass-on'), version, to: toWhom }),
  z.object({ act: z.literal('close') }),
  z.object({ act: z.literal('delete') }),
  z.object({ act: z.enum(['teach', 'teach-not']) }),
  z.object({ act: z.literal('take'), message: number, suggestion: number }),
])
