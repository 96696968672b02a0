import { randomBytes, randomInt } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import type { Codebook, InLanguages } from '../../core/voice/codebook.ts'
import { defaultCodebook } from '../../core/voice/default-codebook.ts'
import { defaultConsent } from '../../core/voice/default-consent.ts'
import type { PostKind } from '../../core/voice/post.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { findCodebook } from './find-study.ts'
import { newJoinToken } from './join-link.ts'
import { studyFor } from './study-access.ts'

export type Founding = {
  /** Made by the form, so that sent twice it founds once. */
  readonly id: string
  readonly title: string
  readonly question: string
  readonly language: Language
  /** Another study of the founder's, whose codebook, consent text and settings this one begins with. */
  readonly from?: string | null
}

export type Founded =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problem: 'not-yours' | 'missing' }

/**
 * Founds a study with its founder as its first researcher, and the default codebook, or that of another study
 * that they work on: it is how one goes on with a changed codebook. Twice is safe: the second time it is there.
 */
export async function foundStudy(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  { id, from, ...input }: Founding,
): Promise<Founded> {
  if (!may(viewer.member, 'found-study')) return { ok: false, problem: 'not-yours' }
  return inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Founded> => {
    const model = from ? await studyFor(tx, viewer, from, []) : undefined
    if (from && !model) return { ok: false, problem: 'missing' }
    const { consent, kinds, maskOthers } = model?.study ?? { ...fresh, consent: defaultConsent(fresh.maskOthers) }
    const codebook = model ? await findCodebook(tx, viewer.organisation.id, model.study) : defaultCodebook
    const study = { ...input, id, consent, kinds, maskOthers, codebook: { ...codebook, version: 1 } }
    await insertStudy(tx, viewer, { ...study, at: new Date(ctx.clock()) })
    return { ok: true, id }
  })
}

/** Posts of one's own and answers; what others wrote and one only passed on is left out. */
const fresh = { kinds: ['post', 'reply'], maskOthers: true } as const

export type NewStudy = Omit<Founding, 'from'> & {
  readonly at: Date
  readonly consent: InLanguages
  readonly kinds: readonly PostKind[]
  readonly maskOthers: boolean
  readonly codebook: Codebook
  /** Of a study that was exported elsewhere; drawn here otherwise. */
  readonly seed?: number
}

/** Writes the study's rows: its seed and the salt are drawn here and stay. */
export async function insertStudy(tx: OrganisationTx, viewer: Viewer, wanted: NewStudy): Promise<void> {
  const { id, at, codebook, consent, title, question, language, kinds, maskOthers } = wanted
  const organisationId = viewer.organisation.id
  const made = await tx
    .insertInto('study')
    .values({
      ...{ organisationId, id, title, question, language, maskOthers, consent: JSON.stringify(consent) },
      kinds: [...kinds],
      state: 'draft',
      seed: wanted.seed ?? randomInt(2 ** 31),
      salt: randomBytes(32),
      joinToken: newJoinToken(),
      aliases: 1,
      createdAt: at,
    })
    .onConflict((on) => on.columns(['organisationId', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return
  await tx
    .insertInto('studyCodebook')
    .values({ organisationId, studyId: id, version: 1, codebook: JSON.stringify(codebook), createdAt: at })
    .execute()
  const worker = { part: 'researcher', alias: 'K1', addedAt: at }
  await tx
    .insertInto('studyWorker')
    .values({ organisationId, studyId: id, memberId: viewer.member.id, ...worker })
    .execute()
  await recordAct(tx, viewer, { kind: 'study-founded', study: title })
}
