import type { Decision } from './codebook.ts'
import type { ReportPlan } from './report-plan.ts'
import { type Alike, answerTo, isAsked, isCoded, tied, uncoded } from './report-tally.ts'

/** A figure that a report may have: how many posts are of this kind. */
export type Cell = { readonly id: string; readonly holds: (like: Alike) => boolean }

export const codeCell = (decision: string, code: string) => `code:${decision}:${code}`
export const baseCell = (decision: string) => `base:${decision}`
export const tiedCell = (decision: string) => `tied:${decision}`
export const pairsCell = (decision: string) => `pairs:${decision}`
export const restCell = (decision: string) => `rest:${decision}`

/**
 * All cells over posts, in the order in which they are asked for: what a report leads with comes first, and of a
 * decision's codes the most common, so that what has to be kept back is small.
 */
export function postCells(plan: ReportPlan, used: UsedValues, sizeOf: (cell: Cell) => number): Cell[] {
  const { decisions, work, focus } = plan
  const leading = decisions.find(({ id }) => id === focus?.decision)
  const others = decisions.filter((decision) => decision !== leading)
  const isFocus = ({ answers }: Alike) => Boolean(leading && focus?.codes.includes(answerTo(leading, answers) ?? ''))
  const isNarrow = ({ answers }: Alike) => Boolean(work?.narrow.includes(answers[work.decision] ?? uncoded))
  const isWide = ({ answers }: Alike) => Boolean(work?.wide.includes(answers[work.decision] ?? uncoded))
  const isJudged = ({ answers }: Alike) => Boolean(leading && answerTo(leading, answers) !== undefined)
  return [
    { id: 'all', holds: () => true },
    { id: 'coded', holds: ({ answers }) => isCoded(answers) },
    ...(work ? [{ id: 'wide', holds: isWide }] : []),
    ...(leading ? [base(leading), { id: 'focus', holds: isFocus }] : []),
    ...(leading ? codesOf(leading, sizeOf) : []),
    ...(work ? [{ id: 'narrow', holds: isNarrow }] : []),
    ...(work && leading ? [{ id: 'narrow-judged', holds: (like: Alike) => isNarrow(like) && isJudged(like) }] : []),
    ...(work && leading ? [{ id: 'narrow-focus', holds: (like: Alike) => isNarrow(like) && isFocus(like) }] : []),
    ...others.map(base),
    ...others.flatMap((decision) => codesOf(decision, sizeOf)),
    ...used.networks.map((network): Cell => ({ id: `network:${network}`, holds: (like) => like.network === network })),
    ...used.languages.map((one): Cell => ({ id: `language:${one}`, holds: (like) => like.language === one })),
    ...used.kinds.map((kind): Cell => ({ id: `kind:${kind}`, holds: (like) => like.kind === kind })),
    ...decisions.flatMap((decision) => [
      { id: tiedCell(decision.id), holds: isTied(decision) },
      { id: pairsCell(decision.id), holds: ({ pairs }: Alike) => pairs.includes(decision.id) },
    ]),
  ]
}

/** Of each decision the codes that may not be shown alone, together. */
export function restCells(plan: ReportPlan, released: ReadonlySet<string>): (Cell & { readonly codes: string[] })[] {
  return plan.decisions.map((decision) => {
    const codes = decision.codes.map(({ id }) => id).filter((code) => !released.has(codeCell(decision.id, code)))
    return {
      id: restCell(decision.id),
      codes,
      holds: ({ answers }) => codes.includes(answerTo(decision, answers) ?? uncoded),
    }
  })
}

export type UsedValues = {
  readonly networks: readonly string[]
  readonly languages: readonly string[]
  readonly kinds: readonly string[]
}

const base = (decision: Decision): Cell => ({
  id: baseCell(decision.id),
  holds: ({ answers }) => answerTo(decision, answers) !== undefined,
})

const isTied =
  (decision: Decision) =>
  ({ answers }: Alike) =>
    isAsked(decision, answers) && answers[decision.id] === tied

function codesOf(decision: Decision, sizeOf: (cell: Cell) => number): Cell[] {
  return decision.codes
    .map(
      ({ id }): Cell => ({
        id: codeCell(decision.id, id),
        holds: ({ answers }) => answerTo(decision, answers) === id,
      }),
    )
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
}
