import { type Post, postKinds, postLanguages, postNetworks } from './post.ts'

export type PostLine =
  | { readonly ok: true; readonly post: Post }
  /** In English, for whoever works on the command line. */
  | { readonly ok: false; readonly fault: string }

/** One line of `posts.jsonl`, parsed: what is not as `Post` says is told by its field. */
export function parsePostLine(line: string): PostLine {
  const read = readObject(line)
  if (!read) return { ok: false, fault: 'a JSON object is expected, such as "study import" writes' }
  const fault = faultOf(read)
  return fault ? { ok: false, fault } : { ok: true, post: read as Post }
}

function readObject(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const read: unknown = JSON.parse(line)
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? (read as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function faultOf(read: Readonly<Record<string, unknown>>): string | undefined {
  const { id, member, time, text, thread, network, kind, language } = read
  if (!isText(id, 2000) || id === '' || hasControl(id)) return '"id" must be a text of one line that is not empty'
  if (!isText(member, 200) || hasControl(member)) return '"member" must be a text, a pseudonym such as P1'
  if (!isText(time, 40) || Number.isNaN(Date.parse(time))) return '"time" must be like 2016-05-01T08:30:00.000Z'
  if (!isText(text, 1_000_000)) return '"text" must be a text'
  if (!isText(thread, 2000)) return '"thread" must be the id of a post'
  if (!isOneOf(postNetworks, network)) return `"network" must be one of ${postNetworks.join(', ')}`
  if (!isOneOf(postKinds, kind)) return `"kind" must be one of ${postKinds.join(', ')}`
  if (!isOneOf(postLanguages, language)) return `"language" must be one of ${postLanguages.join(', ')}`
  return undefined
}

const isText = (value: unknown, longest: number): value is string =>
  typeof value === 'string' && value.length <= longest

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControl = (text: string): boolean => /[\u0000-\u001f]/.test(text)

const isOneOf = (known: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && known.includes(value)
