/** A draft as the server keeps it for a member's devices; an empty text says that it was told or emptied. */
export type KeptDraft = { readonly id: string; readonly text: string; readonly at: number }

/** What a device sends: `base` is the draft of the server that the device began from. */
export type SentDraft = { readonly text: string; readonly at: number; readonly base: string | null }

export type Settled = {
  readonly current: 'kept' | 'sent'
  /** The other text, where it would be lost otherwise: it is offered beside. */
  readonly aside: string | undefined
}

/** A draft that nobody has touched for so long is gone, here and on the device. */
export const draftLivesMs = 90 * 24 * 3_600_000

/**
 * Which of two texts a draft is from now on. Who went on from what the server has replaces it. Where two devices
 * wrote without knowing of each other, the newer one is taken, and the other is put aside.
 */
export function settleDraft(kept: KeptDraft | undefined, sent: SentDraft): Settled {
  if (!kept || sent.base === kept.id || kept.text === '') return { current: 'sent', aside: undefined }
  // What was emptied was not this text; and of two that are the same, either will do.
  if (sent.text === '' || sent.text === kept.text) return { current: 'kept', aside: undefined }
  const [current, newer, older] =
    sent.at >= kept.at ? (['sent', sent.text, kept.text] as const) : (['kept', kept.text, sent.text] as const)
  return { current, aside: newer.includes(older) ? undefined : older }
}
