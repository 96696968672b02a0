import { isId } from '../../core/id.ts'
import type { Language } from '../../core/networks.ts'
import { isSameAddress } from '../../core/same-address.ts'
import type { StoryState } from '../../core/story.ts'
import type { SuggestionState } from '../../core/suggestion.ts'
import type { OrganisationId, OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'

export type Suggestion = {
  readonly id: string
  readonly state: SuggestionState
  readonly link: string | null
  readonly title: string
  readonly why: string
  readonly language: Language
  readonly mayName: boolean
  readonly reason: string | null
  readonly storyId: string | null
  /** What became of the story that it was accepted as. */
  readonly storyState: StoryState | null
  readonly version: number
  readonly createdAt: Date
  readonly memberName: string
}

export type Said = { readonly number: number; readonly by: 'editor' | 'member'; readonly words: string }

const pageSize = 20

const suggestions = (tx: OrganisationTx, organisationId: OrganisationId) =>
  tx
    .selectFrom('suggestion')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organisationId', '=', 'suggestion.organisationId')
        .onRef('member.id', '=', 'suggestion.memberId'),
    )
    .leftJoin('story', (join) =>
      join.onRef('story.organisationId', '=', 'suggestion.organisationId').onRef('story.id', '=', 'suggestion.storyId'),
    )
    .select(['suggestion.id', 'suggestion.state', 'suggestion.link', 'suggestion.title', 'suggestion.why'])
    .select(['suggestion.language', 'suggestion.mayName', 'suggestion.reason', 'suggestion.storyId'])
    .select(['suggestion.version', 'suggestion.createdAt', 'story.state as storyState', 'member.name as memberName'])
    .where('suggestion.organisationId', '=', organisationId)

/** What a member took back is theirs alone again: editors do not find it. */
const forEditors = (tx: OrganisationTx, organisationId: OrganisationId) =>
  suggestions(tx, organisationId).where('suggestion.state', '!=', 'withdrawn')

const own = (tx: OrganisationTx, { organisation, member }: Viewer) =>
  suggestions(tx, organisation.id).where('suggestion.memberId', '=', member.id)

type Query = ReturnType<typeof suggestions>
type Row = Awaited<ReturnType<Query['execute']>>[number]

const suggestionOf = (row: Row): Suggestion => ({
  ...row,
  state: row.state as SuggestionState,
  language: row.language as Language,
  storyState: row.storyState as StoryState | null,
})

export type SuggestionPage = { readonly suggestions: readonly Suggestion[]; readonly more: boolean }

async function pageOf(query: Query, direction: 'asc' | 'desc', page: number): Promise<SuggestionPage> {
  const rows = await query
    .orderBy('suggestion.createdAt', direction)
    .orderBy('suggestion.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { suggestions: rows.slice(0, pageSize).map(suggestionOf), more: rows.length > pageSize }
}

/** One's own, newest first. */
export const listOwnSuggestions = (tx: OrganisationTx, viewer: Viewer, page: number) =>
  pageOf(own(tx, viewer), 'desc', page)

/** For editors: those that are open, the longest waiting first; or those that were answered, newest first. */
export const listSuggestions = (
  tx: OrganisationTx,
  organisationId: OrganisationId,
  which: 'open' | 'answered',
  page: number,
) =>
  which === 'open'
    ? pageOf(forEditors(tx, organisationId).where('suggestion.state', 'in', ['waiting', 'question']), 'asc', page)
    : pageOf(forEditors(tx, organisationId).where('suggestion.state', 'in', ['accepted', 'declined']), 'desc', page)

export async function findOwnSuggestion(tx: OrganisationTx, viewer: Viewer, id: string) {
  if (!isId(id)) return undefined
  const row = await own(tx, viewer).where('suggestion.id', '=', id).executeTakeFirst()
  return row && suggestionOf(row)
}

export async function findSuggestion(tx: OrganisationTx, organisationId: OrganisationId, id: string) {
  if (!isId(id)) return undefined
  const row = await forEditors(tx, organisationId).where('suggestion.id', '=', id).executeTakeFirst()
  return row && suggestionOf(row)
}

export async function saidOf(tx: OrganisationTx, organisationId: OrganisationId, id: string): Promise<Said[]> {
  const rows = await tx
    .selectFrom('suggestionMessage')
    .select(['number', 'saidBy', 'words'])
    .where('organisationId', '=', organisationId)
    .where('suggestionId', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(({ number, saidBy, words }) => ({ number, words, by: saidBy as Said['by'] }))
}

// As many as an editor could still compare; older ones have long been answered.
const compared = 500

/** Other open suggestions of the same page, for editors: one story answers them all. */
export async function sameSuggestions(tx: OrganisationTx, organisationId: OrganisationId, of: Suggestion) {
  if (of.link === null) return []
  const link = of.link
  const rows = await forEditors(tx, organisationId)
    .where('suggestion.state', 'in', ['waiting', 'question'])
    .where('suggestion.link', 'is not', null)
    .where('suggestion.id', '!=', of.id)
    .orderBy('suggestion.createdAt', 'desc')
    .limit(compared)
    .execute()
  return rows
    .filter((row) => isSameAddress(row.link ?? '', link))
    .slice(0, 5)
    .map(suggestionOf)
}
