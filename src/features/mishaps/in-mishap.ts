import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { inOrganisation, type OrganisationTx } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findOwnMishap, type OwnMishap } from './mishap-access.ts'

export type EntryKind = 'told' | 'said' | 'joined' | 'task' | 'story' | 'authority' | 'evidence' | 'closed' | 'reopened'

type Inside = {
  readonly tx: OrganisationTx
  readonly at: Date
  readonly own: OwnMishap
  /** Adds a line to the timeline, and notes when somebody first helped. */
  readonly note: (kind: EntryKind, words: string) => Promise<void>
}

/**
 * Does something in a case, in one transaction that holds it: for its own people, and for nobody else, to whom there is no
 * such case. `undefined` is that.
 */
export async function inMishap<T>(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  id: string | undefined,
  work: (inside: Inside) => Promise<T>,
): Promise<T | undefined> {
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const own = await findOwnMishap(tx, viewer, id, { lock: true })
    if (!own) return undefined
    const at = new Date(ctx.clock())
    const mishapId = own.mishap.id
    const note = async (kind: EntryKind, words: string) => {
      await tx
        .insertInto('mishapEntry')
        .values({ organisationId, mishapId, id: uuid(), at, authorId: viewer.member.id, kind, words })
        .execute()
      if (own.part !== 'helper') return
      await tx
        .updateTable('mishap')
        .set({ helpedAt: sql`coalesce(helped_at, ${at})` })
        .where((where) => where.and({ organisationId, id: mishapId }))
        .execute()
    }
    return work({ tx, at, own, note })
  })
}
