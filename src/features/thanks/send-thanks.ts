import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { thankedPost } from '../../core/leaders/thanked-post.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type Thanking = {
  /** Of the post, as it was copied out there, or our own link in it. */
  readonly address: string
  readonly words: string
  readonly signed: boolean
}

/**
 * Sends thanks to whoever told what stands at an address. Whether anybody here did is not looked at: a job does, later,
 * and tells nobody. So the answer, and the time that it takes, are the same for every address, and nobody learns by it
 * who tells (docs/decisions/0043). False only for what is no address.
 */
export async function sendThanks(
  ctx: Pick<Context, 'db' | 'jobs' | 'baseUrl'>,
  { organisation, member }: Viewer,
  { address, words, signed }: Thanking,
): Promise<boolean> {
  if (!thankedPost(address, new URL(ctx.baseUrl).host)) return false
  const id = randomUUID()
  const row = { organisationId: organisation.id, id, fromId: member.id, isSigned: signed, address, words }
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    await tx.insertInto('thanksSent').values(row).execute()
    await ctx.jobs.enqueue(tx, 'deliver-thanks', { organisationId: organisation.id, thanksId: id })
  })
  return true
}
