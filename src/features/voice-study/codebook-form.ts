import { z } from 'zod'
import { type Language, languages } from '../../core/networks.ts'
import type { Decision, InLanguages } from '../../core/voice/codebook.ts'
import { longest } from '../../core/voice/parse-codebook.ts'
import { text } from '../../platform/form.ts'

type Kind = keyof typeof longest
type Three<K extends string> = Record<`${K}-${Language}`, ReturnType<typeof text>>

/** The fields of a text in three languages, such as `name-fi`. */
const three = <K extends Kind>(kind: K): Three<K> =>
  Object.fromEntries(languages.map((language) => [`${kind}-${language}`, text(longest[kind])])) as Three<K>

type Texts<K extends Kind> = Readonly<Record<`${K}-${Language}`, string>>

export const textsOf = <K extends Kind>(form: Texts<K>, kind: K): InLanguages => ({
  fi: form[`${kind}-fi`],
  sv: form[`${kind}-sv`],
  en: form[`${kind}-en`],
})

/** The version that the editor saw. */
const base = z.coerce.number().int().min(1).max(1_000_000)

/** In one language at least. */
const named = (kind: 'name' | 'question') => (form: object, context: z.RefinementCtx) => {
  const fields = form as Readonly<Record<string, unknown>>
  if (languages.every((language) => !fields[`${kind}-${language}`]))
    context.addIssue({ code: 'custom', path: [`${kind}-fi`], message: 'study.codebook.nameNeeded' })
}

/** What is done by a button beside a decision or a code. */
const places = { base, decision: z.string().max(60) }
const move = z.enum(['up', 'down'])

export const bookSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('about'), base, ...three('about') }),
  z.object({ intent: z.literal('add'), base, ...three('question') }).superRefine(named('question')),
  z.object({ intent: z.literal('remove'), ...places }),
  z.object({ intent: move, ...places }),
])

export const decisionSchema = z.discriminatedUnion('intent', [
  z
    .object({
      intent: z.literal('save'),
      base,
      ...three('question'),
      ...three('rule'),
      when: z.array(z.string().max(100)).max(200),
      ordered: z.array(z.string().max(60)).max(20),
    })
    .superRefine(named('question'))
    .superRefine(({ when }, context) => {
      if (new Set(when.map((one) => one.split(':')[0])).size > 1)
        context.addIssue({ code: 'custom', path: ['when'], message: 'study.codebook.whenTwo' })
    }),
  z.object({ intent: z.literal('add'), base, ...three('name') }).superRefine(named('name')),
  z.object({ intent: z.literal('remove'), base, code: z.string().max(60) }),
  z.object({ intent: move, base, code: z.string().max(60) }),
])

export const codeSchema = z
  .object({ base, ...three('name'), ...three('definition'), ...three('examples') })
  .superRefine(named('name'))

/** `work:no` and the like, as the page's boxes say it; none is "always". */
export function conditionOf(when: readonly string[]): Decision['when'] {
  const [decision] = (when[0] ?? '').split(':')
  if (!decision) return null
  return { decision, codes: when.map((one) => one.slice(decision.length + 1)) }
}
