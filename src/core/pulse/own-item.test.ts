import { expect, test } from 'vitest'
import { readItem } from './own-item.ts'

const text = { fi: 'Missä työskentelet?', sv: 'Var jobbar du?', en: 'Where do you work?' }
const options = { fi: 'Kotona\nToimistolla', sv: 'Hemma\nPå kontoret', en: 'At home\nIn the office' }
const choice = { kind: 'choice', reversed: false, text, options } as const

test('a choice has its options in three languages, side by side', () => {
  expect(readItem(choice)).toEqual({
    ok: true,
    item: {
      ...{ kind: 'choice', text },
      options: [
        { fi: 'Kotona', sv: 'Hemma', en: 'At home' },
        { fi: 'Toimistolla', sv: 'På kontoret', en: 'In the office' },
      ],
    },
  })
})

test('a choice with one option, eight, fewer in another language, or one twice is not taken', () => {
  const problem = (changed: Partial<typeof options>) => readItem({ ...choice, options: { ...options, ...changed } })
  expect(problem({ fi: 'Kotona' })).toMatchObject({ problem: 'options-few' })
  expect(problem({ fi: 'abcdefgh'.split('').join('\n') })).toMatchObject({ problem: 'options-many' })
  expect(problem({ sv: 'Hemma' })).toMatchObject({ problem: 'options-uneven' })
  expect(problem({ en: 'At home\nAt home' })).toMatchObject({ problem: 'options-twice' })
})

test('a scale may be turned round, and what one writes oneself has no options', () => {
  expect(readItem({ ...choice, kind: 'agree', reversed: true })).toMatchObject({
    item: { kind: 'scale', scale: 'agree', reversed: true },
  })
  expect(readItem({ ...choice, kind: 'text' })).toEqual({ ok: true, item: { kind: 'text', text } })
})
