import type { MadePost } from './made-posts.ts'

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A table as Excel in Finland writes it. */
export function* plainCsv(posts: Iterable<MadePost>): Generator<string> {
  yield 'id;time;text;thread\r\n'
  for (const { number, time, text, continues } of posts)
    yield `${number};${time};${cell(text)};${continues ?? number}\r\n`
}

export function* plainJsonLines(posts: Iterable<MadePost>): Generator<string> {
  for (const { number, time, text, kind, continues } of posts)
    yield `${JSON.stringify({ id: String(number), time, text, kind, thread: String(continues ?? number) })}\n`
}
