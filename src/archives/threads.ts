/**
 * Which of one's own posts continues which. Only posts that continue another are noted, so that a stream of many
 * posts costs little; they may come in any order.
 */
export class Threads {
  readonly #parents = new Map<string, string>()
  readonly #firsts = new Map<string, string>()

  /** `post` answers `parent`, and both are of the same author. */
  note(post: string, parent: string): void {
    if (post !== parent) this.#parents.set(post, parent)
  }

  /** The first post of the thread that `post` is in, or itself. The first may be missing from the archive. */
  firstOf(post: string): string {
    const passed: string[] = []
    let at = post
    // An archive in which two posts answer each other is a false one; it must not hold us for ever.
    for (let next = this.#parents.get(at); next !== undefined && passed.length < this.#parents.size; ) {
      const known = this.#firsts.get(at)
      if (known !== undefined) {
        at = known
        break
      }
      passed.push(at)
      at = next
      next = this.#parents.get(at)
    }
    for (const one of passed) this.#firsts.set(one, at)
    return at
  }
}
