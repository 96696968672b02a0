import type { Context } from '../../context.ts'
import { isHook } from '../../core/digest.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Issue } from './compose-week.ts'
import type { Posted } from './post-hook.ts'
import { tellStopped } from './tell-stopped.ts'

type Ctx = Pick<Context, 'db' | 'clock' | 'jobs' | 'log'>
export type Settled = Posted | { readonly state: 'empty' }

/** What is a day late is no news: the next one tells of it. */
const patienceSeconds = 24 * 3600
/** So many weeks on end without an answer, and a channel is given up. */
const mostFailures = 3

/** Writes down what became of an issue, and of the way that it went by. */
export async function settleIssue(ctx: Ctx, issue: Issue, settled: Settled, own?: OrganisationTx): Promise<void> {
  if (settled.state === 'refused') ctx.log.warn({ why: settled.why }, 'A webhook refused the week in short.')
  const settle = async (tx: OrganisationTx) => {
    if (settled.state === 'later' && (await again(ctx, tx, issue, settled.inSeconds))) return
    await close(ctx, tx, issue, stateOf(settled))
    await judge(ctx, tx, issue, settled)
  }
  if (own) return settle(own)
  await inOrganisation(ctx.db, issue.organisationId, settle)
}

const stateOf = ({ state }: Settled) =>
  state === 'sent' || state === 'empty' || state === 'unsure' ? state : ('failed' as const)

/** After each failure it waits as long as it has by then, within a minute and an hour; false where it has waited enough. */
async function again(ctx: Ctx, tx: OrganisationTx, issue: Issue, asked: number): Promise<boolean> {
  const age = (ctx.clock() - issue.createdAt.getTime()) / 1000
  if (age >= patienceSeconds) return false
  const seconds = Math.max(asked, Math.min(3600, Math.max(60, Math.round(age))))
  await tx
    .updateTable('digestIssue')
    .set({ state: 'queued', at: new Date(ctx.clock() + seconds * 1000) })
    .where('organisationId', '=', issue.organisationId)
    .where('id', '=', issue.id)
    .execute()
  return true
}

const close = (ctx: Ctx, tx: OrganisationTx, { organisationId, id }: Issue, state: string) =>
  tx
    .updateTable('digestIssue')
    .set({ state, at: new Date(ctx.clock()) })
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .execute()

/** A channel that is gone is left alone, one that fails for weeks too, and those who keep it hear of that. */
async function judge(ctx: Ctx, tx: OrganisationTx, issue: Issue, { state }: Settled): Promise<void> {
  if (!isHook(issue.channel) || state === 'empty') return
  const { organisationId, digestId } = issue
  const row = await tx
    .updateTable('digest')
    .set((eb) => ({ failures: state === 'sent' ? 0 : eb('failures', '+', 1) }))
    .where('organisationId', '=', organisationId)
    .where('id', '=', digestId)
    .returning('failures')
    .executeTakeFirst()
  const stopped = state === 'gone' ? 'gone' : row && row.failures >= mostFailures ? 'failing' : undefined
  if (!stopped) return
  await tx
    .updateTable('digest')
    .set({ stopped, nextAt: null })
    .where('organisationId', '=', organisationId)
    .where('id', '=', digestId)
    .execute()
  await tellStopped(ctx, tx, organisationId, issue.member?.id)
}
