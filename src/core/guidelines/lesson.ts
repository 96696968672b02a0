/** Where something general was learnt. */
export type LessonKind = 'asked' | 'mishap' | 'proposal'

export const longestLesson = 1000
export const longestAnswer = 2000

/** Of a day only its month is kept: a day could be somebody's. */
export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`
