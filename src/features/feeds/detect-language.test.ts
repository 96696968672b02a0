import { expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

test.each([
  ['fi', 'Avoin työpaikka: ohjelmistokehittäjä satamaan'],
  ['sv', 'Ledigt jobb: systemutvecklare till hamnen'],
  ['en', 'Open position: software developer for the harbour'],
] as const)('%s is told from a title', async (language, title) => {
  expect(await detectLanguage(title, language === 'fi' ? 'en' : 'fi')).toBe(language)
})

test('what is too short to tell is in the language of the feed', async () => {
  expect(await detectLanguage('2026', 'sv')).toBe('sv')
  expect(await detectLanguage('', 'en')).toBe('en')
})
