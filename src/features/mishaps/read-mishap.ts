import type { MishapStep } from '../../core/mishaps/mishap.ts'
import type { OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import type { EntryKind } from './in-mishap.ts'
import type { OwnMishap } from './mishap-access.ts'

const mostEntries = 500

/** All that is in a case, for one of its people (see mishap-access.ts). */
export async function readMishap(tx: OrganisationTx, { organisation }: Viewer, { mishap }: OwnMishap) {
  const of = { organisationId: organisation.id, mishapId: mishap.id }
  const people = await tx
    .selectFrom('mishapPerson as p')
    .innerJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'p.organisationId').onRef('m.id', '=', 'p.memberId'),
    )
    .select(['m.id', 'm.name', 'p.part'])
    .where('p.organisationId', '=', of.organisationId)
    .where('p.mishapId', '=', of.mishapId)
    .orderBy('p.part', 'desc')
    .orderBy('m.name')
    .execute()
  const entries = await tx
    .selectFrom('mishapEntry as e')
    .leftJoin('member as m', (join) =>
      join.onRef('m.organisationId', '=', 'e.organisationId').onRef('m.id', '=', 'e.authorId'),
    )
    .select(['e.id', 'e.at', 'e.kind', 'e.words', 'm.name'])
    .where('e.organisationId', '=', of.organisationId)
    .where('e.mishapId', '=', of.mishapId)
    .orderBy('e.at')
    .orderBy('e.id')
    .limit(mostEntries)
    .execute()
  const tasks = await tx
    .selectFrom('mishapTask')
    .select(['id', 'step', 'words', 'doneAt'])
    .where((where) => where.and(of))
    .orderBy('place')
    .orderBy('id')
    .execute()
  const evidence = await tx
    .selectFrom('mishapEvidence')
    .select(['id', 'happenedAt', 'words', 'link', 'pictureType'])
    .where((where) => where.and(of))
    .orderBy('id')
    .execute()
  const story = mishap.storyId
    ? await tx
        .selectFrom('story')
        .select(['id', 'title', 'language', 'state'])
        .where((where) => where.and({ organisationId: of.organisationId, id: mishap.storyId ?? '' }))
        .executeTakeFirst()
    : undefined
  return {
    people,
    entries: entries.map((entry) => ({ ...entry, kind: entry.kind as EntryKind })),
    tasks: tasks.map((task) => ({ ...task, step: task.step as MishapStep | null })),
    evidence,
    story,
  }
}

/** A picture of a case's evidence, as it came. */
export const readEvidencePicture = (tx: OrganisationTx, { organisation }: Viewer, mishapId: string, id: string) =>
  tx
    .selectFrom('mishapEvidence')
    .select(['picture', 'pictureType'])
    .where((where) => where.and({ organisationId: organisation.id, mishapId, id }))
    .executeTakeFirst()
