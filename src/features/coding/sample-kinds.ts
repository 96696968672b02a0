/** How posts may be drawn. Apart from the form's schema, which no browser needs. */
export const sampleKinds = ['simple', 'member', 'score', 'member-score', 'all'] as const
