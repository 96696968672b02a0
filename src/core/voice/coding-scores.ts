import type { Codebook } from './codebook.ts'

/** Whose predicted probability is a post's score: of these codes of this decision together. */
export type ScoreOf = { readonly decision: string; readonly codes: readonly string[] }

/**
 * What posts can be put into bands by: of a decision that others hang on, the way there (that a post is about work);
 * of an ordered one, its lowest code (that it is negative).
 */
export function scoresOf({ decisions }: Codebook): ScoreOf[] {
  return decisions.flatMap(({ id, ordered }) => {
    const hanging = decisions.find(({ when }) => when?.decision === id)
    const codes = hanging?.when?.codes ?? ordered.slice(0, 1)
    return codes.length > 0 ? [{ decision: id, codes }] : []
  })
}
