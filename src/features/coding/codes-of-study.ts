import { decisionsThatCount } from '../../core/voice/adjudication.ts'
import { adjudicated, type GivenCode } from '../../core/voice/given-code.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { findCodebook, type Study } from '../voice-study/find-study.ts'
import { codingsOfStudy } from './codings.ts'

/**
 * The codes of a study that count, as `codes.csv` has them: in a stream, post by post. A code of a decision that, as it was
 * settled, is not asked of the post is left out (see decision 0029): what one coder said of the tone of a post that is
 * not about work is no tone of a work post.
 */
export async function* codesOf(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  study: Pick<Study, 'id' | 'frozenCodebook'>,
): AsyncGenerator<GivenCode> {
  const codebook = await findCodebook(tx, organisationId, study)
  for await (const { post, member, codings, settled } of codingsOfStudy(tx, organisationId, study.id)) {
    const counting = decisionsThatCount(codebook, codings, settled)
    const all = [...codings, { coder: adjudicated, answers: settled }]
    for (const { id: decision } of codebook.decisions) {
      if (!counting.has(decision)) continue
      for (const { coder, answers } of all) {
        const code = Object.hasOwn(answers, decision) ? answers[decision] : undefined
        if (code !== undefined) yield { post, member, coder, decision, code }
      }
    }
  }
}
