import { leastMembers } from '../../core/pulse/pools.ts'
import type { BlindedBallot, SignedBallot } from './ballot.ts'
import { keepBlinded, keepSigned, keptBlinded, keptSigned } from './kept-ballot.ts'
import type { PublishedKeys } from './published-keys.ts'

export type FetchProblem = 'not-open' | 'not-asked' | 'fetched' | 'key' | 'failed'
export type Fetched =
  | { readonly ok: true; readonly ballot: SignedBallot }
  | { readonly ok: false; readonly problem: FetchProblem }

type Where = { readonly organisation: string; readonly wave: string; readonly pool: string }

/**
 * Makes a ballot, has it signed blindly, and keeps it on this device. The blinded one is kept before it is sent: where
 * the answer is lost on the way, the same one is asked for again. The key is that of the published list, which is asked for
 * without a name, so that everybody is shown the same.
 */
export async function fetchBallot({ organisation, wave, pool }: Where): Promise<Fetched> {
  const kept = keptSigned(wave)
  if (kept) return { ok: true, ballot: kept }
  try {
    const key = await publishedKey({ organisation, wave, pool })
    if (!key) return { ok: false, problem: 'key' }
    const { makeBallot, unblind } = await import('./ballot.ts')
    const blinded = keptBlinded(wave) ?? (await makeBallot(pool, key))
    keepBlinded(wave, blinded)
    const answer = await askForSignature(wave, blinded)
    if (!answer.ok) return answer
    const ballot = await unblind(blinded, key, answer.signed)
    keepSigned(wave, ballot)
    return { ok: true, ballot }
  } catch {
    return { ok: false, problem: 'failed' }
  }
}

async function publishedKey({ organisation, wave, pool }: Where): Promise<string | undefined> {
  const response = await fetch(`/pulse/${organisation}/${wave}/keys.json`, { credentials: 'omit' })
  if (!response.ok) throw new Error(`${response.status}`)
  const { pools } = (await response.json()) as PublishedKeys
  const found = pools.find(({ id }) => id === pool)
  // With fewer members, beside other pools, the key could stand for a handful.
  return found && (found.members >= leastMembers || pools.length === 1) ? found.key : undefined
}

type Answer = { readonly ok: true; readonly signed: string } | { readonly ok: false; readonly problem: FetchProblem }

async function askForSignature(wave: string, { blinded }: BlindedBallot): Promise<Answer> {
  const body = new URLSearchParams({ blinded })
  const response = await fetch(`/together/pulse/${wave}/sign`, { method: 'POST', body })
  if (response.ok) return { ok: true, ...((await response.json()) as { signed: string }) }
  const { problem } = (await response.json()) as { problem: FetchProblem }
  return { ok: false, problem }
}
