import type { Context } from '../../context.ts'
import { textOfStarter } from '../../core/guidelines/passage-text.ts'
import { languages } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import { passageIds } from '../../core/starter-guidelines/passages.ts'
import { checksOf, starterGuidelines } from '../../core/starter-guidelines.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

/**
 * Makes the starter set the organisation's own, in all languages, as first versions that can be changed from then on.
 * Twice is safe: a passage that is there stays as it is.
 */
export const takeOverStarter = (ctx: Pick<Context, 'db' | 'clock'>, { organisation, member }: Viewer): Promise<void> =>
  inOrganisation(ctx.db, organisation.id, async (tx) => {
    if (!may(member, 'write-guidelines')) return
    const [organisationId, now] = [organisation.id, new Date(ctx.clock())]
    const passages = passageIds.map((slug, at) => ({ organisationId, slug, position: at + 1, createdAt: now }))
    const taken = await tx
      .insertInto('guideline')
      .values(passages.map((passage) => ({ ...passage, checks: [...checksOf(passage.slug)] })))
      .onConflict((conflict) => conflict.columns(['organisationId', 'slug']).doNothing())
      .returning('slug')
      .execute()
    const versions = passageIds
      .filter((id) => taken.some(({ slug }) => slug === id))
      .flatMap((slug) =>
        languages.map((language) => ({
          ...{ organisationId, slug, language, version: 1, note: '', isStarter: true, publishedAt: now },
          ...textOfStarter(starterGuidelines[language][slug]),
        })),
      )
    if (versions.length > 0) await tx.insertInto('guidelineVersion').values(versions).execute()
  })
