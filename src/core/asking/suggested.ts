// Suggestions in a text: these words, at this place, and what could stand there instead. Places count in UTF-16 code
// units, as a text box does.

export type Suggested = { readonly starts: number; readonly quote: string; readonly instead: string }

/** As a helper types one: the place is known where it was marked in the text, and looked for where it was typed. */
export type Typed = { readonly quote: string; readonly instead: string; readonly starts: number | undefined }

export const mostSuggestions = 8

export type Misplaced = 'not-in-draft' | 'overlaps' | 'same-words'

export type Placed =
  | { readonly ok: true; readonly suggestions: readonly Suggested[] }
  /** What is wrong, by the number of the row that it is wrong with. */
  | { readonly ok: false; readonly problems: Readonly<Record<number, Misplaced>> }

/** Finds each suggestion's place in the draft. No two may want the same words. */
export function placeSuggestions(draft: string, typed: readonly Typed[]): Placed {
  const suggestions: Suggested[] = []
  const problems: Record<number, Misplaced> = {}
  for (const [row, { quote, instead, starts }] of typed.entries()) {
    const places = placesOf(draft, quote)
    const free = places.filter((place) => suggestions.every((one) => isApart(one, place, quote)))
    const place = starts === undefined ? free[0] : nearest(free, starts)
    if (quote === instead) problems[row] = 'same-words'
    else if (places.length === 0) problems[row] = 'not-in-draft'
    else if (place === undefined) problems[row] = 'overlaps'
    else suggestions.push({ starts: place, quote, instead })
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, suggestions }
}

/**
 * Puts one suggestion into a text that may have changed since: at its place, which moved by what was taken before it;
 * else where the same words stand nearest to that. `undefined` where they stand nowhere any more.
 */
export function takeSuggestion(text: string, wanted: Suggested, taken: readonly Suggested[]): string | undefined {
  const before = taken.filter(({ starts }) => starts < wanted.starts)
  const moved = before.reduce((sum, { quote, instead }) => sum + instead.length - quote.length, wanted.starts)
  const place = nearest(placesOf(text, wanted.quote), moved)
  if (place === undefined) return undefined
  return text.slice(0, place) + wanted.instead + text.slice(place + wanted.quote.length)
}

/** The draft with all of these in it: none of them overlap, so from the last to the first their places hold. */
export function withSuggestions(draft: string, taken: readonly Suggested[]): string {
  const fromTheEnd = [...taken].sort((one, other) => other.starts - one.starts)
  return fromTheEnd.reduce(
    (text, { starts, quote, instead }) => text.slice(0, starts) + instead + text.slice(starts + quote.length),
    draft,
  )
}

function placesOf(text: string, quote: string): number[] {
  const places: number[] = []
  if (quote === '') return places
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at)
  return places
}

const isApart = (one: Suggested, place: number, quote: string): boolean =>
  place + quote.length <= one.starts || one.starts + one.quote.length <= place

const nearest = (places: readonly number[], wanted: number): number | undefined =>
  places.reduce<number | undefined>(
    (best, place) => (best === undefined || Math.abs(place - wanted) < Math.abs(best - wanted) ? place : best),
    undefined,
  )
