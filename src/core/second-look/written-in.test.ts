import { expect, test } from 'vitest'
import { labelledDrafts } from '../../../test/second-look/labelled.ts'
import { languages } from '../networks.ts'
import { readDraft } from './read-draft.ts'
import { writtenIn } from './written-in.ts'

test('a draft is seldom taken for another language than its own, whatever language was chosen', () => {
  const drafts = labelledDrafts()
  const wrong = drafts.flatMap(({ text, language }) =>
    languages.filter((chosen) => chosen === language && writtenIn(readDraft(text), chosen) !== language),
  )
  // Who has chosen rightly is nearly never put right.
  expect(wrong.length / drafts.length).toBeLessThan(0.005)
  const seen = drafts.filter(({ text, language }) =>
    languages.every((chosen) => writtenIn(readDraft(text), chosen) === language),
  )
  // Who has chosen another is put right mostly: many of these drafts are but a sentence.
  expect(seen.length / drafts.length).toBeGreaterThan(0.8)
})

test('what says nothing of its language is left to what was chosen', () => {
  for (const text of ['', 'Moi', 'OK 👍', 'Kajo 2026', 'https://example.org/the/and/of'])
    for (const chosen of languages) expect(writtenIn(readDraft(text), chosen)).toBe(chosen)
})
