import type { Code } from './codebook.ts'

type Words = readonly [name: string, definition: string, ...examples: string[]]

/** One code of the default codebook: its name, its definition and then examples, in each language. */
export function code(id: string, fi: Words, sv: Words, en: Words): Code {
  const each = (pick: (words: Words) => string) => ({ fi: pick(fi), sv: pick(sv), en: pick(en) })
  return {
    id,
    name: each(([name]) => name),
    definition: each(([, definition]) => definition),
    examples: each(([, , ...examples]) => examples.join('\n')),
  }
}
