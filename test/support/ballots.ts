import type { Viewer } from '../../src/features/people/viewer.ts'
import { makeBallot, type SignedBallot, unblind } from '../../src/features/pulse/ballot.ts'
import { findOwnPool } from '../../src/features/pulse/find-own-pool.ts'
import type { PublishedKeys } from '../../src/features/pulse/published-keys.ts'
import { inOrganisation } from '../../src/platform/database.ts'
import type { TestApp } from './app.ts'
import { signInAs } from './factories.ts'

// What a member's browser does with the pulse, by the browser's own code and the server's own addresses.

export const keysOf = async (app: TestApp, organisation: string, wave: string): Promise<PublishedKeys> =>
  (await (await fetch(`${app.address}/pulse/${organisation}/${wave}/keys.json`)).json()) as PublishedKeys

/** Has a blinded message signed, signed in as the viewer. */
export async function askToSign(app: TestApp, viewer: Viewer, wave: string, blinded: string): Promise<Response> {
  return fetch(`${app.address}/together/pulse/${wave}/sign`, {
    method: 'POST',
    headers: { cookie: await signInAs(app, viewer), origin: app.baseUrl },
    body: new URLSearchParams({ blinded }),
  })
}

export async function poolOf(app: TestApp, viewer: Viewer, wave: string): Promise<string> {
  const pool = await inOrganisation(app.database.db, viewer.organisation.id, (tx) => findOwnPool(tx, viewer, wave))
  if (!pool) throw new Error('The member is not asked.')
  return pool
}

export async function fetchBallotAs(app: TestApp, viewer: Viewer, wave: string): Promise<SignedBallot> {
  const pool = await poolOf(app, viewer, wave)
  const { pools } = await keysOf(app, viewer.organisation.id, wave)
  const key = pools.find(({ id }) => id === pool)?.key ?? ''
  const ballot = await makeBallot(pool, key)
  const response = await askToSign(app, viewer, wave, ballot.blinded)
  if (!response.ok) throw new Error(`The ballot was not signed: ${response.status}`)
  return unblind(ballot, key, ((await response.json()) as { signed: string }).signed)
}

export const sendAs = (
  app: TestApp,
  { organisation, wave }: { readonly organisation: string; readonly wave: string },
  ballot: SignedBallot,
  given: Readonly<Record<string, number | string>>,
): Promise<Response> =>
  fetch(`${app.address}/pulse/${organisation}/${wave}/answers`, {
    method: 'POST',
    headers: { origin: app.baseUrl, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ballot, given }),
  })
