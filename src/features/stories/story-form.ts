import { z } from 'zod'
import { parseTarget } from '../../core/link.ts'
import { languages } from '../../core/networks.ts'
import { disclosureKinds, questionCount, storyKinds } from '../../core/story.ts'
import { mostTopicsOfStory } from '../../core/topic.ts'
import { optional, requiredText, text } from '../../platform/form.ts'

const target = text(2000)
  .transform((typed) => (/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`))
  .refine((address) => parseTarget(address) !== undefined, 'form.webAddress')

/** What an editor writes of a story. */
export const storySchema = z
  .object({
    id: z.uuid(),
    version: z.coerce.number().int().min(0),
    title: requiredText(300),
    summary: text(2000),
    kind: z.enum(storyKinds),
    disclosure: z.enum(disclosureKinds),
    language: z.enum(languages),
    question: z.coerce
      .number()
      .int()
      .min(0)
      .max(questionCount - 1),
    target: optional(target),
    claimsSource: text(1000),
    bestBefore: optional(z.iso.date('form.date')),
    audience: z.array(z.uuid()).max(200),
    topics: z.array(z.uuid()).max(mostTopicsOfStory, 'stories.tooManyTopics'),
    owner: z.uuid().optional(),
    pictureAlt: text(1000),
    picture: z.instanceof(File).optional(),
    takePicture: target.optional(),
    keepPicture: z.enum(['yes', 'no']).default('yes'),
    hasPicture: z.enum(['yes', 'no']).default('no'),
    suggestion: optional(z.uuid()),
    suggestionVersion: z.coerce.number().int().min(0).default(0),
    intent: z.enum(['save', 'publish']),
  })
  .superRefine((story, context) => {
    const has =
      (story.picture?.size ?? 0) > 0 ||
      story.takePicture !== undefined ||
      (story.hasPicture === 'yes' && story.keepPicture === 'yes')
    if (has && story.pictureAlt === '')
      context.addIssue({ code: 'custom', path: ['pictureAlt'], message: 'stories.altNeeded' })
  })
