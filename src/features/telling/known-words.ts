/** What everybody says who tells of the story: it makes no two texts alike. */
export const knownWords = ({ title, summary }: { title: string; summary: string }): string => `${title}. ${summary}`
