import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { open, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'

/** A file of the spool that is written no more. Its id is the batch's, and stays the same whoever counts it. */
export type Batch = { readonly id: string; readonly path: string }

export type Spool = {
  /**
   * Appends whole lines, each with its line feed, and answers how many of them could not be written.
   * What was written outlives the process however it ends, kill -9 too: the operating system has it.
   * (It is not forced to the disk: a power cut may take the last seconds of clicks.)
   */
  readonly append: (lines: string) => number
  /** Ends the file that is being written, if there is one: what it holds can be counted. */
  readonly rotate: () => void
  /** The batches to be counted, oldest first: this process's own, and those that dead processes left. */
  readonly batches: () => Promise<readonly Batch[]>
  /** Removes a batch's file; once this is done the file does not come back, not even after a power cut. */
  readonly remove: (batch: Batch) => Promise<void>
}

/** Whose files are whose: a file belongs to one living process at a time, and only that one counts it. */
export type Owner = { readonly name: string; readonly isAlive: (name: string) => boolean }

type OpenFile = { readonly path: string; readonly descriptor: number; bytes: number }

const fileName = /^([0-9a-f]{8}-[0-9a-f-]{27})\.([0-9]+-[0-9]+)\.clicks$/
const lineFeed = '\n'.charCodeAt(0)

/** The batch that a file of the spool holds, by the file's name; `undefined` for any other file. */
export const batchOf = (name: string): string | undefined => fileName.exec(name)?.[1]

/** The name for a batch that belongs to nobody: whoever looks first takes it. No system counts its processes so far. */
export const orphanName = (batch: string): string => `${batch}.999999999-1.clicks`

/**
 * Opens the spool in `folder`: files of one line a click, named by batch id and owner. One machine
 * (or container) a folder; several processes may share it.
 */
export function openSpool(folder: string, options: { owner?: Owner; maxBytes?: number } = {}): Spool {
  const { owner = thisProcess(), maxBytes = 4 * 1024 * 1024 } = options
  let file: OpenFile | undefined
  // A write that failed midway leaves a torn line; the next one must not be glued to it.
  let torn = false

  mkdirSync(folder, { recursive: true, mode: 0o700 })

  const rotate = () => {
    if (!file) return
    const { descriptor } = file
    file = undefined
    torn = false
    closeSync(descriptor)
  }

  const append = (lines: string) => {
    const prefix = torn ? '\n' : ''
    const bytes = Buffer.from(prefix + lines, 'latin1')
    let written = 0
    try {
      file ??= openFile(folder, owner.name)
      while (written < bytes.length) written += writeSync(file.descriptor, bytes, written)
      torn = false
      file.bytes += written
      if (file.bytes >= maxBytes) rotate()
      return 0
    } catch {
      torn ||= written > 0
      return bytes.subarray(Math.max(written, prefix.length)).filter((byte) => byte === lineFeed).length
    }
  }

  const batches = async () => {
    const found: Batch[] = []
    for (const name of (await readdir(folder)).sort()) {
      const [, id, ownerName] = fileName.exec(name) ?? []
      if (id === undefined || ownerName === undefined) continue
      const path = join(folder, name)
      if (path === file?.path) continue
      if (ownerName === owner.name) found.push({ id, path })
      else if (!owner.isAlive(ownerName)) {
        const taken = join(folder, `${id}.${owner.name}.clicks`)
        if (await claim(path, taken)) found.push({ id, path: taken })
      }
    }
    return found
  }

  const remove = async (batch: Batch) => {
    await rm(batch.path, { force: true })
    const handle = await open(folder)
    await handle.sync().finally(() => handle.close())
  }

  return { append, rotate, batches, remove }
}

function openFile(folder: string, owner: string): OpenFile {
  const path = join(folder, `${newId()}.${owner}.clicks`)
  return { path, descriptor: openSync(path, 'ax', 0o600), bytes: 0 }
}

/** Of several processes that try, one gets it: the others find the old name gone. */
const claim = (from: string, to: string): Promise<boolean> =>
  rename(from, to).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )

/**
 * A process by its number and, where the system tells, the time it started: numbers are used again.
 * Should both be the same by chance after a restart of the machine, its files wait for one start more.
 */
function thisProcess(): Owner {
  return {
    name: `${process.pid}-${startOf(process.pid) ?? 0}`,
    isAlive: (name) => {
      const [id, start] = name.split('-')
      const now = startOf(Number(id))
      if (now !== undefined) return start === '0' || now === start
      return startOf(process.pid) === undefined && answers(Number(id))
    },
  }
}

/** In clock ticks since the machine's start; `undefined` where there is no such process, or no /proc. */
function startOf(id: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'latin1')
    // The name of the program comes second, in brackets, and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

function answers(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
