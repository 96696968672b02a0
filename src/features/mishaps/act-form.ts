import { z } from 'zod'
import { email, requiredText } from '../../platform/form.ts'
import type { MishapAct } from './act-in-mishap.ts'
import { evidenceFields, evidenceOf, longestWords } from './evidence-form.ts'

export const actSchema = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['say', 'authority']), words: requiredText(longestWords) }),
  z.object({ act: z.literal('task'), task: z.uuid(), done: z.enum(['yes', 'no']) }),
  z.object({ act: z.literal('add-task'), id: z.uuid(), task: requiredText(500) }),
  z.object({ act: z.literal('let-in'), email }),
  z.object({ act: z.literal('evidence'), ...evidenceFields }),
  z.object({ act: z.enum(['leave', 'close', 'reopen', 'erase']) }),
])

/** What a form of the case's page wants done, or the faults of what came with it. */
export async function actOf(
  form: z.infer<typeof actSchema>,
): Promise<{ readonly act: MishapAct } | { readonly faults: Readonly<Record<string, string>> }> {
  switch (form.act) {
    case 'task':
      return { act: { ...form, done: form.done === 'yes' } }
    case 'add-task':
      return { act: { act: 'add-task', id: form.id, words: form.task } }
    case 'evidence': {
      const read = await evidenceOf(form)
      if ('faults' in read) return read
      return read.evidence ? { act: { act: 'evidence', evidence: read.evidence } } : { faults: noEvidence }
    }
    default:
      return { act: form }
  }
}

const noEvidence = { evidence: 'form.required' }
