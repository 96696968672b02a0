import { type Language, languages } from './networks.ts'

/** What stories are about; named in up to three languages, in one at least. */
export type Topic = { readonly id: string; readonly names: Readonly<Partial<Record<Language, string>>> }

/** A story is about a handful of things at most; more would tell nobody anything. */
export const mostTopicsOfStory = 5
/** So many can be looked over on one page. */
export const mostTopics = 100

/** The name in the reader's language, else in another that it has. */
export const topicName = ({ names }: Topic, language: Language): string =>
  names[language] ?? languages.map((one) => names[one]).find((name) => name !== undefined) ?? ''
