import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelledDrafts, lists, precisionOf, recallOf, tally } from '../../../test/second-look/labelled.ts'
import { catalogues } from '../../ui/catalogues.ts'
import { intentRules, languages } from '../networks.ts'
import { storyKinds } from '../story.ts'
import { checkIds, checks, type LookContext } from './finding.ts'
import { secondLook } from './second-look.ts'

const context: LookContext = {
  ...{ language: 'fi', kind: 'thought', label: 'none', lists, organisation: { name: 'Kajo' } },
  ...{ story: { title: 'Silta avautui', summary: 'Uusi silta avattiin maanantaina keskustan ja sataman välille.' } },
  picture: { alt: '' },
}

describe('the labelled drafts', () => {
  const drafts = labelledDrafts()

  test('are at least 120 in Finnish and 60 in Swedish and English, and about half are harmless look-alikes', () => {
    for (const [language, fewest] of Object.entries({ fi: 120, sv: 60, en: 60 })) {
      const ours = drafts.filter((draft) => draft.language === language)
      const harmless = ours.filter(({ like }) => like)
      expect(ours.length).toBeGreaterThanOrEqual(fewest)
      expect(harmless.length / ours.length).toBeGreaterThan(0.45)
      expect(harmless.every(({ expect: meant }) => meant === undefined)).toBe(true)
    }
  })

  test('have something to find and something alike for every check, and name words that they have', () => {
    const meant = drafts.flatMap(({ expect: some = [] }) => some.map(([check]) => check))
    expect(new Set(meant)).toEqual(new Set(checkIds))
    expect(new Set(drafts.flatMap(({ like }) => like ?? []))).toEqual(new Set(checkIds))
    for (const { text, expect: some = [] } of drafts) for (const [, words] of some) expect(text).toContain(words)
  })

  test('say of each check that speaks plainly that it is right at least four times in five', () => {
    // By all of them, and by those that were put aside while the checks were made.
    const doubtful = [drafts, drafts.filter(({ isUnseen }) => isUnseen)].flatMap((some) =>
      checkIds.filter((check) => (precisionOf(tally(some).sums[check]) ?? 1) < 0.8),
    )
    expect(doubtful.length).toBeGreaterThan(0)
    expect(doubtful.filter((check) => checks[check].weight > 1)).toEqual([])
  })

  test('are found again, nearly all, and nearly nothing is seen in the harmless ones', () => {
    const { sums } = tally(drafts)
    for (const check of checkIds) expect(recallOf(sums[check]), check).toBeGreaterThanOrEqual(0.8)
    const harmless = tally(drafts.filter(({ like }) => like)).misses
    expect(harmless.length).toBeLessThanOrEqual(3)
  })
})

const anything = fc.string({ unit: 'binary', maxLength: 300 })
// What checks look for, in any order and cut anywhere.
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        '140385-913U',
        '+358 50 555 0199',
        'Rantatie 14 as. 3',
        'a.b@c.fi',
        'KRX-418 auto ',
        'Sari Korhonen ',
        'sairaus',
      ],
      ...[
        'Pohjantähden ',
        'hiilineutraali ',
        '👩‍👩‍👧',
        '🎄',
        '\ud83c',
        'ä\u0301',
        '#vanhus-työ ',
        '@a ',
        '[a.b](https://c.d) ',
        '/s ',
      ],
      ...[
        '”huippu”',
        '3/4/2027',
        ' ',
        '\n',
        '.',
        '"',
        'SUOMEN PARAS ',
        'Mainos |',
        '25 % alennusta',
        'http://x@y.z',
        '\u200d',
      ],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
const contexts = fc.record({
  language: fc.constantFrom(...languages),
  kind: fc.constantFrom(...storyKinds),
  label: fc.constantFrom('advert' as const, 'employment' as const, 'none' as const),
})

describe('any text', () => {
  test('gives findings that lie within it, most careful first', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, anything), contexts, (text, own) => {
        const found = secondLook(text, { ...context, ...own })
        for (const { start, end, check } of found) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeLessThanOrEqual(text.length)
          if (check !== 'alt') expect(start).toBeLessThan(end)
        }
        const weights = found.map(({ weight }) => weight)
        expect(weights).toEqual(weights.toSorted((one, other) => other - one))
      }),
      { numRuns: 2_000 },
    )
  })

  test('gives the same findings each time, and each of them once', () => {
    fc.assert(
      fc.property(pieces, contexts, (text, own) => {
        const found = secondLook(text, { ...context, ...own })
        expect(secondLook(text, { ...context, ...own })).toEqual(found)
        const names = found.map(({ check, start, end }) => `${check} ${start} ${end}`)
        expect(names).toEqual([...new Set(names)])
      }),
      { numRuns: 500 },
    )
  })

  test('of Unicode, ten thousand times at random, is looked at to its end', () => {
    fc.assert(
      fc.property(anything, contexts, (text, own) => {
        secondLook(text, { ...context, ...own })
      }),
      { numRuns: 10_000 },
    )
  })

  test.each([
    'a',
    '0',
    '0 4',
    '@a ',
    '[a.b](',
    '#a-',
    '. ',
    '”',
    '[',
    'https://',
    '/',
    '👩‍',
    'ä\u0301',
    'Suomen ',
    'AAA ',
    'Sari ',
    'ABC-123 auto ',
    'hiilineutraali ',
    'Lumikan ',
    'Uusi silta avattiin maanantaina keskustan ja ',
    '\ud83c',
    '-',
    "'",
  ])('as long as any network takes, of %j over and over, is looked at to its end', (piece) => {
    const longest = Math.max(...Object.values(intentRules).map(({ limit }) => limit))
    const text = piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest)
    for (const { end } of secondLook(text, context)) expect(end).toBeLessThanOrEqual(longest)
  })
})

test('no pattern repeats anything, so that none can be led to try again and again', () => {
  const files = globSync('src/core/second-look/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  expect(files.length).toBeGreaterThan(30)
  // A pattern as it is written, after what one may stand behind; its classes are left out before signs are looked for.
  const literal = /(?<=[=(,:?!]\s*|return\s+)\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/g
  const patterns = files.flatMap((file) => readFileSync(file, 'utf8').match(literal) ?? [])
  expect(patterns.length).toBeGreaterThan(5)
  for (const pattern of patterns) {
    const bare = pattern
      .replace(/\[(?:\\.|[^\]\\])*\]/g, 'c')
      .replace(/\\p\{[^}]*\}/g, 'c')
      .replace(/\\./g, 'c')
    expect(bare, pattern).not.toMatch(/[*+{?]/)
  }
  // And none is put together on the way.
  for (const file of files) expect(readFileSync(file, 'utf8'), file).not.toContain('RegExp(')
})

test('a hint is put as a question, and what is plain is not', () => {
  for (const check of checkIds) {
    const sentences = languages.map((language) => catalogues[language][`look.${check}`])
    for (const sentence of sentences) expect(sentence.includes('?'), sentence).toBe(checks[check].weight === 1)
  }
})
