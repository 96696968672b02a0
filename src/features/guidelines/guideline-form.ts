import { z } from 'zod'
import { longestNote, longestPart } from '../../core/guidelines/passage-text.ts'
import { checkIds } from '../../core/second-look/finding.ts'
import { optional, requiredText, text } from '../../platform/form.ts'
import { publicPages } from './public-page.ts'

const parts = {
  practice: text(longestPart.practice),
  instead: text(longestPart.instead),
  say: text(longestPart.say),
  law: text(longestPart.law),
}

const edition = z.coerce.number().int().min(0)

/** A draft may be unfinished; what is published has a title and a text. */
const kept = z.object({
  ...parts,
  intent: z.enum(['keep', 'preview']),
  title: text(longestPart.title),
  body: text(longestPart.body),
  note: text(longestNote),
  edition,
})

const published = z.object({
  ...parts,
  intent: z.literal('publish'),
  title: requiredText(longestPart.title),
  body: requiredText(longestPart.body),
  note: text(longestNote),
  because: z.array(z.uuid()).max(100),
  edition,
})

/** What belongs to a passage in all its languages. */
const about = z.object({
  intent: z.literal('about'),
  checks: z.array(z.enum(checkIds)).max(checkIds.length),
  reviewOn: optional(z.iso.date('form.required')),
})

export const writeSchema = z.discriminatedUnion('intent', [kept, published, about])

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/)

export const manageSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('take-over') }),
  z.object({ intent: z.literal('new'), title: requiredText(longestPart.title) }),
  z.object({ intent: z.enum(['up', 'down', 'retire', 'bring-back']), slug }),
  z.object({ intent: z.literal('page'), page: z.enum(publicPages) }),
])
