import { shown } from './meter.ts'

export type JsonLine = { readonly line: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly expected: 'json' | 'shorter'; readonly found: string }
)

const longestLine = 2 ** 20

/** The objects of a file that has one a line. A line without end is dropped as it comes, not kept. */
export async function* jsonLines(chunks: AsyncIterable<string>): AsyncGenerator<JsonLine> {
  let rest = ''
  let line = 1
  let isTooLong = false
  for await (const chunk of chunks) {
    const lines = chunk.split('\n')
    lines[0] = rest + lines[0]
    rest = lines.pop() ?? ''
    for (const text of lines) {
      if (isTooLong) isTooLong = false
      else yield* parsed(text, line)
      line++
    }
    if (rest.length > longestLine) {
      if (!isTooLong) yield { ok: false, line, expected: 'shorter', found: shown(rest) }
      isTooLong = true
      rest = ''
    }
  }
  if (!isTooLong) yield* parsed(rest, line)
}

function* parsed(text: string, line: number): Generator<JsonLine> {
  if (text.trim() === '') return
  try {
    yield { ok: true, line, value: JSON.parse(text) as unknown }
  } catch {
    yield { ok: false, line, expected: 'json', found: shown(text) }
  }
}
