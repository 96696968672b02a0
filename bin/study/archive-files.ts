import { createHash } from 'node:crypto'
import { createReadStream, openAsBlob } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ArchiveFile } from '../../src/archives/archive.ts'

/** In a folder, all else is pictures and films. */
const read = /\.(js|json|csv|tsv|txt|jsonl|ndjson|car)$/i

/** What was named on the command line: a file, or all that could be read in a folder and the folders in it. */
export async function archiveFiles(path: string): Promise<ArchiveFile[]> {
  if (!(await stat(path)).isDirectory()) return [{ path: basename(path), blob: await openAsBlob(path) }]
  const names = await namesIn(path, '')
  return Promise.all(names.map(async (name) => ({ path: name, blob: await openAsBlob(join(path, name)) })))
}

/** Links are not followed: they may lead out of the folder, or round in it. */
async function namesIn(folder: string, within: string): Promise<string[]> {
  const entries = await readdir(join(folder, within), { withFileTypes: true })
  const names = await Promise.all(
    entries.map(async (entry) => {
      const name = within ? `${within}/${entry.name}` : entry.name
      if (entry.isDirectory()) return namesIn(folder, name)
      return entry.isFile() && read.test(name) ? [name] : []
    }),
  )
  return names.flat().sort()
}

/** Of a file its hash, as `sha256sum` says it; of a folder that of its read files' names and hashes. */
export async function hashOf(path: string): Promise<string> {
  if (!(await stat(path)).isDirectory()) return hashOfFile(path)
  const hash = createHash('sha256')
  for (const name of await namesIn(path, '')) hash.update(`${await hashOfFile(join(path, name))}  ${name}\n`)
  return hash.digest('hex')
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
