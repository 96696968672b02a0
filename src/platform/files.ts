import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OrganisationId } from './database.ts'

/** Uploaded files, one folder an organisation. Names are ids that we made: nothing of a person's reaches a path. */
export type Files = {
  readonly write: (organisation: OrganisationId, name: string, bytes: Uint8Array) => Promise<void>
  /** `undefined` where there is no such file. */
  readonly read: (organisation: OrganisationId, name: string) => Promise<Uint8Array | undefined>
  readonly remove: (organisation: OrganisationId, name: string) => Promise<void>
  /** Takes an organisation's folder away, with all that is in it. */
  readonly removeAll: (organisation: OrganisationId) => Promise<void>
}

const safe = /^[0-9a-f-]{36}(\.[a-z]{3,4})?$/

export function filesIn(folder: string): Files {
  const pathOf = (organisation: string, name: string) => {
    if (!safe.test(organisation) || !safe.test(name)) throw new Error('Not the name of a file of ours.')
    return join(folder, organisation, name)
  }
  return {
    write: async (organisation, name, bytes) => {
      const path = pathOf(organisation, name)
      await mkdir(join(folder, organisation), { recursive: true })
      // Whole or not at all, should the process end amid it.
      await writeFile(`${path}.part`, bytes)
      await rename(`${path}.part`, path)
    },
    read: (organisation, name) =>
      readFile(pathOf(organisation, name)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined
        throw error
      }),
    remove: (organisation, name) => rm(pathOf(organisation, name), { force: true }),
    removeAll: async (organisation) => {
      if (!safe.test(organisation)) throw new Error('Not the name of a folder of ours.')
      await rm(join(folder, organisation), { recursive: true, force: true })
    },
  }
}
