import { sql } from 'kysely'
import { isId } from '../../core/id.ts'
import { may } from '../../core/policy.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findStoryToTell } from '../stories/find-story-to-tell.ts'
import { notAskedBy } from './asker.ts'
import { isOnDuty } from './helpers.ts'
import { type Question, questionOf, questions } from './question-shown.ts'

// What whoever answers sees. No role opens a question: it waits for the viewer by name, or for whoever is on duty and
// the viewer is. Once somebody has answered, it is between these two.

const pageSize = 20

async function forHelper(tx: OrganisationTx, viewer: Viewer) {
  const { organisation, member } = viewer
  const onDuty = await isOnDuty(tx, viewer)
  return questions(tx, organisation.id)
    .where(notAskedBy(viewer))
    .where(
      sql<boolean>`(question.helper_id = ${member.id}
        or (${onDuty} and question.for_duty and question.state = 'waiting'))`,
    )
}

/** Those that wait for the viewer, the soonest promised first; or those that they answered. */
export async function listForHelper(
  tx: OrganisationTx,
  viewer: Viewer,
  which: 'waiting' | 'answered',
  page: number,
): Promise<{ readonly questions: readonly Question[]; readonly more: boolean }> {
  const query = await forHelper(tx, viewer)
  const narrowed =
    which === 'waiting'
      ? query.where('question.state', '=', 'waiting').orderBy('question.dueAt')
      : query.where('question.state', 'in', ['answered', 'closed']).orderBy('question.goesOn', 'desc')
  const rows = await narrowed
    .orderBy('question.id')
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute()
  return { questions: rows.slice(0, pageSize).map(questionOf), more: rows.length > pageSize }
}

export async function findForHelper(tx: OrganisationTx, viewer: Viewer, id: string): Promise<Question | undefined> {
  if (!isId(id)) return undefined
  const row = await (await forHelper(tx, viewer)).where('question.id', '=', id).executeTakeFirst()
  return row && questionOf(row)
}

/** The same, kept from changing until the transaction ends. */
export async function holdForHelper(tx: OrganisationTx, viewer: Viewer, id: string): Promise<Question | undefined> {
  if (!isId(id)) return undefined
  const row = await (await forHelper(tx, viewer)).where('question.id', '=', id).forUpdate('question').executeTakeFirst()
  return row && questionOf(row)
}

/** Whether there is a desk for the viewer: whoever is a helper, is on duty, or has answered. */
export async function hasDesk(tx: OrganisationTx, viewer: Viewer): Promise<boolean> {
  const { organisation, member } = viewer
  if (await isOnDuty(tx, viewer)) return true
  const { has } = await tx
    .selectNoFrom(
      sql<boolean>`exists (select from ask_helper where organisation_id = ${organisation.id} and member_id = ${member.id})
        or exists (select from question where organisation_id = ${organisation.id} and helper_id = ${member.id})`.as(
        'has',
      ),
    )
    .executeTakeFirstOrThrow()
  return has
}

/** What the draft is about, where the helper may read it too. */
export async function storyAsked(tx: OrganisationTx, { organisation, member }: Viewer, { storyId }: Question) {
  const story = storyId ? await findStoryToTell(tx, organisation.id, storyId) : undefined
  return story && may(member, 'read-story', story)
    ? { id: story.id, title: story.title, language: story.language }
    : undefined
}
