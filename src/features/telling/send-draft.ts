import { readDraft, writeDraft } from './device.ts'
import type { KeptDrafts } from './drafts.ts'

/**
 * Sends what this device has of a draft to the server, for the member's other devices; answers what is kept there
 * now, or `undefined` where nothing was sent. Without a connection it stays unsent, and goes the next time.
 */
export async function sendDraft(storyId: string | undefined, leaving = false): Promise<KeptDrafts | undefined> {
  const draft = readDraft(storyId)
  if (!draft || draft.sent || (draft.text === '' && !draft.base)) return undefined
  const fields = {
    intent: 'keep',
    story: storyId ?? '',
    text: draft.text,
    at: String(draft.at),
    base: draft.base ?? '',
  }
  const kept = await post(fields, leaving)
  const now = readDraft(storyId)
  // Where the server took another text for the newer one, it is the page that decides what this device shows.
  if (kept?.current?.text === draft.text && now) {
    const { id } = kept.current
    if (draft.text === '') writeDraft(storyId, undefined)
    else writeDraft(storyId, { ...now, base: id, sent: now.text === draft.text })
  }
  return kept
}

/** What was told is a draft no more, here and on the other devices. */
export function forgetDraft(storyId: string | undefined): void {
  const base = readDraft(storyId)?.base ?? null
  writeDraft(storyId, base ? { text: '', at: Date.now(), base, sent: false } : undefined)
  if (base) void sendDraft(storyId)
}

export const dropAside = (id: string): Promise<KeptDrafts | undefined> => post({ intent: 'drop', draft: id }, false)

async function post(fields: Record<string, string>, keepalive: boolean): Promise<KeptDrafts | undefined> {
  try {
    const response = await fetch('/tell/draft', { method: 'POST', body: new URLSearchParams(fields), keepalive })
    return response.ok ? ((await response.json()) as KeptDrafts) : undefined
  } catch {
    return undefined
  }
}
