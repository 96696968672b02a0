import type { Context } from '../../context.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { findImport, planOf } from './import-row.ts'

const pageSize = 50

/** What an import will do, page by page, before it does anything; or how far it has come. */
export async function lookAtImport(ctx: Pick<Context, 'db' | 'clock'>, viewer: Viewer, id: string, page: number) {
  const organisationId = viewer.organisation.id
  return inOrganisation(ctx.db, organisationId, async (tx) => {
    const found = await findImport(tx, organisationId, id)
    if (!found) return undefined
    const { state, total, applied, file } = found
    if (state !== 'read') return { kind: 'progress' as const, state, total, applied }
    const { changes, newGroups, token } = await planOf(tx, organisationId, file, new Date(ctx.clock()))
    const count = (kind: (typeof changes)[number]['kind']) => changes.filter((change) => change.kind === kind).length
    const shown = changes.filter(({ kind }) => kind === 'new' || kind === 'changed')
    const [from, to] = [(page - 1) * pageSize, page * pageSize]
    return {
      kind: 'plan' as const,
      token,
      newGroups,
      counts: {
        fresh: count('new'),
        changed: count('changed'),
        same: count('same'),
        invited: count('invited'),
        faulty: file.faulty.length,
      },
      changes: shown.slice(from, to),
      faulty: file.faulty.slice(from, to),
      more: Math.max(shown.length, file.faulty.length) > to,
    }
  })
}
