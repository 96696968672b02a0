import type { LoaderFunctionArgs } from 'react-router'
import type { Code, Codebook, Decision } from '../../core/voice/codebook.ts'
import { isFrozen } from '../../core/voice/study.ts'
import { inOrganisation } from '../../platform/database.ts'
import { findCodebook } from './find-study.ts'
import { type InStudy, requireStudy } from './study-access.ts'

type Args = readonly [LoaderFunctionArgs['context'], LoaderFunctionArgs['params']]
type Edited = InStudy & { readonly book: Codebook; readonly decision: Decision }

/** For the pages on which a researcher edits a decision: it is there, and may still be changed. */
export async function requireDecision(...[context, params]: Args): Promise<Edited> {
  const found = await requireStudy(context, params, 'researcher')
  const { app, viewer, study } = found
  const book = await inOrganisation(app.db, viewer.organisation.id, (tx) =>
    findCodebook(tx, viewer.organisation.id, study),
  )
  const decision = book.decisions.find(({ id }) => id === params.decision)
  if (!decision || isFrozen(study.state)) throw new Response(null, { status: 404 })
  return { ...found, book, decision }
}

export async function requireCode(...[context, params]: Args): Promise<Edited & { readonly code: Code }> {
  const found = await requireDecision(context, params)
  const code = found.decision.codes.find(({ id }) => id === params.code)
  if (!code) throw new Response(null, { status: 404 })
  return { ...found, code }
}
