export const storyKinds = ['news', 'product', 'job', 'event', 'customer', 'thought'] as const
export type StoryKind = (typeof storyKinds)[number]

export const disclosureKinds = ['advert', 'employment', 'none'] as const
export type DisclosureKind = (typeof disclosureKinds)[number]

export type StoryState = 'draft' | 'live' | 'retired'

/** How many ready questions there are to begin from; the interface has the words. */
export const questionCount = 3

/** A story is offered for telling while it is live and its best-before (a day, both ends included) has not passed. */
export const isOffered = (story: { state: StoryState; bestBefore: string | null }, today: string): boolean =>
  story.state === 'live' && (story.bestBefore === null || story.bestBefore >= today)
