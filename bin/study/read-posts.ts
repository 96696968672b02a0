import type { Post } from '../../src/core/voice/post.ts'
import { parsePostLine } from '../../src/core/voice/post-line.ts'
import { BadInput } from './bad-input.ts'
import { linesOf } from './lines.ts'

/** The posts of a `posts.jsonl`, a handful at a time. */
export async function* readPosts(path: string, what = 'Reading posts'): AsyncGenerator<Post[]> {
  for await (const lines of linesOf(path, what)) {
    yield lines.map(({ at, text }) => {
      const read = parsePostLine(text)
      if (!read.ok) throw new BadInput(`${path}, line ${at}: ${read.fault}.`)
      return read.post
    })
  }
}
