import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grounds, onlookers, purposes, readComment, spans } from './holding.ts'

describe('a column’s comment', () => {
  test('says what for, by which ground, who sees it and until when', () => {
    expect(readComment('purpose: telling; ground: consent; seen: self, sums; kept: membership')).toEqual({
      ok: true,
      person: true,
      holding: { purpose: 'telling', ground: 'consent', seen: ['self', 'sums'], kept: 'membership' },
    })
  })

  test('or that it holds nothing of a person, with the reason', () => {
    expect(readComment('no person: a sum')).toEqual({ ok: true, person: false, why: 'a sum' })
  })

  test.each([
    null,
    '',
    ' ',
    'no person',
    'no person: ',
    'no person:  ',
    'what a telling says',
    'purpose: telling; ground: consent; seen: self',
    'purpose: telling; ground: consent; seen: ; kept: membership',
    'purpose: telling; seen: self; ground: consent; kept: membership',
    'purpose: telling; ground: consent; seen: self; kept: membership; and more',
  ])('is refused where it lacks one of them: %j', (comment) => {
    expect(readComment(comment).ok).toBe(false)
  })

  test.each([
    ['purpose: spying; ground: consent; seen: self; kept: membership', 'spying'],
    ['purpose: telling; ground: because; seen: self; kept: membership', 'because'],
    ['purpose: telling; ground: consent; seen: self, boss; kept: membership', 'boss'],
    ['purpose: telling; ground: consent; seen: self; kept: ever', 'ever'],
  ])('is refused where it uses a word without sentences: %s', (comment, word) => {
    const read = readComment(comment)
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining(word) })
  })

  test('of every combination of words is read as it was written', () => {
    const holdings = fc.record({
      purpose: fc.constantFrom(...purposes),
      ground: fc.constantFrom(...grounds),
      seen: fc.uniqueArray(fc.constantFrom(...onlookers), { minLength: 1 }),
      kept: fc.constantFrom(...spans),
    })
    fc.assert(
      fc.property(holdings, (holding) => {
        const { purpose, ground, seen, kept } = holding
        const comment = `purpose: ${purpose}; ground: ${ground}; seen: ${seen.join(', ')}; kept: ${kept}`
        expect(readComment(comment)).toEqual({ ok: true, person: true, holding })
      }),
    )
  })
})
