import { randomBytes, randomInt } from 'node:crypto'
import type { Context } from '../../context.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import type { Codebook, InLanguages } from '../../core/voice/codebook.ts'
import { defaultCodebook } from '../../core/voice/default-codebook.ts'
import { defaultConsent } from '../../core/voice/default-consent.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import { recordAct } from '../people/audit.ts'
import type { Viewer } from '../people/viewer.ts'
import { newJoinToken } from './join-link.ts'

export type Founding = {
  /** Made by the form, so that sent twice it founds once. */
  readonly id: string
  readonly title: string
  readonly question: string
  readonly language: Language
}

export type Founded = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly problem: 'not-yours' }

/**
 * Founds a study with the default codebook, and its founder as its first researcher. Twice is safe: the second
 * time it is there already.
 */
export async function foundStudy(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  { id, ...input }: Founding,
): Promise<Founded> {
  if (!may(viewer.member, 'found-study')) return { ok: false, problem: 'not-yours' }
  await inOrganisation(ctx.db, viewer.organisation.id, (tx) =>
    insertStudy(tx, viewer, {
      ...input,
      id,
      at: new Date(ctx.clock()),
      consent: defaultConsent(true),
      codebook: defaultCodebook,
      kind: 'study-founded',
    }),
  )
  return { ok: true, id }
}

export type NewStudy = Founding & {
  readonly at: Date
  readonly consent: InLanguages
  readonly codebook: Codebook
  /** The act that the log tells of. */
  readonly kind: 'study-founded'
  readonly seed?: number
}

/** Writes the study's rows: its seed and the salt are drawn here and stay. */
export async function insertStudy(tx: OrganisationTx, viewer: Viewer, wanted: NewStudy): Promise<void> {
  const { id, at, codebook, consent, kind, title, question, language } = wanted
  const organisationId = viewer.organisation.id
  const made = await tx
    .insertInto('study')
    .values({
      ...{ organisationId, id, title, question, language, consent: JSON.stringify(consent) },
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
  await recordAct(tx, viewer, { kind, study: title })
}
