import type { DigestContent } from '../../core/digest.ts'
import type { Language } from '../../core/networks.ts'
import { dateAt } from '../../core/weeks.ts'
import type { MemberId, OrganisationId, OrganisationTx } from '../../platform/database.ts'
import { type ChangedGuideline, findChanged } from '../guidelines/find-changed.ts'
import { findPause } from '../programme/find-pause.ts'
import { isPreparing } from '../programme/story-telling.ts'
import { findOpenWave } from '../pulse/find-open-wave.ts'
import { findNewStories, type NewStory } from '../stories/find-new-stories.ts'
import { wasThanked } from '../thanks/own-thanks.ts'

/** What is new for a reader. It has no room for what anybody else did. */
export type WeekNews = {
  readonly stories: readonly NewStory[]
  readonly moreStories: boolean
  readonly guidelines: readonly ChangedGuideline[]
  readonly moreGuidelines: boolean
  readonly wave: { readonly id: string; readonly closesOn: string } | undefined
  /** That somebody thanked the reader; not who, how many, or for what. */
  readonly thanked: boolean
}

export type Reader = {
  readonly organisationId: OrganisationId
  readonly language: Language
  /** The groups that a member is in. A channel is in none: what is for everybody is all that it is told. */
  readonly groupIds: readonly string[]
  /** Who reads it, where nobody else does: a channel is nobody. */
  readonly memberId: MemberId | undefined
}

export type Covered = {
  readonly from: number
  readonly until: number
  /** Of thanks the day alone is known. What is sent tells of days that are over, each once; a page tells of today too. */
  readonly withToday?: boolean
}

const dayMs = 24 * 3_600_000

const mostStories = 10
const mostGuidelines = 10

/** What has come within a time, of what is wanted. */
export async function findWeek(
  tx: OrganisationTx,
  { organisationId, language, groupIds, memberId }: Reader,
  wanted: readonly DigestContent[],
  covered: Covered,
): Promise<WeekNews> {
  const within = { from: new Date(covered.from), until: new Date(covered.until) }
  const today = dateAt(covered.until)
  // Where the programme is paused, people are pressed already: nothing brings them stories to tell. Nor before it is launched.
  const offers =
    wanted.includes('stories') && !(await findPause(tx, organisationId)) && !(await isPreparing(tx, organisationId))
  const found = offers
    ? await findNewStories(tx, organisationId, { ...within, today, groupIds, atMost: mostStories })
    : { stories: [], more: false }
  const changed = wanted.includes('guidelines')
    ? await findChanged(tx, organisationId, { ...within, language, atMost: mostGuidelines })
    : { guidelines: [], more: false }
  const days = { from: dateAt(covered.from), before: covered.withToday ? dateAt(covered.until + dayMs) : today }
  const thanked =
    memberId !== undefined && wanted.includes('thanks') && (await wasThanked(tx, organisationId, memberId, days))
  const wave = wanted.includes('wave') ? await findOpenWave(tx, organisationId) : undefined
  return {
    stories: found.stories,
    moreStories: found.more,
    guidelines: changed.guidelines,
    moreGuidelines: changed.more,
    wave,
    thanked,
  }
}

export const isNews = ({ stories, guidelines, wave, thanked }: WeekNews): boolean =>
  stories.length > 0 || guidelines.length > 0 || wave !== undefined || thanked
