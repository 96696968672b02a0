import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from './networks.ts'
import { searchable, searchGuidelines } from './search-guidelines.ts'
import { type PassageId, passageIds } from './starter-guidelines/passages.ts'
import { searchStarterGuidelines } from './starter-guidelines/search.ts'

type Asked = { readonly language: Language; readonly question: string; readonly passages: readonly PassageId[] }

const questions = readFileSync(new URL('../../test/guidelines/questions.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Asked)

const isAnswered = ({ language, question, passages }: Asked) =>
  searchStarterGuidelines(question, language)
    .slice(0, 3)
    .some((id) => passages.includes(id))

describe('a question to the guidelines', () => {
  test.each(languages)('in %s has its passage among the first three nine times in ten', (language) => {
    const own = questions.filter((asked) => asked.language === language)
    const missed = own.filter((asked) => !isAnswered(asked)).map(({ question }) => question)
    expect(own.length).toBeGreaterThanOrEqual(15)
    expect(missed.length / own.length, missed.join('\n')).toBeLessThanOrEqual(0.1)
  })

  test('finds a word in another form, in a compound, and without its dots', () => {
    const passages = [
      { id: 'a', title: 'Vaihteisto', text: ['Kengät ja pyörät.'], further: [] },
      { id: 'b', title: 'Muut', text: ['Katu on pitkä.'], further: ['Työvaatteet haetaan varastosta.'] },
    ]
    const found = (question: string) => searchGuidelines(question, searchable(passages, 'fi'))
    expect(found('kadulla')).toEqual(['b'])
    expect(found('varasto')).toEqual(['b'])
    expect(found('vaatteet')).toEqual(['b'])
    expect(found('pyora')).toEqual(['a'])
  })

  test.each(['', '   ', '?!', 'a', '🎉', 'qqqqqqqq'])('that asks nothing (%j) finds nothing', (question) => {
    expect(searchStarterGuidelines(question, 'en')).toEqual([])
  })

  test('may be any text: each passage comes once at most, and the same question finds the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), fc.constantFrom(...languages), (text, language) => {
        const found = searchStarterGuidelines(text, language)
        expect(new Set(found).size).toBe(found.length)
        expect(found.every((id) => passageIds.includes(id))).toBe(true)
        expect(searchStarterGuidelines(text, language)).toEqual(found)
      }),
      { numRuns: 60 },
    )
  })
})
