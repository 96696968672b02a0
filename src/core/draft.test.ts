import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeptDraft, type SentDraft, settleDraft } from './draft.ts'

const text = fc.constantFrom('', 'a', 'ab', 'toinen', 'toinen teksti', 'aivan muu')
const kept = fc.record({ id: fc.constantFrom('1', '2'), text, at: fc.integer({ min: 0, max: 5 }) })
const sent = fc.record({ text, at: fc.integer({ min: 0, max: 5 }), base: fc.constantFrom('1', '2', null) })

const all = (one: KeptDraft, other: SentDraft) => {
  const { current, aside } = settleDraft(one, other)
  return { text: current === 'kept' ? one.text : other.text, aside }
}

describe('a draft on two devices', () => {
  test('never loses a text that the other device did not know of', () => {
    fc.assert(
      fc.property(kept, sent, (one, other) => {
        const settled = all(one, other)
        const there = (wanted: string) => settled.text.includes(wanted) || settled.aside === wanted
        expect(there(other.text)).toBe(true)
        if (other.base !== one.id) expect(there(one.text)).toBe(true)
      }),
    )
  })

  test('is the newer text, and the other is put aside', () => {
    const one: KeptDraft = { id: '1', text: 'puhelimella', at: 10 }
    expect(settleDraft(one, { text: 'koneella', at: 20, base: null })).toEqual({
      current: 'sent',
      aside: 'puhelimella',
    })
    expect(settleDraft(one, { text: 'koneella', at: 5, base: null })).toEqual({ current: 'kept', aside: 'koneella' })
  })

  test('is replaced by who went on from it, shortened or emptied as they like', () => {
    const one: KeptDraft = { id: '1', text: 'puhelimella', at: 10 }
    for (const next of ['', 'puhe', 'jotain muuta'])
      expect(settleDraft(one, { text: next, at: 0, base: '1' })).toEqual({ current: 'sent', aside: undefined })
  })

  test('that was told on one device is not brought back by another, unless it wrote on', () => {
    const told: KeptDraft = { id: '2', text: '', at: 10 }
    expect(settleDraft(told, { text: 'vielä tämä', at: 20, base: '1' }).current).toBe('sent')
    expect(settleDraft({ id: '2', text: 'uusi', at: 10 }, { text: '', at: 20, base: '1' }).current).toBe('kept')
  })
})
