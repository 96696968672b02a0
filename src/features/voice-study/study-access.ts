import type { LoaderFunctionArgs } from 'react-router'
import type { StudyPart } from '../../core/voice/study.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { requireViewer, type SignedIn } from '../../request.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStudy, findWork, type Study, type StudyWork } from './find-study.ts'

export type InStudy = SignedIn & StudyWork & { readonly study: Study }

/**
 * For every page of a study behind `/together/studies/:id`: who looks works on it, in one of `parts` where some
 * are named. Whoever does not is told that it is not there (404), an admin too: roles open no study.
 */
export async function requireStudy(
  context: LoaderFunctionArgs['context'],
  params: LoaderFunctionArgs['params'],
  ...parts: readonly StudyPart[]
): Promise<InStudy> {
  const request = requireViewer(context)
  const found = await inOrganisation(request.app.db, request.viewer.organisation.id, (tx) =>
    studyFor(tx, request.viewer, params.id ?? '', parts),
  )
  if (!found) throw new Response(null, { status: 404 })
  return { ...request, ...found }
}

export type StudyFor = StudyWork & { readonly study: Study }

/**
 * The same question inside a transaction, for use cases: rights may have ended since the page was opened. With
 * `lock`, nobody else changes the study's state, codebook or workers until the transaction is over.
 */
export async function studyFor(
  tx: OrganisationTx,
  { organisation, member }: Viewer,
  studyId: string,
  parts: readonly StudyPart[],
  options: { readonly lock?: boolean } = {},
): Promise<StudyFor | undefined> {
  const study = await findStudy(tx, organisation.id, studyId, options)
  const work = study && (await findWork(tx, organisation.id, study.id, member.id))
  if (!study || !work) return undefined
  if (parts.length > 0 && !parts.some((part) => work.parts.includes(part))) return undefined
  return { study, ...work }
}
