import { type Language, languages } from '../networks.ts'
import type { Code, Codebook, Decision, InLanguages } from './codebook.ts'

type Place = { readonly decision: Decision | null; readonly code: Code | null }

/** One thing that differs between two versions, as somebody would say it. `null`: of the codebook itself. */
export type Difference = Place &
  (
    | { readonly kind: 'added' | 'removed' | 'order' | 'when' | 'ordered' }
    | {
        readonly kind: 'text'
        readonly field: 'about' | 'question' | 'rule' | 'name' | 'definition' | 'examples'
        readonly language: Language
        readonly before: string
        readonly after: string
      }
  )

/** What a later version changed; empty where the two say the same. */
export function codebookDifference(before: Codebook, after: Codebook): readonly Difference[] {
  const whole: Place = { decision: null, code: null }
  return [
    ...texts(whole, { about: before.about }, { about: after.about }),
    ...(sameOrder(before.decisions, after.decisions) ? [] : [{ ...whole, kind: 'order' } as const]),
    ...paired(before.decisions, after.decisions).flatMap(([old, now]) => decisionDifference(old, now)),
  ]
}

function decisionDifference(old: Decision | undefined, now: Decision | undefined): readonly Difference[] {
  const decision = now ?? old ?? null
  const place: Place = { decision, code: null }
  if (!old || !now) return [{ ...place, kind: now ? 'added' : 'removed' }]
  return [
    ...texts(place, { question: old.question, rule: old.rule }, { question: now.question, rule: now.rule }),
    ...(condition(old) === condition(now) ? [] : [{ ...place, kind: 'when' } as const]),
    ...(old.ordered.join() === now.ordered.join() ? [] : [{ ...place, kind: 'ordered' } as const]),
    ...(sameOrder(old.codes, now.codes) ? [] : [{ ...place, kind: 'order' } as const]),
    ...paired(old.codes, now.codes).flatMap(([was, is]): readonly Difference[] => {
      const code = is ?? was ?? null
      if (!was || !is) return [{ decision, code, kind: is ? 'added' : 'removed' }]
      const { id: _old, ...before } = was
      const { id: _now, ...after } = is
      return texts({ decision, code }, before, after)
    }),
  ]
}

const condition = ({ when }: Decision): string => (when ? [when.decision, ...when.codes].join() : '')

type Texts = Partial<Record<Extract<Difference, { kind: 'text' }>['field'], InLanguages>>

const texts = (place: Place, before: Texts, after: Texts): readonly Difference[] =>
  (Object.keys(after) as (keyof Texts)[]).flatMap((field) =>
    languages
      .map((language) => ({
        ...{ ...place, kind: 'text' as const, field, language },
        before: before[field]?.[language] ?? '',
        after: after[field]?.[language] ?? '',
      }))
      .filter((one) => one.before !== one.after),
  )

type Named = { readonly id: string }

/** Of two lists, each id with what it was and what it is, in the order of the later one; what went comes last. */
function paired<T extends Named>(
  before: readonly T[],
  after: readonly T[],
): readonly (readonly [T | undefined, T | undefined])[] {
  const of = (items: readonly T[], id: string) => items.find((item) => item.id === id)
  return [
    ...after.map((now) => [of(before, now.id), now] as const),
    ...before.filter(({ id }) => !of(after, id)).map((old) => [old, undefined] as const),
  ]
}

/** Whether what is in both comes in the same order. */
function sameOrder(before: readonly Named[], after: readonly Named[]): boolean {
  const common = (items: readonly Named[], others: readonly Named[]) =>
    items.filter(({ id }) => others.some((other) => other.id === id)).map(({ id }) => id)
  return common(before, after).join() === common(after, before).join()
}
