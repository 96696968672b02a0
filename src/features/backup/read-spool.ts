import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { batchOf } from '../links/spool.ts'
import type { Member } from './tar.ts'

/** The files of the spool, held open: they can be read to their end even when they have been counted and removed. */
export type HeldSpool = { readonly members: () => AsyncGenerator<Member>; readonly close: () => Promise<void> }

/**
 * Takes hold of all clicks that are not counted yet. No batch can be counted meanwhile (the caller sees to
 * that), but a file may get another name, when the process that wrote it has died and another takes it over.
 */
export async function holdSpool(folder: string): Promise<HeldSpool> {
  const held = new Map<string, FileHandle>()
  // Found under its new name at the next look; whatever is gone by then was counted before.
  for (let looks = 0; looks < 5; looks++) {
    const names = await readdir(folder).catch(ifMissing([] as string[]))
    let moved = false
    for (const name of names) {
      const batch = batchOf(name)
      if (batch === undefined || held.has(batch)) continue
      const handle = await open(join(folder, name)).catch(ifMissing(undefined))
      if (handle) held.set(batch, handle)
      else moved = true
    }
    if (!moved) break
  }
  return {
    members: async function* () {
      for (const [batch, handle] of held) {
        const { size } = await handle.stat()
        if (size === 0) continue
        yield { name: `spool/${batch}.clicks`, size, bytes: readAll(handle, size) }
      }
    },
    close: async () => {
      for (const handle of held.values()) await handle.close()
    },
  }
}

/** So much of a file as there was when its size was asked for: more may be written meanwhile. */
export async function* readAll(handle: FileHandle, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(size - at, 65_536)), 0, null, at)
    if (bytesRead === 0) return
    at += bytesRead
    yield buffer.subarray(0, bytesRead)
  }
}

export const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead
    throw error
  }
