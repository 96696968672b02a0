/** The regular rounds of counting. */
export type Counting = {
  /** Counts all that was spooled until now; answers whether it all could be counted. */
  readonly countNow: () => Promise<boolean>
  /** Counts once more and ends. */
  readonly stop: () => Promise<void>
}

const longestPauseMs = 60_000

/**
 * Runs `round` every `everyMs`, one at a time; while it fails (answers false), the pauses grow to a
 * minute, so that a database which is away is neither hammered nor complained about too often.
 */
export function startCounting(round: () => Promise<boolean>, everyMs: number): Counting {
  let pause = everyMs
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  // Rounds queue up behind each other, whoever asks for them.
  const countNow = () => {
    const next = last.then(round)
    last = next.catch(() => undefined)
    return next
  }

  const later = (delay: number) => {
    timer = setTimeout(async () => {
      const counted = await countNow()
      pause = counted ? everyMs : Math.min(pause * 2, longestPauseMs)
      if (!stopped) later(pause)
    }, delay)
    timer.unref()
  }
  // At once: a process that was killed may have left clicks behind.
  later(0)

  return {
    countNow,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await countNow()
    },
  }
}
