import type { Context } from '../../context.ts'
import type { Codebook } from '../../core/voice/codebook.ts'
import { codebookDifference } from '../../core/voice/codebook-difference.ts'
import { type CodebookChange, changeCodebook } from '../../core/voice/codebook-edit.ts'
import { type CodebookProblem, parseCodebook } from '../../core/voice/parse-codebook.ts'
import { isFrozen } from '../../core/voice/study.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from './find-study.ts'
import { studyFor } from './study-access.ts'

/** So many versions are kept of one study; nobody reads more. */
const mostVersions = 1000

export type SaveProblem = 'missing' | 'frozen' | 'changed-meanwhile' | 'too-many-versions' | CodebookProblem
export type Saved =
  | { readonly ok: true; readonly codebook: Codebook }
  | { readonly ok: false; readonly problem: SaveProblem }

/**
 * Changes the codebook: each change makes a version of its own, and what was before stays to be read. `base` is
 * the version that the editor saw. Twice is safe: the second time it is no more the latest.
 */
export const saveCodebook = (
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  studyId: string,
  base: number,
  change: CodebookChange,
): Promise<Saved> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Saved> => {
    const found = await studyFor(tx, viewer, studyId, ['researcher'], { lock: true })
    if (!found) return { ok: false, problem: 'missing' }
    if (isFrozen(found.study.state)) return { ok: false, problem: 'frozen' }
    const before = await findCodebook(tx, viewer.organisation.id, found.study)
    if (before.version !== base) return { ok: false, problem: 'changed-meanwhile' }
    if (before.version >= mostVersions) return { ok: false, problem: 'too-many-versions' }
    const parsed = parseCodebook({ ...changeCodebook(before, change), version: before.version + 1 })
    if (!parsed.ok) return { ok: false, problem: parsed.faults[0]?.problem ?? 'not-a-codebook' }
    if (codebookDifference(before, parsed.codebook).length === 0) return { ok: true, codebook: before }
    const version = { version: parsed.codebook.version, codebook: JSON.stringify(parsed.codebook) }
    await tx
      .insertInto('studyCodebook')
      .values({ organisationId: viewer.organisation.id, studyId, ...version, createdAt: new Date(ctx.clock()) })
      .execute()
    return { ok: true, codebook: parsed.codebook }
  })

export type CodebookVersion = { readonly codebook: Codebook; readonly createdAt: Date }

const versionsAtOnce = 20

/** Versions of a study's codebook, the latest first, each with the one before it to be set beside. */
export async function codebookVersions(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  studyId: string,
  page: number,
): Promise<{ readonly versions: readonly CodebookVersion[]; readonly more: boolean }> {
  const rows = await tx
    .selectFrom('studyCodebook')
    .select(['version', 'codebook', 'createdAt'])
    .where('organisationId', '=', organisationId)
    .where('studyId', '=', studyId)
    .orderBy('version', 'desc')
    // The one after the page's last is what that one is set beside.
    .limit(versionsAtOnce + 1)
    .offset((page - 1) * versionsAtOnce)
    .execute()
  const versions = rows.map(({ version, codebook, createdAt }) => ({
    codebook: { ...(codebook as unknown as Codebook), version },
    createdAt,
  }))
  return { versions, more: rows.length > versionsAtOnce }
}
