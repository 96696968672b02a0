import { describe, expect, test } from 'vitest'
import { languages } from './networks.ts'
import { checkIds } from './second-look/finding.ts'
import { passageIds } from './starter-guidelines/passages.ts'
import { checksOf, starterGuidelines } from './starter-guidelines.ts'

describe.each(languages)('in %s', (language) => {
  const passages = passageIds.map((id) => starterGuidelines[language][id])

  test('every passage says something, and what it means in practice', () => {
    for (const { title, text, practice } of passages) {
      expect(title.length).toBeGreaterThan(5)
      expect(text.join(' ').length).toBeGreaterThan(100)
      expect(practice.length).toBeGreaterThanOrEqual(3)
    }
    expect(new Set(passages.map(({ title }) => title)).size).toBe(passageIds.length)
  })

  test('says the same as in Finnish, point by point, with the same laws', () => {
    for (const id of passageIds) {
      const [own, finnish] = [starterGuidelines[language][id], starterGuidelines.fi[id]]
      expect(own.text.length, id).toBe(finnish.text.length)
      expect(own.law === undefined, id).toBe(finnish.law === undefined)
      expect(own.example === undefined, id).toBe(finnish.example === undefined)
      const numbers = (law = '') => law.match(/\d{2,4}\/\d{2,4}/g) ?? []
      expect(numbers(own.law), id).toEqual(numbers(finnish.law))
    }
  })

  test('nobody is shouted at or threatened', () => {
    const all = JSON.stringify(passages)
    expect(all).not.toContain('!')
    expect(all).not.toMatch(/seuraamu|kurinpi|varoitukse|disciplin|sanction|disciplinär|påföljd/i)
  })
})

test('every check rests on a passage', () => {
  expect(passageIds.flatMap((id) => checksOf(id)).toSorted()).toEqual(checkIds.toSorted())
})

test('an address once given stays: no passage has changed its id', () => {
  expect(passageIds).toEqual([
    ...['voluntary', 'own-voice', 'employer', 'others', 'confidential', 'advertising', 'claims', 'disagreement'],
    ...['working-time', 'misread', 'clear', 'ugly', 'mistakes'],
  ])
})
