/** How the page is that a story leads to. `failing`: not for long enough to be called dead. */
export type TargetState = 'unknown' | 'well' | 'failing' | 'dead' | 'moved'

/** What asking it brought. Where it has moved for good, `movedTo` is the new address. */
export type TargetAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly movedTo: string | undefined }
  | { readonly kind: 'failed'; readonly problem: string }
  /** It cannot be asked from here: an address of an inner network. */
  | { readonly kind: 'not-asked' }

export type TargetHealth = {
  readonly state: TargetState
  readonly status: number | null
  readonly problem: string | null
  readonly movedTo: string | null
  /** On how many days in a row it failed, and on which last. */
  readonly failedDays: number
  readonly failedOn: string | null
}

// Servers are down for a night, and pages for a moment while they are renewed. A page that is said to be
// gone is believed on the second day; a server that does not answer has four.
const daysUntilDead = { gone: 2, failing: 4 } as const

/** What to think of a page after one more answer, on the day `today`. */
export function judgeTarget(
  before: Pick<TargetHealth, 'failedDays' | 'failedOn'> | undefined,
  answer: TargetAnswer,
  target: string,
  today: string,
): TargetHealth {
  const status = answer.kind === 'answered' ? answer.status : null
  const problem = answer.kind === 'failed' ? answer.problem : null
  const failure = failureOf(answer)
  if (failure) {
    const failedDays = (before?.failedDays ?? 0) + (before?.failedOn === today ? 0 : 1)
    const state = failedDays >= daysUntilDead[failure] ? 'dead' : 'failing'
    return { state, status, problem, movedTo: null, failedDays, failedOn: today }
  }
  const movedTo = answer.kind === 'answered' && isWell(answer.status) ? movedFrom(target, answer.movedTo) : null
  const state = answer.kind === 'answered' && isWell(answer.status) ? (movedTo ? 'moved' : 'well') : 'unknown'
  return { state, status, problem, movedTo, failedDays: 0, failedOn: null }
}

const isWell = (status: number) => status >= 200 && status < 300

/** A page that turns machines away (401, 403, 429 and their like) may be well for people: that is no failure. */
function failureOf(answer: TargetAnswer): 'gone' | 'failing' | undefined {
  if (answer.kind === 'failed') return 'failing'
  if (answer.kind !== 'answered') return undefined
  if (answer.status === 404 || answer.status === 410) return 'gone'
  return answer.status >= 500 ? 'failing' : undefined
}

const movedFrom = (target: string, movedTo: string | undefined): string | null =>
  movedTo !== undefined && movedTo.length <= 2000 && URL.parse(target)?.href !== URL.parse(movedTo)?.href
    ? movedTo
    : null

/** Whether a page now leads to a front page: it is more likely to be gone than to have moved. */
export function leadsToFront(target: string, movedTo: string): boolean {
  const isFront = (address: string) => /^\/(?:[a-z]{2}\/?)?$/.test(URL.parse(address)?.pathname ?? '')
  return isFront(movedTo) && !isFront(target)
}
