/** A picture of a report, drawn on the server. */
export type Drawing = {
  /** Also its name as a file. */
  readonly name: string
  /** What is seen, above it. */
  readonly sentence: string
  readonly svg: string
}

/** As a picture of a decision is named. */
export const pictureOf = (decision: string): string => `decision-${decision}`
