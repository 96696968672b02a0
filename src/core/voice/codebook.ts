/** A text in the interface's three languages. */
export type InLanguages = { readonly fi: string; readonly sv: string; readonly en: string }

export type Code = {
  /** As it stands in `codes.csv`, such as `own-work`. */
  readonly id: string
  readonly name: InLanguages
  readonly definition: InLanguages
  /** One a line. */
  readonly examples: InLanguages
}

/** One question that a coder answers of a post. */
export type Decision = {
  /** As it stands in `codes.csv`, such as `work`. */
  readonly id: string
  readonly question: InLanguages
  /** In which order the rules apply, and what to do where two codes fit. */
  readonly rule: InLanguages
  /** Asked only where an earlier decision was given one of these codes. */
  readonly when: { readonly decision: string; readonly codes: readonly string[] } | null
  readonly codes: readonly Code[]
  /** The codes that have an order, lowest first; empty where there is none. */
  readonly ordered: readonly string[]
}

/** What coders go by. Decisions are asked in this order, and codes shown in theirs. */
export type Codebook = {
  readonly version: number
  /** Where it comes from, and how it is to be read. */
  readonly about: InLanguages
  readonly decisions: readonly Decision[]
}
