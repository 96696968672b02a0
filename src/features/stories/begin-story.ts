import type { Context } from '../../context.ts'
import { parseTarget } from '../../core/link.ts'
import type { Language } from '../../core/networks.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { previewLink } from '../previews/preview-link.ts'
import { findToAccept } from '../suggestions/accept-suggestion.ts'

// What a new story may begin from.

/** The suggestion that a new story is to be made from; none where it was answered meanwhile. */
export async function suggestionFor(app: Context, { organisation }: Viewer, id: string | null) {
  if (id === null) return undefined
  const found = await inOrganisation(app.db, organisation.id, (tx) => findToAccept(tx, organisation.id, id))
  return found && { ...found, language: found.language as Language }
}

/** A new story's fields, filled from a page's own preview. */
export async function draftFrom(app: Context, typed: string) {
  const target = parseTarget(/^[a-z]+:/i.test(typed) ? typed : `https://${typed}`)?.toString()
  if (!target) return { target: typed, problem: 'form.webAddress' as const }
  const found = await previewLink(app, target)
  if (!found.ok) return { target, problem: 'stories.previewFailed' as const }
  const { title, description, language, picture } = found.preview
  return { target, title, summary: description, language, picture }
}
