import { sql } from 'kysely'
import type { Context } from '../../context.ts'
import { mostPassages, slugOf } from '../../core/guidelines/passage-text.ts'
import { may } from '../../core/policy.ts'
import type { CheckId } from '../../core/second-look/finding.ts'
import { passageIds } from '../../core/starter-guidelines/passages.ts'
import { inOrganisation, type OrganisationId, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

type Ctx = Pick<Context, 'db' | 'clock'>

export type Arranged =
  | { readonly ok: true; readonly slug?: string }
  | { readonly ok: false; readonly problem: 'missing' | 'too-many' }

const ids = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('guideline')
    .select(['slug', 'position', 'isRetired'])
    .where('organisationId', '=', organisationId)
    .orderBy('position')
    .orderBy('slug')
    .forUpdate()
    .execute()

/** Begins a passage. Its slug is none that a starter passage ever has: those are given by taking the set over. */
export const addGuideline = (ctx: Ctx, { organisation, member }: Viewer, title: string): Promise<Arranged> =>
  inOrganisation(ctx.db, organisation.id, async (tx): Promise<Arranged> => {
    if (!may(member, 'write-guidelines')) return { ok: false, problem: 'missing' }
    const all = await ids(tx, organisation.id)
    if (all.length >= mostPassages) return { ok: false, problem: 'too-many' }
    const slug = slugOf(title, new Set([...passageIds, ...all.map((one) => one.slug)]))
    const position = Math.max(0, ...all.map((one) => one.position)) + 1
    const [organisationId, now] = [organisation.id, new Date(ctx.clock())]
    await tx.insertInto('guideline').values({ organisationId, slug, position, createdAt: now }).execute()
    const text = { title, body: '', practice: '', instead: '', say: '', law: '', keptAt: now }
    await tx
      .insertInto('guidelineDraft')
      .values({ organisationId, slug, language: organisation.language, ...text })
      .execute()
    return { ok: true, slug }
  })

/** Puts a passage one place up or down among those that stand. */
export const moveGuideline = (ctx: Ctx, viewer: Viewer, slug: string, by: 'up' | 'down'): Promise<Arranged> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Arranged> => {
    const standing = (await ids(tx, viewer.organisation.id))
      .filter(({ isRetired }) => !isRetired)
      .map((one) => one.slug)
    const at = standing.indexOf(slug)
    if (at < 0 || !may(viewer.member, 'write-guidelines')) return { ok: false, problem: 'missing' }
    const to = Math.min(standing.length - 1, Math.max(0, at + (by === 'up' ? -1 : 1)))
    const moved = standing.toSpliced(at, 1).toSpliced(to, 0, slug)
    for (const [place, one] of moved.entries()) await change(tx, viewer.organisation.id, one, { position: place + 1 })
    return { ok: true }
  })

/** Takes a passage off the list, or puts it back: what it says stays at its address. Twice is safe. */
export const retireGuideline = (ctx: Ctx, viewer: Viewer, slug: string, isRetired: boolean): Promise<Arranged> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Arranged> => {
    if (!may(viewer.member, 'write-guidelines')) return { ok: false, problem: 'missing' }
    const changed = await change(tx, viewer.organisation.id, slug, { isRetired })
    return changed ? { ok: true } : { ok: false, problem: 'missing' }
  })

export type About = { readonly checks: readonly CheckId[]; readonly reviewOn: string | null }

/** Sets by when a passage is to be read again, and which checks of the second look lead to it: each to one passage. */
export const changeAbout = (ctx: Ctx, viewer: Viewer, slug: string, { checks, reviewOn }: About): Promise<Arranged> =>
  inOrganisation(ctx.db, viewer.organisation.id, async (tx): Promise<Arranged> => {
    if (!may(viewer.member, 'write-guidelines')) return { ok: false, problem: 'missing' }
    const changed = await change(tx, viewer.organisation.id, slug, { checks: [...checks], reviewOn })
    if (changed) await leadAway(tx, viewer.organisation.id, slug, checks)
    return changed ? { ok: true } : { ok: false, problem: 'missing' }
  })

/** Takes the checks from the other passages that they led to. */
const leadAway = (tx: OrganisationTx, organisationId: OrganisationId, slug: string, checks: readonly CheckId[]) =>
  tx
    .updateTable('guideline')
    .set({ checks: sql<string[]>`array(select unnest(checks) except select unnest(${[...checks]}::text[]))` })
    .where('organisationId', '=', organisationId)
    .where('slug', '!=', slug)
    .where(sql<boolean>`checks && ${[...checks]}::text[]`)
    .execute()

type Change = { position?: number; isRetired?: boolean; checks?: string[]; reviewOn?: string | null }

async function change(tx: OrganisationTx, organisationId: OrganisationId, slug: string, to: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('guideline')
    .set(to)
    .where('organisationId', '=', organisationId)
    .where('slug', '=', slug)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type Arrangement = {
  readonly slug: string
  readonly title: string
  readonly isRetired: boolean
  readonly reviewOn: string | null
  readonly languages: readonly string[]
  readonly drafts: readonly string[]
}

/** All passages as those who write them see them: unpublished ones too, and where something is being written. */
export async function listToWrite(
  tx: OrganisationTx,
  organisationId: OrganisationId,
  language: string,
): Promise<readonly Arrangement[]> {
  const of = (table: 'guidelineVersion' | 'guidelineDraft') =>
    tx.selectFrom(table).select(['slug', 'language', 'title']).where('organisationId', '=', organisationId)
  const passages = await tx
    .selectFrom('guideline')
    .select(['slug', 'isRetired', 'reviewOn'])
    .where('organisationId', '=', organisationId)
    .orderBy('isRetired')
    .orderBy('position')
    .orderBy('slug')
    .limit(mostPassages)
    .execute()
  const published = await of('guidelineVersion')
    .distinctOn(['slug', 'language'])
    .orderBy('slug')
    .orderBy('language')
    .orderBy('version', 'desc')
    .execute()
  const drafts = await of('guidelineDraft').orderBy('slug').orderBy('language').execute()
  return passages.map(({ slug, isRetired, reviewOn }) => {
    const own = published.filter((one) => one.slug === slug)
    const written = drafts.filter((one) => one.slug === slug)
    const titled = own.find((one) => one.language === language) ?? own[0] ?? written[0]
    return {
      ...{ slug, isRetired, reviewOn: reviewOn as unknown as string | null, title: titled?.title || slug },
      ...{ languages: own.map((one) => one.language), drafts: written.map((one) => one.language) },
    }
  })
}
