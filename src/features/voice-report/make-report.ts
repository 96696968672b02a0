import { createHash } from 'node:crypto'
import type { Context } from '../../context.ts'
import { reportOf } from '../../core/voice/report.ts'
import type { ReportContent } from '../../core/voice/report-content.ts'
import { unfinished } from '../../core/voice/report-unfinished.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { version } from '../../platform/version.ts'
import { isCodedToTheEnd } from '../coding/order-posts.ts'
import type { Study } from '../voice-study/find-study.ts'
import { findQuotes } from './quotes.ts'
import { readStudy } from './read-study.ts'

/** The report of a study as it stands now, for those who work on it. */
export async function makeReport(
  ctx: Pick<Context, 'clock'>,
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Study,
): Promise<ReportContent> {
  const { sample, inputs, ...found } = await readStudy(tx, organisationId, study)
  const { title, question, language, periodFrom, periodTo } = study
  const content = reportOf({
    ...found,
    study: { title, question, language, period: periodFrom && periodTo ? { from: periodFrom, to: periodTo } : null },
    quotes: await findQuotes(tx, { organisationId, studyId: study.id }),
    repeat: { luotto: version, made: new Date(ctx.clock()).toISOString().slice(0, 10), sample, inputs, commands: [] },
  })
  return (await isCodedToTheEnd(tx, organisationId, study.id)) ? content : unfinished(content)
}

/** A digest of all figures: reports with the same one tell the same. */
export function figuresDigest({ study, quotes, repeat, codebook, ...figures }: ReportContent): Buffer {
  return createHash('sha256').update(JSON.stringify(figures)).digest()
}
