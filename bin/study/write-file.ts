import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { BadInput } from './bad-input.ts'

export type Writing = { readonly write: (text: string) => Promise<void> }

/** Writes a file that is there whole or not at all: under another name until `fill` is done. */
export async function writeWhole(path: string, fill: (file: Writing) => Promise<void>): Promise<void> {
  await refuseNoFile(path)
  const unfinished = `${path}.${process.pid}.part`
  const stream = createWriteStream(unfinished)
  const failed = once(stream, 'error').then(([error]) => {
    throw error
  })
  failed.catch(() => undefined)
  try {
    const write = async (text: string) => {
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed])
    }
    await fill({ write })
    await Promise.race([new Promise<void>((resolve) => stream.end(resolve)), failed])
    await rename(unfinished, path)
  } catch (error) {
    stream.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}

/** Said before an hour's work, and of what was asked for, not of the name that it has meanwhile. */
async function refuseNoFile(path: string): Promise<void> {
  const folder = await stat(dirname(path)).catch(() => undefined)
  if (!folder?.isDirectory()) throw new BadInput(`There is no folder ${dirname(path)} to write into: make it first.`)
  const there = await stat(path).catch(() => undefined)
  if (there?.isDirectory()) throw new BadInput(`${path} is a folder, where a file is to be written.`)
}

/** What is read must not be written over: a slip between two names would cost a study its codes. */
export async function refuseOverwriting(out: string | undefined, inputs: readonly (string | undefined)[]) {
  if (out === undefined) return
  const written = await realpath(out).catch(() => undefined)
  for (const input of inputs) {
    if (written !== undefined && input !== undefined && (await realpath(input).catch(() => undefined)) === written)
      throw new BadInput(`${out} is read here: it would be written over. Write into another file.`)
  }
}
