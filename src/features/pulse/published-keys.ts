/** The published list of a wave: what the browser compares its key with. */
export type PublishedKeys = {
  readonly wave: string
  readonly number: number
  readonly state: 'planned' | 'open' | 'closed'
  /** After the close, where it may be told. */
  readonly answered: number | null
  readonly pools: readonly {
    readonly id: string
    readonly groups: readonly string[]
    readonly members: number
    /** How many ballots were given out. */
    readonly issued: number
    /** SPKI in base64. */
    readonly key: string
    /** SHA-256 of the SPKI, in hexadecimal. */
    readonly fingerprint: string
  }[]
}
