/** Questions by slug: `undefined` is the answer where there is nothing. */
export type Questions<T> = {
  readonly ask: (slug: string) => Promise<T | undefined>
  /** How many wait for the next reading. */
  readonly waiting: () => number
  /** The slugs that are being read just now. */
  readonly now: () => Iterable<string>
}

/**
 * One question to the database at a time, with all the slugs that were asked meanwhile: a flood of
 * made-up slugs then takes one connection and not all of them.
 */
export function gatherQuestions<T>(read: (slugs: readonly string[]) => Promise<ReadonlyMap<string, T>>): Questions<T> {
  let gathered = new Map<string, PromiseWithResolvers<T | undefined>>()
  let inFlight: typeof gathered = new Map()

  async function work(): Promise<void> {
    while (gathered.size > 0) {
      inFlight = gathered
      gathered = new Map()
      try {
        const found = await read([...inFlight.keys()])
        for (const [slug, answer] of inFlight) answer.resolve(found.get(slug))
      } catch (error) {
        for (const answer of inFlight.values()) answer.reject(error)
      }
    }
    inFlight = new Map()
  }

  return {
    now: () => inFlight.keys(),
    waiting: () => gathered.size,
    ask: (slug: string): Promise<T | undefined> => {
      let answer = gathered.get(slug)
      if (!answer) {
        answer = Promise.withResolvers<T | undefined>()
        gathered.set(slug, answer)
        if (inFlight.size === 0 && gathered.size === 1) void work()
      }
      return answer.promise
    },
  }
}
