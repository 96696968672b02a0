import { BadBackup } from './format.ts'

// As much of the tar format (ustar) as a backup needs: plain files with short names.

export type Member = { readonly name: string; readonly size: number; readonly bytes: AsyncIterable<Buffer> }

const block = 512
const largest = 0o77777777777

/** Members one after another; each must give exactly as many bytes as it says. */
export async function* writeTar(members: AsyncIterable<Member>): AsyncGenerator<Buffer> {
  for await (const { name, size, bytes } of members) {
    yield header(name, size)
    let given = 0
    for await (const chunk of bytes) {
      given += chunk.length
      yield chunk
    }
    if (given !== size) throw new Error(`${name} has ${given} bytes and not ${size}.`)
    yield Buffer.alloc(-size & (block - 1))
  }
  yield Buffer.alloc(2 * block)
}

function header(name: string, size: number): Buffer {
  const head = Buffer.alloc(block)
  if (Buffer.byteLength(name) > 100 || size > largest) throw new Error(`${name} does not fit into a tar.`)
  head.write(name, 0)
  head.write('0000600\0', 100)
  head.write('0000000\0', 108)
  head.write('0000000\0', 116)
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  head.write('00000000000\0', 136)
  head.write('        ', 148)
  head.write('0', 156)
  head.write('ustar\x0000', 257)
  head.write(checksum(head), 148)
  return head
}

/** As its field holds it: to the last byte, so that none can be changed. */
const checksum = (head: Buffer): string =>
  `${head
    .reduce((sum, byte) => sum + byte, 0)
    .toString(8)
    .padStart(6, '0')}\0 `

/** The members of a tar, in turn. Whoever reads must read each to its end before the next. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<Member> {
  const input = openInput(source)
  for (;;) {
    const head = await input.take(block)
    if (isBlank(head)) return input.nothingMore()
    const member = parse(head)
    let left = member.size
    async function* bytes() {
      while (left > 0) {
        const chunk = await input.some(left)
        left -= chunk.length
        yield chunk
      }
    }
    yield { ...member, bytes: bytes() }
    if (left > 0) throw new Error(`${member.name} was not read to its end.`)
    await input.take(-member.size & (block - 1))
  }
}

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => byte === 0)

function parse(head: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) => head.toString('latin1', from, from + length).replace(/\0.*$/s, '')
  const told = head.toString('latin1', 148, 156)
  const blank = Buffer.from(head).fill(' ', 148, 156)
  const [kind, size] = [text(156, 1), text(124, 12)]
  // Links, folders and whatever else a tar may hold are none of ours.
  const ours = told === checksum(blank) && kind === '0' && text(257, 5) === 'ustar' && text(345, 155) === ''
  if (!ours || !/^[0-7]{11}$/.test(size)) throw new BadBackup('The file is damaged, or no backup of Luotto.')
  return { name: text(0, 100), size: Number.parseInt(size, 8) }
}

const cutOff = () => new BadBackup('The file ends too early: it was not written or copied to its end.')

function openInput(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]()
  let held: Buffer = Buffer.alloc(0)
  const fill = async () => {
    while (held.length === 0) {
      const next = await iterator.next()
      if (next.done) throw cutOff()
      held = next.value
    }
  }
  /** What is there already, up to `most` bytes and at least one. */
  const some = async (most: number): Promise<Buffer> => {
    await fill()
    const part = held.subarray(0, most)
    held = held.subarray(part.length)
    return part
  }
  const take = async (length: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (let left = length; left > 0; ) {
      const part = await some(left)
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }
  // To the very end, where gzip has its own sum.
  const nothingMore = async (): Promise<void> => {
    for (;;) {
      if (!isBlank(held)) throw new BadBackup('The file goes on after its end.')
      const next = await iterator.next()
      if (next.done) return
      held = next.value
    }
  }
  return { some, take, nothingMore }
}
