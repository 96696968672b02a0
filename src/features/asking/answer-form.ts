import { z } from 'zod'
import { longestWords } from '../../core/asking/question.ts'
import { mostSuggestions, type Typed } from '../../core/asking/suggested.ts'
import { requiredText, text } from '../../platform/form.ts'

/** What stands for all beside a passage: in words written for it. */
export const lessonSchema = z.object({ slug: z.string().max(60), text: requiredText(1000), answer: requiredText(2000) })

const version = z.coerce.number().int().min(1)
const rows = Array.from({ length: mostSuggestions }, (_, row) => row)

const place = z.preprocess(
  (value) => (value === '' || value === undefined ? undefined : value),
  z.coerce.number().int().min(0).max(20_000).optional(),
)

/** Each row of a form has names of its own: words of the draft, what instead, and where they were marked, if they were. */
const fields = Object.fromEntries(
  rows.flatMap((row) => [
    [`quote${row}`, text(2000).optional()],
    [`instead${row}`, text(2000).optional()],
    [`starts${row}`, place],
  ]),
)

/** An answer: words, and suggestions by their rows; a row without words of the draft is none, unless it says something instead. */
export const answerSchema = z
  .object({ version, words: text(longestWords) })
  .and(z.object(fields))
  .transform(({ version: looked, words, ...typed }) => ({ version: looked, words, ...suggestionsIn(typed) }))

function suggestionsIn(typed: Readonly<Record<string, unknown>>): { suggestions: Typed[]; rows: number[] } {
  const said = (name: string) => String(typed[name] ?? '')
  const used = rows.filter((row) => said(`quote${row}`) !== '' || said(`instead${row}`) !== '')
  return {
    rows: used,
    suggestions: used.map((row) => ({
      quote: said(`quote${row}`),
      instead: said(`instead${row}`),
      starts: typed[`starts${row}`] as number | undefined,
    })),
  }
}

export const cannotSchema = z.object({ version })
