const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?$/i
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
// As X writes it since its first day: "Wed Nov 20 12:00:00 +0000 2019".
const ofX = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d) ([+-]\d{4}) (\d{4})$/

/** A point in time as ISO 8601 in UTC; without an offset it is taken to be in UTC already. */
export function timeOf(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined
  const written = text.trim()
  const [whole, year, month, day, hour = '0', minute = '0', second = '0', part = '', offset] = iso.exec(written) ?? []
  if (whole !== undefined) {
    const milliseconds = part.padEnd(3, '0').slice(0, 3)
    return pointOf([year, month, day, hour, minute, second, milliseconds], offset)
  }
  const old = ofX.exec(written)
  const [, name = '', day2, hour2, minute2, second2, offset2, year2] = old ?? []
  if (!old || !months.includes(name)) return undefined
  return pointOf([year2, String(months.indexOf(name) + 1), day2, hour2, minute2, second2, '0'], offset2)
}

function pointOf(parts: (string | undefined)[], offset = 'Z'): string | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milliseconds = 0] = parts.map(Number)
  const point = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds))
  // A day that no month has, or an hour that no day has, comes out as another.
  const isReal =
    year >= 1970 &&
    year < 2200 &&
    point.getUTCMonth() === month - 1 &&
    point.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60
  if (!isReal) return undefined
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? []
  const shift = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 60_000 : -60_000) : 0
  return new Date(point.getTime() - shift).toISOString()
}
