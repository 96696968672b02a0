export type Progress = { readonly at: (done: number) => void; readonly end: () => void }

/**
 * A bar on standard error, on a terminal: anywhere else it would only fill a log. Work that is over within a second
 * shows none.
 */
export function progress(what: string, total: number): Progress {
  if (!process.stderr.isTTY || total === 0) return { at: () => undefined, end: () => undefined }
  const begun = performance.now()
  let [shownAt, shown] = [begun + 800, false]
  return {
    at(done) {
      const now = performance.now()
      if (now < shownAt) return
      ;[shownAt, shown] = [now + 100, true]
      const part = Math.min(done / total, 1)
      const left = part > 0.02 ? `, ${leftOf((now - begun) * (1 / part - 1))} left` : ''
      const bar = '#'.repeat(Math.round(part * 30)).padEnd(30, '.')
      process.stderr.write(`\r\x1b[K${what} [${bar}] ${Math.floor(part * 100)} %${left}`)
    },
    end() {
      if (shown) process.stderr.write('\r\x1b[K')
    },
  }
}

const leftOf = (ms: number): string => (ms < 90_000 ? `${Math.ceil(ms / 1000)} s` : `${Math.ceil(ms / 60_000)} min`)
