import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import {
  BadBackup,
  type Contents,
  contentsName,
  type Manifest,
  manifestName,
  memberKind,
  nameOf,
  parseContents,
  parseManifest,
} from './format.ts'
import { readAll } from './read-spool.ts'
import { type Member, readTar } from './tar.ts'

export type Verified = { readonly manifest: Manifest; readonly contents: Contents; readonly bytes: number }

/** Told how much of the file has been read, of how much. */
type OnRead = (read: number, of: number) => void

const mebibyte = 1024 * 1024
// The list of members grows with the files; 100,000 of them take some 20 MB.
const largestList = { [manifestName]: 4 * mebibyte, [contentsName]: 256 * mebibyte } as const
// Rows of ours become 5 to 30 times smaller; gzip can do a thousand, and what does is no backup.
const mostInflated = 300

/**
 * Reads the file from one end to the other and writes nothing: every name, every size and every digest must be
 * as the end of the file says. What is damaged, cut off, too much, or not ours, throws `BadBackup`.
 */
export async function verifyBackup(file: FileHandle, onRead: OnRead = () => undefined): Promise<Verified> {
  let manifest: Manifest | undefined
  let contents: Contents | undefined
  let bytes = 0
  const seen: Contents['members'] = []
  for await (const member of membersIn(file, onRead)) {
    if (contents) throw new BadBackup('The file goes on after its end.')
    if (!manifest) manifest = await manifestIn(member, seen)
    else if (member.name === contentsName) contents = parseContents(await collect(member, largestList[contentsName]))
    else {
      memberKind(member.name)
      seen.push({ name: member.name, size: member.size, sha256: await digestOf(member.bytes) })
      bytes += member.size
    }
  }
  if (!manifest || !contents) throw new BadBackup('The file ends too early: it was not written or copied to its end.')
  compare(manifest, contents, seen)
  return { manifest, contents, bytes }
}

async function manifestIn(member: Member, seen: Contents['members']): Promise<Manifest> {
  if (member.name !== manifestName) throw new BadBackup('This is not a backup that Luotto has made.')
  const bytes = await collect(member, largestList[manifestName])
  seen.push({ name: member.name, size: member.size, sha256: createHash('sha256').update(bytes).digest('hex') })
  return parseManifest(bytes)
}

function compare(manifest: Manifest, { members, rows }: Contents, seen: Contents['members']): void {
  const same = seen.length === members.length && seen.every((one, at) => isSame(one, members[at]))
  if (!same || new Set(seen.map(({ name }) => name)).size !== seen.length)
    throw new BadBackup('The file is damaged: what it holds is not what was put into it.')
  const tables = manifest.tables.map(nameOf)
  const strange = seen.some(({ name }) => {
    const member = name === manifestName ? undefined : memberKind(name)
    return member?.kind === 'table' && !tables.includes(member.table)
  })
  if (strange || tables.some((name) => rows[name] === undefined))
    throw new BadBackup('The file is damaged: its tables and its list of tables differ.')
}

const isSame = (one: Contents['members'][number], other: Contents['members'][number] | undefined): boolean =>
  one.name === other?.name && one.size === other.size && one.sha256 === other.sha256

/** The members of a backup, unpacked as they are asked for. */
export async function* membersIn(file: FileHandle, onRead: OnRead = () => undefined): AsyncGenerator<Member> {
  const { size } = await file.stat()
  let packed = 0
  async function* source() {
    for await (const chunk of readAll(file, size)) {
      packed += chunk.length
      onRead(packed, size)
      yield chunk
    }
  }
  yield* readTar(bounded(unpack(source()), () => packed))
}

async function* bounded(chunks: AsyncIterable<Buffer>, packed: () => number): AsyncGenerator<Buffer> {
  let unpacked = 0
  for await (const chunk of chunks) {
    unpacked += chunk.length
    if (unpacked > packed() * mostInflated + 16 * mebibyte)
      throw new BadBackup('The file unpacks to far more than a backup does; it is refused.')
    yield chunk
  }
}

async function* unpack(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const feeding = pipeline(source, gunzip)
  feeding.catch(() => undefined)
  try {
    for await (const chunk of gunzip) yield chunk as Buffer
    await feeding
  } catch (error) {
    if (!/^Z_/.test((error as NodeJS.ErrnoException).code ?? '')) throw error
    const early = (error as Error).message.includes('unexpected end')
    throw new BadBackup(
      early
        ? 'The file ends too early: it was not written or copied to its end.'
        : 'The file is damaged, or no backup of Luotto.',
      { cause: error },
    )
  } finally {
    gunzip.destroy()
  }
}

async function collect({ name, size, bytes }: Member, most: number): Promise<Buffer> {
  if (size > most) throw new BadBackup(`The file is damaged: ${name} is too large.`)
  const parts: Buffer[] = []
  for await (const chunk of bytes) parts.push(chunk)
  return Buffer.concat(parts)
}

async function digestOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of bytes) hash.update(chunk)
  return hash.digest('hex')
}
