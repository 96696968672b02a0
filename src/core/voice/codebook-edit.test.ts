import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyCodebook } from './codebook.testing.ts'
import { codebookDifference } from './codebook-difference.ts'
import { type CodebookChange, changeCodebook, idFrom } from './codebook-edit.ts'
import { defaultCodebook } from './default-codebook.ts'
import { parseCodebook } from './parse-codebook.ts'

const same = (text: string) => ({ fi: text, sv: text, en: text })
const only = (fi: string) => ({ fi, sv: '', en: '' })
const codeTexts = { name: only('Uusi koodi'), definition: only('Mitä se on'), examples: only('Yksi\nToinen') }

const problems = (book: unknown) => {
  const parsed = parseCodebook(book)
  return parsed.ok ? [] : parsed.faults.map(({ place, problem }) => `${place} ${problem}`)
}
const after = (...changes: readonly CodebookChange[]) => changes.reduce(changeCodebook, defaultCodebook)
const said = (...changes: readonly CodebookChange[]) =>
  codebookDifference(defaultCodebook, after(...changes)).map((one) => [one.kind, one.decision?.id, one.code?.id])

test('a change gives a codebook that is one, and says what it changed', () => {
  const on = { decision: 'tone' } as const
  expect(problems(after({ kind: 'add-code', ...on, ...codeTexts }))).toEqual([])
  expect(said({ kind: 'add-code', ...on, ...codeTexts })).toEqual([['added', 'tone', 'uusi-koodi']])
  expect(said({ kind: 'remove-code', ...on, code: 'mixed' })).toEqual([['removed', 'tone', 'mixed']])
  expect(said({ kind: 'move-code', ...on, code: 'mixed', by: -1 })).toEqual([['order', 'tone', undefined]])
  expect(said({ kind: 'add-decision', question: only('Onko leikkiä?') })).toEqual([
    ['added', 'onko-leikkia', undefined],
  ])
  expect(problems(after({ kind: 'add-decision', question: only('?') }))).toEqual([])
  expect(said({ kind: 'about', about: { ...defaultCodebook.about, sv: 'Annat' } })).toEqual([
    ['text', undefined, undefined],
  ])
  const renamed = {
    kind: 'set-code',
    ...on,
    code: 'mixed',
    ...codeTexts,
    name: { ...same('Sekä että'), fi: 'Molempia' },
  } as const
  const texts = codebookDifference(defaultCodebook, after(renamed)).filter((one) => one.kind === 'text')
  expect(texts.find(({ field, language }) => field === 'name' && language === 'fi')).toMatchObject({
    before: 'Sekä että',
    after: 'Molempia',
  })
})

test('a decision cannot stand above what it hangs on, nor lose every code that it hangs on', () => {
  expect(problems(after({ kind: 'move-decision', decision: 'voice', by: -1 }))).toEqual([
    'decisions[0].when when-not-earlier',
  ])
  expect(problems(after({ kind: 'remove-decision', decision: 'work' }))).toHaveLength(2)
  const codes = ['own-work', 'employer', 'colleagues', 'customers', 'profession'] as const
  const removal = (code: string) => ({ kind: 'remove-code', decision: 'work', code }) as const
  expect(problems(after(removal('employer')))).toEqual([])
  expect(problems(after(...codes.map(removal)))).toEqual([
    'decisions[1].when.codes when-unknown-code',
    'decisions[2].when.codes when-unknown-code',
  ])
})

test('a code that goes is no more on the scale either', () => {
  const [, , tone] = after({ kind: 'remove-code', decision: 'tone', code: 'neutral' }).decisions
  expect(tone?.ordered).toEqual(['negative', 'positive'])
})

test('what is moved up and down again is where it was, and at an end it stays', () => {
  fc.assert(
    fc.property(anyCodebook, fc.nat(), (book, n) => {
      const at = n % book.decisions.length
      const decision = book.decisions[at]?.id ?? ''
      const move = (by: 1 | -1) => ({ kind: 'move-decision', decision, by }) as const
      if (at === 0) expect(changeCodebook(book, move(-1))).toEqual(book)
      else expect(changeCodebook(changeCodebook(book, move(-1)), move(1))).toEqual(book)
    }),
  )
})

test('two that are the same do not differ, and any two say every id that came or went', () => {
  fc.assert(
    fc.property(anyCodebook, anyCodebook, (one, other) => {
      expect(codebookDifference(one, one)).toEqual([])
      const came = codebookDifference(one, other).filter(({ kind, code }) => kind === 'added' && code === null)
      const ids = one.decisions.map(({ id }) => id)
      expect(came.map(({ decision }) => decision?.id)).toEqual(
        other.decisions.map(({ id }) => id).filter((id) => !ids.includes(id)),
      )
    }),
  )
})

test('an id is made of the name, is one that a codebook takes, and is nobody else’s', () => {
  expect(idFrom(only('Työn ilo!'), [], 'code')).toBe('tyon-ilo')
  expect(idFrom({ fi: 'Ilo', sv: '', en: 'Joy at work' }, [], 'code')).toBe('joy-at-work')
  expect(idFrom(only('Ilo'), [{ id: 'ilo' }, { id: 'ilo-2' }], 'code')).toBe('ilo-3')
  fc.assert(
    fc.property(fc.string(), (text) => {
      const id = idFrom(only(text), [], 'code')
      expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
      expect(id.length).toBeLessThanOrEqual(32)
    }),
  )
})
