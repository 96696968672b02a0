import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { BadInput } from './bad-input.ts'
import { progress } from './progress.ts'

// Longer ones are no lines of ours: something else is read, which might have none at all.
const longest = 4_000_000

/** The lines of a file with their numbers, a handful at a time; empty ones are left out. It is never read whole. */
export async function* linesOf(path: string, what: string): AsyncGenerator<{ at: number; text: string }[]> {
  const file = await stat(path)
  if (file.isDirectory()) throw new BadInput(`${path} is a folder, where a file is wanted.`)
  const bar = progress(what, file.size)
  let [rest, at, read] = ['', 0, 0]
  const taken = (texts: readonly string[]) =>
    texts.flatMap((text) => {
      at++
      const line = text.endsWith('\r') ? text.slice(0, -1) : text
      return line.trim() === '' ? [] : [{ at, text: at === 1 ? line.replace(/^\ufeff/, '') : line }]
    })
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 256 * 1024 })
  for await (const chunk of stream as AsyncIterable<string>) {
    const texts = (rest + chunk).split('\n')
    rest = texts.pop() ?? ''
    if (rest.length > longest)
      throw new BadInput(`${path}, line ${at + texts.length + 1}: is longer than any line of ours.`)
    yield taken(texts)
    read = stream.bytesRead
    bar.at(read)
  }
  yield taken([rest])
  bar.end()
}
