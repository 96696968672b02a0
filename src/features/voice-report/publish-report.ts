import type { Context } from '../../context.ts'
import type { ReportContent } from '../../core/voice/report-content.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { askDialogue } from '../programme/dialogue-held.ts'
import { studyFor } from '../voice-study/study-access.ts'
import { figuresDigest, makeReport } from './make-report.ts'
import { findQuotes } from './quotes.ts'

export type PublishProblem = 'no-dialogue' | 'missing' | 'not-closed' | 'too-few' | 'unfinished' | 'changed'
export type Published = { readonly ok: true } | { readonly ok: false; readonly problem: PublishProblem }

/**
 * Shows the report to all members, frozen. Once the study is closed; and never with other figures than it had
 * before, since the difference would tell of whoever withdrew. Twice is safe: the same figures are the same report.
 */
export const publishReport = (
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  studyId: string,
): Promise<Published> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Published> => {
    const organisationId = viewer.organisation.id
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    if (found.study.state !== 'closed') return { ok: false, problem: 'not-closed' }
    if (!(await askDialogue(tx, organisationId)).open) return { ok: false, problem: 'no-dialogue' }
    const content = await makeReport(ctx, tx, organisationId, found.study)
    if (content.people === null) return { ok: false, problem: 'too-few' }
    if (content.repeat.isUnfinished) return { ok: false, problem: 'unfinished' }
    const figuresSha256 = figuresDigest(content)
    const before = await findRow(tx, organisationId, studyId)
    if (before && !before.figuresSha256.equals(figuresSha256)) return { ok: false, problem: 'changed' }
    if (before && !before.takenBackAt) return { ok: true }
    const row = {
      // What is quoted is looked up when somebody reads: see findPublished.
      content: JSON.stringify({ ...content, quotes: [] }),
      figuresSha256,
      publishedAt: new Date(ctx.clock()),
      takenBackAt: null,
    }
    await tx
      .insertInto('studyReport')
      .values({ organisationId, studyId, ...row })
      .onConflict((conflict) => conflict.columns(['organisationId', 'studyId']).doUpdateSet(row))
      .execute()
    await recordAct(tx, viewer, { kind: 'study-report-published', study: found.study.title })
    return { ok: true }
  })

/** Shows it to nobody any more. */
export const takeBackReport = (
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  studyId: string,
): Promise<Published> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Published> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    const { numUpdatedRows } = await tx
      .updateTable('studyReport')
      .set({ takenBackAt: new Date(ctx.clock()) })
      .where('organisationId', '=', viewer.organisation.id)
      .where('studyId', '=', studyId)
      .where('takenBackAt', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows > 0n) await recordAct(tx, viewer, { kind: 'study-report-taken-back', study: found.study.title })
    return { ok: true }
  })

const findRow = (tx: OrganisationTx, organisationId: OrganisationId, studyId: string) =>
  tx
    .selectFrom('studyReport')
    .select(['content', 'figuresSha256', 'publishedAt', 'takenBackAt'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .executeTakeFirst()

/**
 * What all members may read: the figures as they were then, and of the quotations those that may be shown now. Nothing while
 * the dialogue with the personnel has not been held. Those who work on the study see their own report without this.
 */
export async function findPublished(tx: OrganisationTx, organisationId: OrganisationId, studyId: string) {
  const dialogue = await askDialogue(tx, organisationId)
  const row = dialogue.open && (await findRow(tx, organisationId, studyId))
  if (!row || row.takenBackAt) return undefined
  const quotes = await findQuotes(tx, { organisationId, studyId })
  return { content: { ...(row.content as unknown as ReportContent), quotes }, publishedAt: row.publishedAt }
}
