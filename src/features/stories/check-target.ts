import type { Context } from '../../context.ts'
import { judgeTarget, type TargetAnswer } from '../../core/target-health.ts'
import { dateAt } from '../../core/weeks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Outbound, OutboundResult } from '../../platform/outbound.ts'
import type { DueTarget } from './due-targets.ts'

const timeoutMs = 15_000
const hourMs = 3_600_000

/**
 * Asks a story's page whether it is still there, and keeps what came of it. Twice is safe: a day counts as
 * one failure at most, and what was found of an address that the story no longer has is not kept.
 */
export async function checkTarget(
  ctx: Pick<Context, 'db' | 'clock' | 'outbound'>,
  { organisationId, storyId, target }: DueTarget,
  chance = Math.random(),
): Promise<void> {
  const answer = await askTarget(ctx.outbound, target)
  const now = ctx.clock()
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const check = () =>
      [
        ['organisationId', organisationId],
        ['storyId', storyId],
        ['target', target],
      ] as const
    let found = tx.selectFrom('targetCheck').select(['failedDays', 'failedOn'])
    for (const [column, value] of check()) found = found.where(column, '=', value)
    const before = await found.forUpdate().executeTakeFirst()
    if (!before) return
    const failedOn = before.failedOn as unknown as string | null
    const judged = judgeTarget({ ...before, failedOn }, answer, target, dateAt(now))
    // A day at least between two askings, and not all at the same hour.
    const nextCheckAt = new Date(now + 24 * hourMs + chance * 4 * hourMs)
    let update = tx.updateTable('targetCheck').set({ ...judged, checkedAt: new Date(now), nextCheckAt })
    for (const [column, value] of check()) update = update.where(column, '=', value)
    await update.execute()
  })
}

const headers = { accept: 'text/html,*/*;q=0.5', 'user-agent': 'Luotto/0.1 (looks once a day whether a page is there)' }

/** By HEAD, which costs its server least; by GET where that is not understood, since many a server does not. */
export async function askTarget(outbound: Outbound, target: string): Promise<TargetAnswer> {
  const head = await outbound.fetch(target, { method: 'HEAD', headers, maxBytes: 1000, timeoutMs })
  if (head.ok && head.status >= 200 && head.status < 300) return answerOf(head)
  if (!head.ok && (head.problem === 'refused-address' || head.problem === 'bad-address')) return { kind: 'not-asked' }
  return answerOf(await outbound.fetch(target, { headers, maxBytes: 2 * 1024 * 1024, timeoutMs }))
}

function answerOf(result: OutboundResult): TargetAnswer {
  if (result.ok) return { kind: 'answered', status: result.status, movedTo: result.movedTo }
  // Whoever sends more than we read is there.
  if (result.problem === 'too-large') return { kind: 'answered', status: 200, movedTo: undefined }
  return { kind: 'failed', problem: result.problem }
}
