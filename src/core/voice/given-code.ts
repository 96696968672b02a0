/** One code that one coder gave to one post; a line of `codes.csv` has exactly these fields. */
export type GivenCode = {
  readonly post: string
  /** Whose post it is, by pseudonym. */
  readonly member: string
  /** Who coded, by a name such as `K1`; `adjudicated` for what was settled after a disagreement. */
  readonly coder: string
  readonly decision: string
  readonly code: string
}

/** Stands as the coder where a third settled what two disagreed on. */
export const adjudicated = 'adjudicated'
