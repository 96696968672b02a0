/** What makes the ground ready. Side by side, never added up: each is a matter of its own. */
export const readinessParts = [
  'statement',
  'time',
  'guidelines',
  'mishaps',
  'training',
  'dialogue',
  'pulse',
  'pressure',
] as const
export type ReadinessPart = (typeof readinessParts)[number]

/** `old`: it was there, and its time has passed. `care`: it is known, and says that something must be mended first. */
export type Standing = 'there' | 'old' | 'care' | 'missing'

/** What is known of each; days are calendar days, such as 2026-11-27. */
export type Evidence = {
  readonly statement: { readonly on: string } | null
  readonly time: { readonly on: string } | null
  readonly guidelines: { readonly isOwn: boolean; readonly on: string | null; readonly overdue: number }
  readonly mishaps: { readonly hasPlan: boolean; readonly triedOn: string | null; readonly tryAgainOn: string | null }
  /** Days of what is offered; `null` for what can be taken at any time. */
  readonly training: readonly (string | null)[]
  readonly dialogue: { readonly on: string | null; readonly isOpen: boolean }
  readonly pulse: { readonly on: string } | null
  /** Whether the item about pressure could be told, and whether it has paused the programme. */
  readonly pressure: { readonly on: string | null; readonly isPaused: boolean }
}

export type Judged = { readonly part: ReadinessPart; readonly standing: Standing; readonly on: string | null }

/** A leader's word and an hour's promise are said anew each year; people are asked each quarter, and twice a year at least. */
const freshDays = { said: 365, asked: 184 } as const

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000

const fresh = (on: string | undefined, today: string, days: number): Standing =>
  on === undefined ? 'missing' : daysBetween(on, today) > days ? 'old' : 'there'

/** How each part stands today, in order. Use: what to look at next. Limit: that it is there does not say that it is good. */
export function judgeReadiness(evidence: Evidence, today: string): readonly Judged[] {
  const { statement, time, guidelines, mishaps, training, dialogue, pulse, pressure } = evidence
  const lastTraining =
    training
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  return [
    { part: 'statement', standing: fresh(statement?.on, today, freshDays.said), on: statement?.on ?? null },
    { part: 'time', standing: fresh(time?.on, today, freshDays.said), on: time?.on ?? null },
    { part: 'guidelines', standing: ofGuidelines(guidelines), on: guidelines.on },
    { part: 'mishaps', standing: ofMishaps(mishaps, today), on: mishaps.triedOn },
    { part: 'training', standing: ofTraining(training, today), on: lastTraining },
    {
      part: 'dialogue',
      standing: dialogue.isOpen ? 'there' : dialogue.on === null ? 'missing' : 'old',
      on: dialogue.on,
    },
    { part: 'pulse', standing: fresh(pulse?.on, today, freshDays.asked), on: pulse?.on ?? null },
    {
      part: 'pressure',
      standing: pressure.isPaused ? 'care' : fresh(pressure.on ?? undefined, today, freshDays.asked),
      on: pressure.on,
    },
  ]
}

const ofGuidelines = ({ isOwn, overdue }: Evidence['guidelines']): Standing =>
  isOwn ? (overdue > 0 ? 'old' : 'there') : 'missing'

const ofMishaps = ({ hasPlan, triedOn, tryAgainOn }: Evidence['mishaps'], today: string): Standing => {
  if (!hasPlan || triedOn === null) return 'missing'
  return tryAgainOn !== null && tryAgainOn < today ? 'old' : 'there'
}

const ofTraining = (days: Evidence['training'], today: string): Standing =>
  days.length === 0 ? 'missing' : days.some((day) => day === null || day >= today) ? 'there' : 'old'

export type Lacking = { readonly part: ReadinessPart; readonly standing: Exclude<Standing, 'there'> }

/** What is not there: kept with the launch, for all to see. */
export const lackingOf = (judged: readonly Judged[]): readonly Lacking[] =>
  judged.flatMap(({ part, standing }) => (standing === 'there' ? [] : [{ part, standing }]))
