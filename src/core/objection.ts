/** What comes of an objection: the story goes, it is put right and stays, or it stays as it is. */
export const outcomes = ['upheld', 'corrected', 'not-upheld'] as const
export type Outcome = (typeof outcomes)[number]

/** Where fewer may read a story than this, they could guess who wrote: the form says so beforehand. */
const fewestReaders = 5

export const isSmallAudience = (readers: number): boolean => readers < fewestReaders
