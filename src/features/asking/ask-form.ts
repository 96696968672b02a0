import { z } from 'zod'
import { longestDraft, longestWords } from '../../core/asking/question.ts'
import { languages } from '../../core/networks.ts'
import { optional, text } from '../../platform/form.ts'
import { toDuty } from './ask-question.ts'

/** Whom one asks: a helper's id, or whoever is on duty. */
export const toWhom = z.union([z.literal(toDuty), z.uuid()], 'asking.problem.toNobody')

const about = {
  draft: text(longestDraft),
  story: optional(z.uuid()),
  language: z.enum(languages),
}

/** What a question needs: words, a draft, or both. */
export const askSchema = z
  .object({
    ...about,
    id: z.uuid(),
    words: text(longestWords),
    to: toWhom,
    named: z.enum(['yes', 'no']),
    mayPass: z.literal('yes').optional(),
    mayTeach: z.literal('yes').optional(),
  })
  .superRefine(({ words, draft }, context) => {
    if (words === '' && draft === '')
      context.addIssue({ code: 'custom', path: ['words'], message: 'asking.problem.empty' })
  })
  .transform(({ story, named, mayPass, mayTeach, ...rest }) => ({
    ...{ ...rest, storyId: story, named: named === 'yes', mayPass: mayPass === 'yes', mayTeach: mayTeach === 'yes' },
  }))

/** What the composer sends along where it has no script: the draft as it stands, and what it is about. */
export const broughtSchema = z
  .object({ text: text(longestDraft), story: optional(z.uuid()), language: z.enum(languages) })
  .transform(({ text: draft, story, language }) => ({ draft, story: story ?? '', language }))
