import { randomUUID } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { orphanName } from '../links/spool.ts'
import type { MemberKind } from './format.ts'
import { ifMissing } from './read-spool.ts'
import { syncFolder } from './take-backup.ts'

/** Files of a restore, put aside until the database has committed. */
export type Staging = {
  /** Stands in the database too, once it has committed: whether that is so decides what becomes of the files. */
  readonly id: string
  readonly put: (kind: MemberKind, bytes: AsyncIterable<Buffer>) => Promise<void>
  /** All are on the disk. */
  readonly ready: () => Promise<void>
  /** Moves them to their places. Twice is safe: what has been moved is not there to be moved again. */
  readonly settle: () => Promise<void>
}

const aside = (dataDir: string) => join(dataDir, 'restoring')
const readyFile = 'ready'

/** Whether a restore into this folder was interrupted, or goes on just now. */
export const isBeingRestored = (dataDir: string): boolean => existsSync(aside(dataDir))

export class BeingRestored extends Error {
  constructor(dataDir: string) {
    super(`A restore into ${dataDir} goes on, or was interrupted: run "luotto restore" again, with the same file.`)
  }
}

/** What stands in the way of a restore into this folder: files and clicks that are there. */
export async function occupiedFolders(dataDir: string): Promise<string[]> {
  const full: string[] = []
  for (const name of ['files', 'spool']) {
    if ((await readdir(join(dataDir, name)).catch(ifMissing([] as string[]))).length > 0) full.push(name)
  }
  return full
}

export async function openStaging(dataDir: string): Promise<Staging> {
  const folder = aside(dataDir)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const id = randomUUID()
  const folders = new Set([folder])
  return {
    id,
    put: async (kind, bytes) => {
      const path = placeOf(folder, kind)
      for (let up = dirname(path); up !== folder; up = dirname(up)) folders.add(up)
      await mkdir(dirname(path), { recursive: true })
      await pipeline(bytes, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
    },
    ready: async () => {
      await writeFile(join(folder, readyFile), id, { flush: true })
      for (const one of folders) await syncFolder(one)
    },
    settle: () => settle(dataDir),
  }
}

function placeOf(folder: string, kind: MemberKind): string {
  if (kind.kind === 'spool') return join(folder, 'spool', orphanName(kind.batch))
  if (kind.kind === 'file') return join(folder, 'files', kind.path)
  throw new Error('Rows are no file.')
}

/** The id of the restore whose files are all there and wait for the database, if there is one. */
export const idOfReady = (dataDir: string): Promise<string | undefined> =>
  readFile(join(aside(dataDir), readyFile), 'utf8').catch(ifMissing(undefined))

/** The folders may be places where something is mounted: what is in them is moved, not they. */
export async function settle(dataDir: string): Promise<void> {
  for (const name of ['files', 'spool']) {
    const from = join(aside(dataDir), name)
    await mkdir(join(dataDir, name), { recursive: true, ...(name === 'spool' ? { mode: 0o700 } : {}) })
    for (const entry of await readdir(from).catch(ifMissing([] as string[]))) {
      await move(join(from, entry), join(dataDir, name, entry))
    }
    await syncFolder(join(dataDir, name))
  }
  await rm(aside(dataDir), { recursive: true })
}

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await cp(from, to, { recursive: true })
    await rm(from, { recursive: true })
  }
}
