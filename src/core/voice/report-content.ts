import type { Interval } from '../stats/interval.ts'
import type { IntervalKind } from '../stats/linearised-share.ts'
import type { Codebook } from './codebook.ts'
import type { ReleasedRow } from './report-release.ts'

/** `null` is what fewer than five people stand behind, or what would give them away. */
export type Told = number | null

export type Part = { readonly id: string; readonly posts: Told }

/** A share with its interval, and beside it what an interval would have claimed that takes posts for people. */
export type ToldShare = {
  readonly share: number
  readonly low: number | null
  readonly high: number | null
  readonly interval: IntervalKind
  readonly naive: Interval | null
  /** Of how many units. */
  readonly of: number
  readonly designEffect: number | null
  readonly effectivePosts: number | null
  readonly icc: number | null
  /** With few people: how often such an interval holds the truth, instead of 95 times in a hundred. */
  readonly covers: Interval | null
  /** All people had the same share, so that their spread says nothing. */
  readonly isFlat: boolean
}

export const funnelSteps = ['all', 'coded', 'wide', 'narrow', 'voice', 'tone'] as const
export type FunnelStep = (typeof funnelSteps)[number]

export type ToldDecision = {
  readonly id: string
  /** How many posts have a code that counts. */
  readonly of: Told
  readonly codes: readonly {
    readonly id: string
    readonly posts: Told
    readonly share: ToldShare | null
    /** In how many people's posts it was met. */
    readonly people: (Interval & { readonly count: number; readonly share: number }) | null
  }[]
  /** Codes of which each alone would tell of too few people, told together. */
  readonly together: {
    readonly codes: readonly string[]
    readonly posts: number
    readonly share: ToldShare | null
  } | null
  /** Posts on which coders came out even: they are left out. */
  readonly tied: Told
}

/** Why the first share is not told: of fewer than five people work posts are coded, or others than those counted, or else. */
export type LeadWithheld = 'few-coded' | 'few-others' | 'few-behind'

export type ToldAgreement = {
  readonly decision: string
  readonly level: 'nominal' | 'ordinal' | 'interval'
  readonly alpha: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many posts two coders or more coded. */
  readonly units: number
  readonly coders: number
  /** The part of pairs of codes that are the same, chance included. */
  readonly observed: number | null
}

/** Without its code: that could be one of which fewer than five people's posts are. */
export type Quote = { readonly text: string; readonly language: string }

export type ReportStudy = {
  readonly title: string
  readonly question: string
  /** The language in which title and question are written. */
  readonly language: string
  readonly period: { readonly from: string; readonly to: string } | null
}

export type SampleTold =
  | { readonly kind: 'all' }
  | { readonly kind: 'simple'; readonly seed: number | null }
  | { readonly kind: 'stratified'; readonly seed: number | null; readonly by: readonly string[] }

/** What whoever repeats the study needs. */
export type ToRepeat = {
  readonly luotto: string
  readonly made: string
  readonly sample: SampleTold
  /** The sample was coded in part, and not by lot: see report-unfinished.ts. */
  readonly isUnfinished?: boolean
  /** SHA-256 of what went in. */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[]
  readonly commands: readonly string[]
}

/** All that a report tells, in any language and as any file: nothing else leaves a study by its report. */
export type ReportContent = {
  readonly format: 'luotto-voice-report'
  readonly version: 1
  readonly study: ReportStudy
  readonly people: Told
  readonly years: { readonly from: number; readonly to: number } | null
  readonly networks: readonly Part[]
  readonly languages: readonly Part[]
  readonly kinds: readonly Part[]
  readonly funnel: readonly { readonly step: FunnelStep; readonly posts: Told; readonly threads: Told }[]
  /** How much of what was posted is about work. */
  readonly work: { readonly wide: ToldShare | null; readonly narrow: ToldShare | null } | null
  /** The share that is told first. */
  readonly lead: {
    readonly decision: string
    readonly codes: readonly string[]
    readonly wide: ToldShare | null
    readonly withheld: LeadWithheld | null
    readonly narrow: ToldShare | null
    /** With each thread counting once, however many posts it holds. */
    readonly threads: ToldShare | null
    /** With the help of a classifier's predictions of all posts, set right by people's codes. */
    readonly predicted: ToldShare | null
    /** The share that a classifier alone would have claimed. It counts for nothing. */
    readonly claimed: number | null
    readonly dots: { readonly dots: readonly number[]; readonly leastPosts: number } | null
  } | null
  readonly decisions: readonly ToldDecision[]
  readonly agreement: readonly ToldAgreement[]
  /** Decisions that two coders made of some posts, too few to tell of. */
  readonly agreementWithheld: readonly string[]
  readonly quotes: readonly Quote[]
  readonly codebook: Codebook
  readonly repeat: ToRepeat
  readonly rows: readonly ReleasedRow[]
}
