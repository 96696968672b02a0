import { z } from 'zod'
import type { Context } from '../../context.ts'
import { isId } from '../../core/id.ts'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { castBallot } from './cast-ballot.ts'
import { findWave, poolsOfWave } from './find-wave.ts'
import { fingerprint } from './keys.ts'
import type { PublishedKeys } from './published-keys.ts'

// What is asked without a name: the same for everybody, so that no key can be made for one person, and no answer is
// known to be anybody's. Neither reads a cookie; the request log leaves both out.

type Params = { readonly organisation: string; readonly wave: string }

/** The keys of a wave, and how many ballots were given out: for the ballot's maker, and for whoever wants to check. */
export async function publishedKeys(ctx: Pick<Context, 'db'>, { organisation, wave }: Params): Promise<Response> {
  if (!isId(organisation)) return new Response(null, { status: 404 })
  const organisationId = organisation as OrganisationId
  const found = await inOrganisation(ctx.db, organisationId, async (tx) => {
    const one = await findWave(tx, organisationId, wave)
    return one && { one, pools: await poolsOfWave(tx, organisationId, one.id) }
  })
  if (!found) return new Response(null, { status: 404 })
  const keys: PublishedKeys = {
    ...{ wave: found.one.id, number: found.one.number, state: found.one.state },
    answered: found.one.tally?.answered ?? null,
    pools: found.pools.map(({ id, groups, members, issued, publicKey }) => ({
      ...{ id, members, issued, groups: groups.map(({ name }) => name) },
      ...{ key: publicKey.toString('base64'), fingerprint: fingerprint(publicKey) },
    })),
  }
  return Response.json(keys, { headers: { 'Cache-Control': 'no-store' } })
}

const base64 = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .transform((text) => Buffer.from(text, 'base64'))

const ballot = z.object({
  pool: z.uuid(),
  message: base64,
  signature: base64,
  given: z.record(z.string().max(60), z.union([z.number(), z.string()])),
})

const statusOf = { 'not-open': 409, forged: 403, malformed: 400 } as const

/** Takes a ballot with its answers. Says no more than whether it is in the box. */
export async function takeAnswers(
  ctx: Pick<Context, 'db' | 'secrets'>,
  { organisation, wave }: Params,
  came: unknown,
): Promise<Response> {
  const parsed = ballot.safeParse(came)
  if (!parsed.success) return Response.json({ problem: 'malformed' }, { status: 400 })
  const cast = await castBallot(ctx, organisation as OrganisationId, wave, parsed.data)
  return cast.ok ? Response.json({}) : Response.json({ problem: cast.problem }, { status: statusOf[cast.problem] })
}
