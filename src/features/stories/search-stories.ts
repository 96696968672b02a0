import { type RawBuilder, sql } from 'kysely'
import { type Language, languages } from '../../core/networks.ts'
import { folding, searchWords, wordForms, wordParts } from '../../core/search-words.ts'

/**
 * How well a story answers what somebody typed, as SQL over `story`: how many of the words it has, and a
 * score by where and how it has them. A word counts in any form that the story's own language gives it; as
 * a part of a word it counts too, but weighs least. Newer stories come before older ones that say the same.
 * `undefined` where nothing was typed that could be looked for.
 */
export function searchScore(typed: string, today: string) {
  const words = searchWords(typed).map(scoreOfWord)
  if (words.length === 0) return undefined
  const found = sql.join(
    words.map((word) => sql`(${word} > 0)::int`),
    sql` + `,
  )
  const age = sql`greatest(0, ${today}::date - story.published_at::date)`
  const sum = sql.join(words, sql` + `)
  return {
    found: sql<number>`(${found})`,
    // Of the same words, half a year costs about a fifth. Rounded, so that a cursor says it exactly.
    score: sql<string>`round(((${sum}) * (0.75 + 0.25 * exp(-${age} / 120.0)))::numeric, 5)`,
  }
}

const byLanguage = (of: (language: Language) => RawBuilder<unknown>) =>
  sql`case story.language ${sql.join(
    languages.map((language) => sql`when ${language} then ${of(language)}`),
    sql` `,
  )} end`

function scoreOfWord(word: string) {
  const exactly = byLanguage((language) => query([word], language))
  const somehow = byLanguage((language) => query(wordForms(word, language), language))
  const parts = byLanguage((language) => sql`${wordParts(word, language).map((part) => `%${part}%`)}::text[]`)
  // A stop word says nothing: where the language has it as one, every story has it, and none the more for it.
  return sql`(case when numnode(${exactly}) = 0 then 0.0001 else
    ts_rank(story.search, ${exactly}) * 2 + ts_rank(story.search, ${somehow})
    + (case when ${folded(sql`story.title`)} like any(${parts}) then 0.4
        when ${folded(sql`story.summary`)} like any(${parts}) then 0.1 else 0 end) end)`
}

const folded = (text: RawBuilder<unknown>) =>
  sql`translate(' ' || lower(${text}), ${folding.from}::text, ${folding.to}::text)`

const configurations = { fi: 'finnish', sv: 'swedish', en: 'english' } as const

/** Words are letters and digits alone, so nothing in them is an operator of the query's language. */
const query = (words: readonly string[], language: Language) =>
  sql`to_tsquery(${`pg_catalog.${configurations[language]}`}::regconfig, ${words.join(' | ')})`
