import type { CodingAct, CodingSession } from '../../core/voice/coding-session.ts'
import type { PostToCode } from './find-session.ts'

/** What the server says to an act: what is before the coder now, and what it did not take, if so. */
export type ActAnswer = { readonly session: CodingSession<PostToCode>; readonly told: string | null }

export type ActToSend = CodingAct & { readonly suggested?: string | undefined }

/** Sends one act; `undefined` where it did not get through, so that it is to be sent again. */
export async function sendAct(studyId: string, act: ActToSend): Promise<ActAnswer | undefined> {
  try {
    const response = await fetch(`/together/studies/${studyId}/code/act`, { method: 'POST', body: formOf(act) })
    // Led away to sign in: it stays to be sent, until somebody has.
    if (!response.ok || response.redirected) return undefined
    return (await response.json()) as ActAnswer
  } catch {
    return undefined
  }
}

function formOf(act: ActToSend): FormData {
  const form = new FormData()
  form.set('act', act.kind)
  form.set('post', act.post)
  if (act.kind !== 'skip') form.set('decision', act.decision ?? '')
  if (act.kind === 'answer') {
    form.set('code', act.code)
    form.set('suggested', act.suggested ?? '')
  }
  return form
}
