import type { Context } from '../../context.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { releaseFigures } from './release-figures.ts'

/** Releases what may be released in every organisation; one organisation's fault stops no other. */
export async function releaseEverywhere(
  ctx: Pick<Context, 'db' | 'clock' | 'log'>,
  signal?: AbortSignal,
): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await releaseFigures(ctx, organisationId).catch((error: unknown) =>
      ctx.log.error({ err: error, organisationId }, 'Releasing figures failed.'),
    )
  }
}
