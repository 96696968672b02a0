import { alpha } from './alpha.ts'
import type { Table } from './coincidences.ts'

export type CodeAgreement = {
  /** How often the code was given to units with two codes or more. */
  readonly given: number
  /** Where one coder gave it, how often another gave it too. */
  readonly agreement: number
  /** Alpha of this code against all others; `null` where no other was given. */
  readonly alpha: number | null
}

/**
 * For each code, how well coders agree on it: specific agreement, and alpha of the code against the rest.
 *
 * Use: to see which definitions need work. Limit: specific agreement of a frequent code is high by chance already, which
 * its alpha takes away; both are shaky for a code given a few times. `null` for a code that was not given. Source:
 * specific agreement by Cicchetti & Feinstein 1990, Journal of Clinical Epidemiology 43, over any number of coders by
 * the coincidence matrix; single codes' alphas by Krippendorff 2019, Content Analysis, 4th ed., ch. 12.
 */
export function codeAgreement(coincidences: Table): (CodeAgreement | null)[] {
  const sums = coincidences.map((row) => row.reduce((sum, value) => sum + value, 0))
  const all = sums.reduce((sum, value) => sum + value, 0)
  return coincidences.map((row, code) => {
    const given = sums[code] as number
    const both = row[code] as number
    const apart = given - both
    if (given === 0) return null
    const against = alpha(
      [
        [both, apart],
        [apart, all - given - apart],
      ],
      { level: 'nominal' },
    )
    return { given, agreement: both / given, alpha: against }
  })
}
