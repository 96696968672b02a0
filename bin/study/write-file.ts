import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'

export type Writing = { readonly write: (text: string) => Promise<void> }

/** Writes a file that is there whole or not at all: under another name until `fill` is done. */
export async function writeWhole(path: string, fill: (file: Writing) => Promise<void>): Promise<void> {
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
