/** Whether the words in the box are still the assistant's: spaces at the ends and line breaks make nobody a writer. */
export const isUnedited = (words: string, suggested: string): boolean => plain(words) === plain(suggested)

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
