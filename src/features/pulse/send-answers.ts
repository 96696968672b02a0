import type { SignedBallot } from './ballot.ts'
import type { Filled } from './kept-ballot.ts'

export type SendProblem = 'closed' | 'forged' | 'failed'

/** Sends a ballot with its answers: without cookies, and without saying from which page. `undefined`: it is in the box. */
export async function sendAnswers(
  { organisation, wave }: { readonly organisation: string; readonly wave: string },
  ballot: SignedBallot,
  given: Filled,
): Promise<SendProblem | undefined> {
  try {
    const response = await fetch(`/pulse/${organisation}/${wave}/answers`, {
      ...{ method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer' },
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...ballot, given }),
    })
    if (response.ok) return undefined
    return response.status === 409 ? 'closed' : response.status === 403 ? 'forged' : 'failed'
  } catch {
    return 'failed'
  }
}
