import { shown } from './meter.ts'

/** One item of a list, or what stands in its place. Lines and items are counted from one. */
export type JsonItem = { readonly line: number; readonly item: number } & (
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly expected: 'json' | 'list' | 'shorter' | 'whole'; readonly found: string }
)

/** A list that is assigned, as X's are: `window.YTD.tweets.part0 = [`. */
export const assignedList = /^[^[{"]{0,200}\[/

// No post is longer; most are a few kilobytes with all that networks add.
const longestItem = 2 ** 20
const longestStart = 2 ** 20
// How much may be looked at again after damage, per character that came in. It bounds what a hostile file costs.
const secondLooks = 4

/**
 * The items of one long list, while its text streams by. JSON as a whole ends at its first fault; here the fault
 * costs the item that it is in, and what follows is found again by how every item of such a list begins. The text
 * is only ever parsed: where it begins with an assignment, as X's does, that is passed over.
 */
export async function* jsonItems(chunks: AsyncIterable<string>, start: RegExp): AsyncGenerator<JsonItem> {
  const splitter = new Splitter(start)
  for await (const chunk of chunks) yield* splitter.push(chunk)
  yield* splitter.end()
}

class Splitter {
  readonly #start: RegExp
  #text = ''
  #at = 0
  #started = false
  #closed = false
  #given = false
  #depth = 0
  #inString = false
  /** Where the item begins that is being read, or -1. */
  #begin = -1
  #beginLine = 1
  #line = 1
  #item = 0
  #again: RegExp | undefined
  #looks = 0

  constructor(start: RegExp) {
    this.#start = start
  }

  push(chunk: string): JsonItem[] {
    this.#text += chunk
    this.#looks += chunk.length * secondLooks
    const items: JsonItem[] = []
    if (!this.#started && !this.#findStart(items)) return items
    this.#scan(items)
    this.#forget()
    return items
  }

  end(): JsonItem[] {
    const items: JsonItem[] = []
    if (!this.#started) {
      if (!this.#given) items.push(this.#fault('list', this.#text))
      return items
    }
    while (this.#begin >= 0) {
      // It never ended. What begins within it may be whole.
      if (!this.#resume(this.#text.length, this.#closed ? 'json' : 'whole', items)) break
      this.#scan(items)
    }
    const cut = items.some((item) => !item.ok && item.expected === 'whole')
    if (!this.#closed && !cut) items.push(this.#fault('whole', this.#text.slice(-40)))
    return items
  }

  #findStart(items: JsonItem[]): boolean {
    const found = this.#start.exec(this.#text)
    if (found) {
      this.#started = true
      this.#at = found.index + found[0].length
      this.#line += linesIn(this.#text, 0, this.#at)
    } else if (this.#text.length > longestStart) {
      if (!this.#given) items.push(this.#fault('list', this.#text))
      this.#given = true
      this.#text = ''
    }
    return this.#started
  }

  #scan(items: JsonItem[]): void {
    while (this.#at < this.#text.length) {
      const text = this.#text
      const sign = text.charCodeAt(this.#at)
      if (this.#inString) {
        if (sign === backslash) this.#at++
        else if (sign === quote) this.#inString = false
        else if (sign === newline) {
          // No text of JSON runs over a line: its closing quote got lost.
          this.#inString = false
          this.#line++
        }
      } else if (sign === quote) this.#inString = true
      else if (sign === newline) this.#line++
      else if (sign === openBrace || sign === openBracket) {
        if (this.#depth === 0) {
          this.#begin = this.#at
          this.#beginLine = this.#line
        }
        this.#depth++
      } else if (sign === closeBrace || sign === closeBracket) {
        if (this.#depth > 0) {
          this.#depth--
          if (this.#depth === 0) this.#take(this.#at + 1, items)
        } else if (sign === closeBracket) this.#closed = true
      }
      this.#at++
      if (this.#begin >= 0 && this.#at - this.#begin > longestItem) this.#resume(this.#at, 'shorter', items)
    }
  }

  #take(end: number, items: JsonItem[]): void {
    const text = this.#text.slice(this.#begin, end)
    try {
      const value: unknown = JSON.parse(text)
      this.#item++
      items.push({ ok: true, line: this.#beginLine, item: this.#item, value })
      this.#closed = false
      this.#again ??= beginningLike(text)
      this.#begin = -1
    } catch {
      // One before, as the scan goes on by one.
      if (this.#resume(end, 'json', items)) this.#at--
    }
  }

  /** Gives the item up, and goes on where the next one seems to begin within it, or after it. */
  #resume(end: number, expected: 'json' | 'shorter' | 'whole', items: JsonItem[]): boolean {
    const begin = this.#begin
    const next = this.#looks > 0 ? this.#nextBeginning(begin, end) : -1
    this.#item++
    items.push(this.#fault(expected, this.#text.slice(begin, next < 0 ? end : next), this.#beginLine))
    this.#begin = -1
    this.#depth = 0
    this.#inString = false
    if (next < 0) return false
    this.#looks -= end - next
    this.#line = this.#beginLine + linesIn(this.#text, begin, next)
    this.#at = next
    return true
  }

  #nextBeginning(begin: number, end: number): number {
    const again = this.#again ?? beginningLike(this.#text.slice(begin, begin + 200))
    if (!again) return -1
    again.lastIndex = begin + 1
    const found = again.exec(this.#text)
    return found && found.index + found[0].length <= end ? found.index + found[0].lastIndexOf('{') : -1
  }

  #fault(expected: 'json' | 'list' | 'shorter' | 'whole', found: string, line = this.#line): JsonItem {
    return { ok: false, line, item: Math.max(1, this.#item), expected, found: shown(found) }
  }

  /** Drops what has been read. */
  #forget(): void {
    const keep = this.#begin >= 0 ? this.#begin : this.#at
    this.#text = this.#text.slice(keep)
    this.#at -= keep
    if (this.#begin >= 0) this.#begin = 0
  }
}

const [quote, backslash, newline] = [34, 92, 10]
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93]

/** How all items of a list begin, as its first one does: by a brace after a comma, and its first key. */
function beginningLike(item: string): RegExp | undefined {
  const key = /^\{\s*("(?:[^"\\]|\\.){1,60}")\s*:/.exec(item)?.[1]
  return key ? new RegExp(`[,\\]}"]\\s*\\{\\s*${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*:`, 'g') : undefined
}

function linesIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++
  return count
}
