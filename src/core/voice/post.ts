/** The networks whose archives can be read; `file` is a plain CSV or JSON Lines file. */
export const postNetworks = ['x', 'mastodon', 'bluesky', 'linkedin', 'file'] as const
export type PostNetwork = (typeof postNetworks)[number]

/** A post of one's own, an answer to somebody, or somebody else's post passed on as it is. */
export const postKinds = ['post', 'reply', 'share'] as const
export type PostKind = (typeof postKinds)[number]

export const postLanguages = ['fi', 'sv', 'en', 'unknown'] as const
export type PostLanguage = (typeof postLanguages)[number]

/** One post of an archive, as readers yield it; a line of `posts.jsonl` has exactly these fields. */
export type Post = {
  /** The network's own id or address, unique within the archive. */
  readonly id: string
  readonly network: PostNetwork
  /** Whose archive it is, by a pseudonym such as `P1`; empty where it is not known yet. */
  readonly member: string
  /** ISO 8601 in UTC, such as `2016-05-01T08:30:00.000Z`. */
  readonly time: string
  readonly text: string
  readonly kind: PostKind
  /** The id of the first post of one's own that this one continues; its own id where it stands alone. */
  readonly thread: string
  readonly language: PostLanguage
}
