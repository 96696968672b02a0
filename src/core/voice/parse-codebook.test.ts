import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../networks.ts'
import { anyCodebook, workAndTone } from './codebook.testing.ts'
import type { Codebook, Decision } from './codebook.ts'
import { defaultCodebook, narrowWork, wideWork } from './default-codebook.ts'
import { mostCodes, mostDecisions, parseCodebook } from './parse-codebook.ts'

const faultsOf = (value: unknown) => {
  const parsed = parseCodebook(value)
  return parsed.ok ? [] : parsed.faults.map(({ place, problem }) => `${place} ${problem}`)
}

const changed = (at: number, change: Partial<Decision>, book: Codebook = workAndTone) => ({
  ...book,
  decisions: book.decisions.map((decision, n) => (n === at ? { ...decision, ...change } : decision)),
})

describe('the default codebook', () => {
  test('is one, and comes out as it went in', () => {
    expect(parseCodebook(JSON.parse(JSON.stringify(defaultCodebook)))).toEqual({ ok: true, codebook: defaultCodebook })
  })

  // The codes and their order as the method's description has them.
  test('has the three decisions of the method, with its codes in its order', () => {
    expect(defaultCodebook.decisions.map(({ id, codes }) => [id, ...codes.map((code) => code.id)])).toEqual([
      ['work', 'own-work', 'employer', 'colleagues', 'customers', 'profession', 'no', 'cannot-tell'],
      [
        ...['voice', 'dissatisfaction', 'collective', 'participation', 'partnership', 'professional-self'],
        ...['shared-content', 'chit-chat', 'cannot-tell'],
      ],
      ['tone', 'negative', 'neutral', 'positive', 'mixed', 'cannot-tell'],
    ])
    expect(defaultCodebook.decisions.map(({ ordered }) => ordered)).toEqual([
      [],
      [],
      ['negative', 'neutral', 'positive'],
    ])
  })

  test('asks for voice and tone only of posts about work, in its wide sense', () => {
    expect(defaultCodebook.decisions.map(({ when }) => when)).toEqual([
      null,
      { decision: 'work', codes: wideWork },
      { decision: 'work', codes: wideWork },
    ])
    expect(wideWork).toEqual([...narrowWork, 'profession'])
  })

  test('is written out in every language, with two or three examples of each code, none of them twice', () => {
    for (const language of languages) {
      const examples = defaultCodebook.decisions.flatMap(({ question, rule, codes }) => {
        expect(question[language]).not.toBe('')
        expect(rule[language].length).toBeGreaterThan(80)
        return codes.flatMap((code) => {
          expect(code.name[language]).not.toBe('')
          expect(code.definition[language].length).toBeGreaterThan(30)
          const lines = code.examples[language].split('\n')
          expect([2, 3]).toContain(lines.length)
          return lines
        })
      })
      expect(new Set(examples).size).toBe(examples.length)
    }
  })

  test('says in every language that it is ours, and whose frame it is informed by', () => {
    for (const language of languages) {
      expect(defaultCodebook.about[language]).toContain('Luot')
      expect(defaultCodebook.about[language]).toContain('Dundon')
      expect(defaultCodebook.about[language]).toContain('2004')
    }
  })
})

describe('a codebook from outside', () => {
  test('comes out as it went in, whatever its shape', () => {
    fc.assert(
      fc.property(anyCodebook, (book) => {
        const legal = book.decisions.every(
          ({ id, codes }) => codes.length >= 2 && id !== 'constructor' && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id),
        )
        const parsed = parseCodebook(JSON.parse(JSON.stringify(book)))
        expect(parsed.ok).toBe(legal)
        if (parsed.ok) expect(parsed.codebook).toEqual(book)
      }),
    )
  })

  test('never throws, and never lets in what coders could not be led through', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, maxDepth: 5 }), fc.json(), (anything, json) => {
        expect(parseCodebook(anything).ok).toBe(false)
        expect(parseCodebook({ decisions: [anything] }).ok).toBe(false)
        expect(parseCodebook(JSON.parse(json)).ok).toBe(false)
      }),
    )
  })

  test('with one thing broken is refused, and its place is named', () => {
    const [work] = workAndTone.decisions
    const codes = work?.codes ?? []
    expect(faultsOf(null)).toEqual([' not-a-codebook'])
    expect(faultsOf({ decisions: [] })).toEqual(['decisions too-few'])
    expect(faultsOf(changed(0, { id: 'Työ' }))[0]).toBe('decisions[0].id bad-id')
    expect(faultsOf(changed(0, { id: 'constructor' }))[0]).toBe('decisions[0].id bad-id')
    expect(faultsOf(changed(1, { id: 'tone' }))).toEqual(['decisions[2].id id-twice'])
    expect(faultsOf(changed(0, { codes: codes.slice(0, 1) }))[0]).toBe('decisions[0].codes too-few')
    expect(faultsOf(changed(2, { ordered: ['negative', 'nowhere'] }))).toEqual([
      'decisions[2].ordered ordered-unknown-code',
    ])
    expect(faultsOf(changed(2, { question: { fi: ' ', sv: '', en: '' } }))).toEqual(['decisions[2].question required'])
    expect(faultsOf(changed(2, { rule: { fi: 'a\u0000b', sv: '', en: 'x'.repeat(2001) } }))).toEqual([
      'decisions[2].rule.fi control-characters',
      'decisions[2].rule.en too-long',
    ])
  })

  test('asks a decision only after the one that it hangs on', () => {
    const late = { decision: 'tone', codes: ['negative'] }
    expect(faultsOf(changed(0, { when: late }))).toEqual(['decisions[0].when when-not-earlier'])
    expect(faultsOf(changed(1, { when: { decision: 'voice', codes: ['chit-chat'] } }))).toEqual([
      'decisions[1].when when-not-earlier',
    ])
    expect(faultsOf(changed(1, { when: { decision: 'work', codes: [] } }))).toEqual([
      'decisions[1].when.codes when-unknown-code',
    ])
    expect(faultsOf(changed(1, { when: { decision: 'work', codes: ['nowhere'] } }))).toEqual([
      'decisions[1].when.codes when-unknown-code',
    ])
  })

  test('is bounded: so many decisions, so many codes, and no more faults told than somebody reads', () => {
    const [work] = workAndTone.decisions
    const many = (n: number) => Array.from({ length: n }, (_, at) => ({ ...work, id: `d${at}` }))
    expect(faultsOf({ ...workAndTone, decisions: many(mostDecisions) })).toEqual([])
    expect(faultsOf({ ...workAndTone, decisions: many(mostDecisions + 1) })).toEqual(['decisions too-many'])
    const codes = (n: number) => Array.from({ length: n }, (_, at) => ({ ...work?.codes[0], id: `c${at}` }))
    expect(faultsOf({ decisions: [{ ...work, codes: codes(mostCodes) }] })).toEqual([])
    expect(faultsOf({ decisions: [{ ...work, codes: codes(mostCodes + 1) }] })).toEqual(['decisions[0].codes too-many'])
    expect(faultsOf({ decisions: Array(1e6).fill({ codes: Array(1000).fill({}) }) })).toHaveLength(50)
  })

  test('loses what has no place in one', () => {
    const parsed = parseCodebook({ ...workAndTone, extra: 1, decisions: changed(0, { extra: 1 } as object).decisions })
    expect(parsed).toEqual({ ok: true, codebook: workAndTone })
  })
})
