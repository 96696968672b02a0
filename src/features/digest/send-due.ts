import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { inOrganisation, type OrganisationId } from '../../platform/database.ts'
import { eachOrganisation } from '../people/each-organisation.ts'
import { queueDue } from './queue-due.ts'
import { type SendCtx, sendIssue } from './send-issue.ts'

const sentAtOnce = 4
// Longer than any sending takes. Should the process end amid one, it is known after this.
const heldForMs = 10 * 60_000
const patienceMs = 24 * 3_600_000

/** Sends every digest whose moment has come. Any number of workers may do so: an issue is held by one. */
export async function sendDue(ctx: SendCtx, signal?: AbortSignal): Promise<void> {
  for await (const organisationId of eachOrganisation(ctx.db)) {
    if (signal?.aborted) return
    await queueDue(ctx, organisationId, signal)
    await freeHeld(ctx, organisationId)
    // Each holds the one that it sends: what waits is anybody's, should this process end.
    const sender = async () => {
      while (!signal?.aborted) {
        const held = await hold(ctx, organisationId)
        if (!held) return
        await sendHeld(ctx, organisationId, held)
      }
    }
    await Promise.all(Array.from({ length: sentAtOnce }, sender))
  }
}

const hold = (ctx: SendCtx, organisationId: OrganisationId): Promise<string | undefined> =>
  inOrganisation(ctx.db, organisationId, async (tx) => {
    const now = new Date(ctx.clock())
    const waiting = tx
      .selectFrom('digestIssue')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('state', '=', 'queued')
      .where('at', '<=', now)
      .orderBy('at')
      .limit(1)
      .forUpdate()
      .skipLocked()
    const row = await tx
      .updateTable('digestIssue')
      .set({ state: 'sending', at: now })
      .where('organisationId', '=', organisationId)
      .where('id', '=', waiting)
      .returning('id')
      .executeTakeFirst()
    return row?.id
  })

/** What was held by a process that is no more: a mail is sent again, a webhook not (see send-issue.ts). */
const freeHeld = (ctx: SendCtx, organisationId: OrganisationId) =>
  inOrganisation(ctx.db, organisationId, (tx) =>
    tx
      .updateTable('digestIssue as i')
      .from('digest as d')
      .set({
        state: sql<string>`case when d.channel in ('slack', 'teams') then 'unsure'
          when i.created_at < ${new Date(ctx.clock() - patienceMs)} then 'failed' else 'queued' end`,
        at: new Date(ctx.clock()),
      })
      .whereRef('d.organisationId', '=', 'i.organisationId')
      .whereRef('d.id', '=', 'i.digestId')
      .where('i.organisationId', '=', organisationId)
      .where('i.state', '=', 'sending')
      .where('i.at', '<', new Date(ctx.clock() - heldForMs))
      .execute(),
  )

async function sendHeld(ctx: SendCtx, organisationId: OrganisationId, id: string): Promise<void> {
  // It stays held for a while, and is looked at again then. One's bug stops no other.
  await sendIssue(ctx, organisationId, id).catch((error: unknown) =>
    ctx.log.error({ err: error, issueId: id }, 'Sending a week in short failed.'),
  )
}

/** Sends what is due every minute until `signal` says stop. */
export async function keepSendingWeeks(ctx: SendCtx, signal: AbortSignal, everyMs = 60_000): Promise<void> {
  while (!signal.aborted) {
    await sendDue(ctx, signal).catch((error: unknown) => ctx.log.error({ err: error }, 'Looking for digests failed.'))
    await wait(everyMs, undefined, { signal }).catch(() => undefined)
  }
}
