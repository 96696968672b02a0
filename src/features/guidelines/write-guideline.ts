import type { Context } from '../../context.ts'
import { emptyPassage, type PassageText } from '../../core/guidelines/passage-text.ts'
import type { Language } from '../../core/networks.ts'
import { may } from '../../core/policy.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

type Ctx = Pick<Context, 'db' | 'clock'>

export type Place = { readonly slug: string; readonly language: Language }

export type Writing = Place & {
  readonly text: PassageText
  /** The edition of the draft that the writer began with; 0 where there was none. */
  readonly edition: number
}

export type Written =
  | { readonly ok: true; readonly version?: number }
  | { readonly ok: false; readonly problem: 'missing' | 'changed-meanwhile' | 'nothing-new' }

export type Draft = { readonly text: PassageText; readonly edition: number; readonly isKept: boolean }

/** What is being written of a passage in a language: the draft, or else the newest version to begin from. */
export async function findDraft(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { slug, language }: Place,
): Promise<Draft | undefined> {
  const isThere = await tx
    .selectFrom('guideline')
    .select('slug')
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!isThere) return undefined
  const draft = await tx
    .selectFrom('guidelineDraft')
    .select(['title', 'body', 'practice', 'instead', 'say', 'law', 'edition'])
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .where('language', '=', language)
    .executeTakeFirst()
  if (draft) {
    const { edition, ...text } = draft
    return { text, edition, isKept: true }
  }
  const newest = await newestText(tx, organisationId, { slug, language })
  return { text: newest?.text ?? emptyPassage, edition: 0, isKept: false }
}

async function newestText(tx: OrganisationTx, organisationId: OrganisationId, { slug, language }: Place) {
  const found = await tx
    .selectFrom('guidelineVersion')
    .select(['title', 'body', 'practice', 'instead', 'say', 'law', 'version'])
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .where('language', '=', language)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const { version, ...text } = found
  return { version, text }
}

/** Keeps the draft. Who saves over an edition that they have not seen is told, and nothing is overwritten. */
export const keepDraft = (ctx: Ctx, { organisation, member }: Viewer, writing: Writing): Promise<Written> =>
  inOrganisation(ctx.db, organisation.id, async (tx): Promise<Written> => {
    const held = may(member, 'write-guidelines') && (await hold(tx, organisation.id, writing))
    if (!held) return { ok: false, problem: 'missing' }
    if (held.edition !== writing.edition) return { ok: false, problem: 'changed-meanwhile' }
    const { slug, language, text, edition } = writing
    const row = { ...text, edition: edition + 1, keptAt: new Date(ctx.clock()) }
    await tx
      .insertInto('guidelineDraft')
      .values({ organisationId: organisation.id, slug, language, ...row })
      .onConflict((conflict) => conflict.columns(['organisationId', 'slug', 'language']).doUpdateSet(row))
      .execute()
    return { ok: true }
  })

type Publishing = Writing & {
  readonly note: string
  /** The proposals and lessons because of which it changed. */
  readonly because: readonly string[]
}

/** Publishes what was written as the next version: everybody reads it from then on, and the earlier ones stay. */
export const publishGuideline = (ctx: Ctx, viewer: Viewer, publishing: Publishing): Promise<Written> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Written> => {
    const organisationId = viewer.organisation.id
    const { slug, language, text, note, because } = publishing
    const held = may(viewer.member, 'write-guidelines') && (await hold(tx, organisationId, publishing))
    if (!held) return { ok: false, problem: 'missing' }
    if (held.edition !== publishing.edition) return { ok: false, problem: 'changed-meanwhile' }
    const newest = await newestText(tx, organisationId, publishing)
    if (newest && isSame(newest.text, text)) return { ok: false, problem: 'nothing-new' }
    const version = (newest?.version ?? 0) + 1
    const place = { organisationId, slug, language }
    const published = { version, note, authorId: viewer.member.id, publishedAt: new Date(ctx.clock()) }
    await tx
      .insertInto('guidelineVersion')
      .values({ ...place, ...text, ...published })
      .execute()
    await tx
      .deleteFrom('guidelineDraft')
      .where('organisationId', '=', organisationId)
      .where('slug', '=', slug)
      .where('language', '=', language)
      .execute()
    if (because.length > 0) await markCauses(tx, organisationId, { slug, language }, because, version)
    return { ok: true, version }
  })

const isSame = (one: PassageText, other: PassageText): boolean =>
  (Object.keys(emptyPassage) as (keyof PassageText)[]).every((part) => one[part] === other[part])

/** Of what led to a version, it is remembered which. */
async function markCauses(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  { slug, language }: Place,
  ids: readonly string[],
  became: number,
): Promise<void> {
  for (const table of ['guidelineProposal', 'guidelineLesson'] as const) {
    await tx
      .updateTable(table)
      .set({ became })
      .where('organisationId', '=', organisationId)
      .where('slug', '=', slug)
      .where('language', '=', language)
      .where('id', 'in', [...ids])
      .execute()
  }
}

/** The passage, kept from being written by another until the transaction ends. */
async function hold(tx: OrganisationTx, organisationId: OrganisationId, { slug, language }: Place) {
  const passage = await tx
    .selectFrom('guideline')
    .select('slug')
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
  if (!passage) return undefined
  const draft = await tx
    .selectFrom('guidelineDraft')
    .select('edition')
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .where('language', '=', language)
    .executeTakeFirst()
  return { edition: draft?.edition ?? 0 }
}
