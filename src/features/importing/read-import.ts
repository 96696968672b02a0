import { v7 as uuid } from 'uuid'
import type { Context } from '../../context.ts'
import { decodeText } from '../../core/decode-text.ts'
import { readPeople } from '../../core/read-people.ts'
import { inOrganisation } from '../../platform/database.ts'
import type { Viewer } from '../people/viewer.ts'
import { forgetOldIn } from './forget-imports.ts'

export const largestList = 1024 * 1024

export type ReadImport =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problem: 'missing' | 'tooLarge' | 'workbook' | 'empty' | 'noEmail' | 'tooMany' }

/** Reads a list of people and keeps it to be looked at. Nothing of it happens before the admin says so. */
export async function readImport(
  ctx: Pick<Context, 'db' | 'clock'>,
  viewer: Viewer,
  bytes: Uint8Array,
): Promise<ReadImport> {
  if (bytes.length === 0) return { ok: false, problem: 'missing' }
  if (bytes.length > largestList) return { ok: false, problem: 'tooLarge' }
  // A workbook (.xlsx) is a ZIP: it begins with these letters.
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return { ok: false, problem: 'workbook' }
  const read = readPeople(decodeText(bytes))
  if (!read.ok) return read
  const { organisation, member } = viewer
  const id = uuid()
  const now = ctx.clock()
  const { rows, faulty } = read
  await inOrganisation(ctx.db, organisation.id, async (tx) => {
    await forgetOldIn(tx, organisation.id, now)
    // Of one's own there is one at a time.
    await tx
      .deleteFrom('peopleImport')
      .where('organisationId', '=', organisation.id)
      .where('importedBy', '=', member.id)
      .where('state', 'in', ['read', 'done'])
      .execute()
    const kept = { organisationId: organisation.id, id, importedBy: member.id, state: 'read', total: rows.length }
    await tx
      .insertInto('peopleImport')
      .values({ ...kept, rows: JSON.stringify({ rows, faulty }), createdAt: new Date(now) })
      .execute()
  })
  return { ok: true, id }
}
