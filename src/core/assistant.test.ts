import { expect, test } from 'vitest'
import { assistantInstructions, assistantWants } from './assistant.ts'
import { languages } from './networks.ts'
import { isUnedited } from './unedited.ts'

test('an answer is asked for in the language of the draft', () => {
  const all = assistantWants.flatMap((want) => languages.map((language) => assistantInstructions(want, language)))
  expect(new Set(all).size).toBe(6)
  expect(assistantInstructions('shorter', 'fi')).toContain('Answer in Finnish')
})

test('words are the assistant’s until one of them is another', () => {
  expect(isUnedited('Silta on valmis.\n', ' Silta  on valmis.')).toBe(true)
  expect(isUnedited('Silta on nyt valmis.', 'Silta on valmis.')).toBe(false)
  expect(isUnedited('', 'Silta on valmis.')).toBe(false)
})
