import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dialogueGate, newSince, processing, processingVersion, type Standing } from './processing.ts'

const record = (wanted: Partial<Standing> = {}): Standing => ({
  ...{ heldOn: '2026-03-02', processing: processingVersion, isWithdrawn: false },
  ...wanted,
})

const day = fc.integer({ min: 0, max: 700 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10))
const records = fc.array(
  fc.record({ heldOn: day, processing: fc.integer({ min: 0, max: processingVersion }), isWithdrawn: fc.boolean() }),
  { maxLength: 6 },
)

describe('the gate before the organisation’s figures', () => {
  test('is shut without a record, and by one that was withdrawn', () => {
    expect(dialogueGate([])).toEqual({ open: false, problem: 'no-dialogue' })
    expect(dialogueGate([record({ isWithdrawn: true })])).toEqual({ open: false, problem: 'no-dialogue' })
  })

  test('is opened by one that heard of all that is processed, from the day of the first on', () => {
    expect(dialogueGate([record()])).toEqual({ open: true, since: '2026-03-02' })
    const earlier = record({ heldOn: '2025-06-02', processing: 1 })
    expect(dialogueGate([record(), earlier])).toEqual({ open: true, since: '2025-06-02' })
    expect(dialogueGate([record(), { ...earlier, isWithdrawn: true }])).toEqual({ open: true, since: '2026-03-02' })
  })

  test('shuts again when more is processed, and says what is new', () => {
    expect(dialogueGate([record({ processing: 1 })], 2)).toEqual({
      ...{ open: false, problem: 'new-processing' },
      news: ['answers', 'mishaps', 'studies'],
    })
    expect(dialogueGate([record()], processingVersion + 1)).toMatchObject({ open: false, problem: 'new-processing' })
  })

  test('is open exactly where some record that stands heard of all, whatever else was recorded, in whatever order', () => {
    fc.assert(
      fc.property(records, (all) => {
        const gate = dialogueGate(all)
        expect(gate.open).toBe(all.some((one) => !one.isWithdrawn && one.processing >= processingVersion))
        expect(dialogueGate([...all].reverse())).toEqual(gate)
        if (gate.open) for (const one of all) expect(one.isWithdrawn || one.heldOn >= gate.since).toBe(true)
        else if (gate.problem === 'new-processing') expect(gate.news.length).toBeGreaterThan(0)
      }),
    )
  })

  test('names each thing that is processed once, and none is new to whoever heard of today’s list', () => {
    expect(new Set(processing.map(({ id }) => id)).size).toBe(processing.length)
    expect(newSince(processingVersion)).toEqual([])
    expect(newSince(0)).toHaveLength(processing.length)
  })
})
