/** The day (YYYY-MM-DD) that it is at `now` (ms since 1970) where the organisation lives. */
export const dayAt = (now: number, timeZone = 'Europe/Helsinki'): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
